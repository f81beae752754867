import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { athOf, proofKey } from '../support/dpop.ts'
import { freePort } from '../support/free-port.ts'
import { filesOf } from '../support/guides.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'

const NGINX = '/usr/sbin/nginx'
const ORDERS = 'https://orders.example'

interface Seen {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

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
  let server: TestServer
  let api: Server
  let nginx: ChildProcess | undefined
  let client: TestClient
  let port: number
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-nginx-'))

  const get = (headers: Record<string, string>, path = '/items?a=1') =>
    new Promise<Seen>((resolve, reject) => {
      const sent = request({ port, path, headers: { host: 'orders.example', ...headers } }, (answer) => {
        let body = ''
        answer.on('data', (part) => {
          body += part
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
      })
      sent.on('error', reject)
      sent.end()
    })
  const untilUp = async () => {
    for (let tries = 0; tries < 100; tries++) {
      const up = await get({}).catch(() => undefined)
      if (up) return
      await wait(50)
    }
    throw new Error('nginx does not answer')
  }
  const tokenOf = async ({ basic }: TestClient, headers: Record<string, string> = {}) => {
    const form = { grant_type: 'client_credentials', resource: ORDERS, scope: 'orders:read' }
    return String((await server.call('POST', '/oauth/token', { form, basic, headers })).json.access_token)
  }

  before(async () => {
    server = await startServer({ listen: true, settings: { trust_proxy: ['127.0.0.1', '::1'], 'mtls.header': 'Client-Cert' } })
    await makeScopes(server, ['orders:read'])
    const row = { id: 'api_orders', identifier: ORDERS, name: 'Orders', scopes: ['orders:read'], created_at: 0, updated_at: 0 }
    await server.context.db.table(protectedApi).insert(newRow(protectedApi, row))
    client = await makeClient(server, { supported_grant_types: ['client_credentials', 'basic'] })
    api = createServer((call, answer) => answer.end(JSON.stringify(call.headers)))
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
    port = await freePort()
    const site = filesOf('forward-auth')('nginx.conf')
      .replace('127.0.0.1:8080', new URL(server.issuer).host.replace('localhost', '127.0.0.1'))
      .replace('127.0.0.1:9000', `127.0.0.1:${(api.address() as AddressInfo).port}`)
      .replace('listen 8443', `listen 127.0.0.1:${port}`)
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, site))
    nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' })
    await untilUp()
  })
  after(async () => {
    nginx?.kill()
    api?.close()
    api?.closeAllConnections()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a bearer token passes, and what the client claimed to be is replaced', async () => {
    const { status, body } = await get({
      authorization: `Bearer ${await tokenOf(client)}`,
      'x-auth-subject': 'root',
      'x-auth-username': 'root',
      'x-auth-issuer': 'root',
    })
    const told = JSON.parse(body)
    assert.deepEqual([status, told['x-auth-subject'], told['x-auth-scope'], told['x-auth-username']], [200, client.id, 'orders:read', undefined])
    assert.deepEqual([told.authorization, told['x-auth-issuer']], [undefined, server.issuer])
  })

  test('no token is 401 with the challenge, and a token of another API too', async () => {
    const { status, headers } = await get({})
    assert.equal(status, 401)
    assert.match(String(headers['www-authenticate']), /^Bearer .*resource_metadata=/)
    assert.equal((await get({ authorization: 'Bearer gat_nothing' })).status, 401)
  })

  test('a bound token passes with a proof, once; a secret passes; a wrong one does not', async () => {
    const key = await proofKey()
    const token = await tokenOf(client, await key.forTokens(server))
    const headers = { authorization: `DPoP ${token}`, dpop: await key.proof('GET', `${ORDERS}/items`, { claims: { ath: athOf(token) } }) }
    assert.equal((await get(headers)).status, 200)
    assert.equal((await get(headers)).status, 401)
    const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`${client.id}:${secret}`).toString('base64')}` })
    assert.equal((await get(basic(client.secret))).status, 200)
    assert.equal((await get(basic('wrong wrong wrong'))).status, 401)
  })

  test('a token that is bound to a certificate does not pass with a header that the caller wrote', async () => {
    const { headers } = makeCertificate({ subject: [[COMMON_NAME, 'batch']] })
    const bound = await makeClient(server, { supported_grant_types: ['client_credentials'], tls_client_certificate_bound_access_tokens: true })
    const authorization = `Bearer ${await tokenOf(bound, headers.rfc9440)}`
    const url = `/forward-auth/nginx?resource=${ORDERS}`
    const asked = { authorization, 'x-original-method': 'GET', 'x-original-url': `${ORDERS}/items` }
    assert.equal((await server.call('GET', url, { headers: { ...asked, ...headers.rfc9440 } })).status, 200)
    assert.equal((await get({ authorization, ...headers.rfc9440 })).status, 401)
  })

  test('a client that is switched off is refused at its next request', async () => {
    const other = await makeClient(server, { supported_grant_types: ['client_credentials'] })
    const headers = { authorization: `Bearer ${await tokenOf(other)}` }
    assert.equal((await get(headers)).status, 200)
    await server.call('PATCH', `/api/clients/${other.id}`, { json: { active: false }, bearer: await server.adminToken() })
    assert.equal((await get(headers)).status, 401)
  })

  test('a thousand requests, sixteen at a time, all pass', async () => {
    const headers = { authorization: `Bearer ${await tokenOf(client)}` }
    const statuses = new Map<number, number>()
    const some = async () => {
      for (let sent = 0; sent < 1000 / 16; sent++) {
        const { status } = await get(headers)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: 16 }, some))
    assert.deepEqual([...statuses.keys()], [200])
  })
})
