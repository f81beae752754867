import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { filesOf } from '../support/guides.ts'
import {
  assertCertificateNotForged,
  assertChallenged,
  assertIdentityReplaced,
  assertProofs,
  assertSwitchedOff,
  type OrdersApi,
  ordersApi,
} from '../support/orders-api.ts'

const NGINX = '/usr/sbin/nginx'

const configuration = (folder: string, site: string) => `
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 512; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  ${site}
}
`

// A machine without nginx lacks nothing that the project needs: there, these tests do not exist. The door itself is tested without it.
const whereInstalled = existsSync(NGINX) ? describe : () => {}

whereInstalled('nginx in front of an API, as the guide shows it', () => {
  let orders: OrdersApi
  let nginx: ChildProcess | undefined
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-nginx-'))

  before(async () => {
    orders = await ordersApi()
    const site = filesOf('forward-auth')('nginx.conf')
      .replace('gatehouse:8080', orders.at.server)
      .replace('orders:9000', orders.at.api)
      .replace('listen 8443', `listen ${orders.at.proxy}`)
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, site))
    nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' })
    await orders.untilUp()
  })
  after(async () => {
    nginx?.kill()
    await orders?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a bearer token passes, and what the client claimed to be is replaced', () => assertIdentityReplaced(orders))
  test('no token is 401 with the challenge, and a token of another API too', () => assertChallenged(orders))
  test('a bound token passes with a proof, once; a secret passes; a wrong one does not', () => assertProofs(orders))
  test('a token that is bound to a certificate does not pass with a header that the caller wrote', () =>
    assertCertificateNotForged(orders, '/forward-auth/nginx', { 'x-original-method': 'GET', 'x-original-url': 'https://orders.example/items' }))
  test('a client that is switched off is refused at its next request', () => assertSwitchedOff(orders))

  test('a thousand requests, sixteen at a time, all pass', async () => {
    const headers = { authorization: `Bearer ${await orders.tokenOf(orders.client)}` }
    const statuses = new Map<number, number>()
    const some = async () => {
      for (let sent = 0; sent < 1000 / 16; sent++) {
        const { status } = await orders.get(headers)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: 16 }, some))
    assert.deepEqual([...statuses.keys()], [200])
  })
})
