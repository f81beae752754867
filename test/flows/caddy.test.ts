import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** The Caddyfile of the guide, without the certificate that Caddy would ask the world for. */
const configuration = ({ at }: OrdersApi, site: string) => `{
  admin off
  auto_https off
}
${site
  .replace('orders.example {', `http://orders.example:${at.proxy.split(':')[1]} {`)
  .replace('gatehouse:8080', at.server)
  .replace('orders:9000', at.api)}`

// A machine without Caddy lacks nothing that the project needs: there, these tests do not exist. The door itself is tested without it.
const whereInstalled = spawnSync('sh', ['-c', 'command -v caddy']).status === 0 ? describe : () => {}

whereInstalled('Caddy in front of an API, as the guide shows it', () => {
  let orders: OrdersApi
  let caddy: ChildProcess | undefined
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-caddy-'))

  before(async () => {
    orders = await ordersApi()
    const file = join(folder, 'Caddyfile')
    writeFileSync(file, configuration(orders, filesOf('forward-auth')('Caddyfile')))
    const env = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
    caddy = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'ignore'] })
    await orders.untilUp()
  })
  after(async () => {
    caddy?.kill()
    await orders?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a bearer token passes, and what the client claimed to be is replaced', () => assertIdentityReplaced(orders))
  test('no token is 401 with the challenge, and a token of another API too', () => assertChallenged(orders))
  test('a bound token passes with a proof, once; a secret passes; a wrong one does not', () =>
    // Here it serves plain HTTP, so that is the URL that a proof is for.
    assertProofs(orders, 'http://orders.example'))
  test('a token that is bound to a certificate does not pass with a header that the caller wrote', () =>
    assertCertificateNotForged(orders, '/forward-auth', {
      ...{ 'x-forwarded-method': 'GET', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'orders.example', 'x-forwarded-uri': '/items' },
    }))
  test('a client that is switched off is refused at its next request', () => assertSwitchedOff(orders))
})
