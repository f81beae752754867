import assert from 'node:assert/strict'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { COMMON_NAME, makeCertificate } from './certificates.ts'
import { makeClient, type TestClient } from './clients.ts'
import { athOf, proofKey } from './dpop.ts'
import { freePort } from './free-port.ts'
import { makeScopes } from './scopes.ts'
import { startServer, type TestServer } from './server.ts'

const ORDERS = 'https://orders.example'

/** An answer that came through the proxy. */
interface Seen {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** An API that tells the headers it got, registered at a server, and a port for the proxy that stands in front of it. */
export interface OrdersApi {
  readonly server: TestServer
  /** A client that may call it, by a token or with its secret. */
  readonly client: TestClient
  /** Where the server, the API and the proxy listen, as a configuration names them. */
  readonly at: { readonly server: string; readonly api: string; readonly proxy: string }
  get(headers: Record<string, string>, path?: string): Promise<Seen>
  untilUp(): Promise<void>
  tokenOf(client: TestClient, headers?: Record<string, string>): Promise<string>
  close(): Promise<void>
}

export async function ordersApi(): Promise<OrdersApi> {
  const server = await startServer({ listen: true, settings: { trust_proxy: ['127.0.0.1', '::1'], 'mtls.header': 'Client-Cert' } })
  await makeScopes(server, ['orders:read'])
  const row = { id: 'api_orders', identifier: ORDERS, name: 'Orders', scopes: ['orders:read'], created_at: 0, updated_at: 0 }
  await server.context.db.table(protectedApi).insert(newRow(protectedApi, row))
  const client = await makeClient(server, { supported_grant_types: ['client_credentials', 'basic'] })
  const api = createServer((call, answer) => answer.end(JSON.stringify(call.headers)))
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const port = await freePort()
  const get: OrdersApi['get'] = (headers, path = '/items?a=1') =>
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
  return {
    server,
    client,
    at: {
      server: new URL(server.issuer).host.replace('localhost', '127.0.0.1'),
      api: `127.0.0.1:${(api.address() as AddressInfo).port}`,
      proxy: `127.0.0.1:${port}`,
    },
    get,
    async untilUp() {
      for (let tries = 0; tries < 200; tries++) {
        if (await get({}).catch(() => undefined)) return
        await wait(50)
      }
      throw new Error('the proxy does not answer')
    },
    async tokenOf({ basic }, headers = {}) {
      const form = { grant_type: 'client_credentials', resource: ORDERS, scope: 'orders:read' }
      return String((await server.call('POST', '/oauth/token', { form, basic, headers })).json.access_token)
    },
    async close() {
      api.close()
      api.closeAllConnections()
      await server.close()
    },
  }
}

/** A bearer token passes, and what the caller claimed to be is replaced by what the server says. */
export async function assertIdentityReplaced({ get, client, server, tokenOf }: OrdersApi): Promise<void> {
  const { status, body } = await get({
    authorization: `Bearer ${await tokenOf(client)}`,
    'x-auth-subject': 'root',
    'x-auth-username': 'root',
    'x-auth-issuer': 'root',
  })
  const told = JSON.parse(body)
  assert.deepEqual([status, told['x-auth-subject'], told['x-auth-scope'], told['x-auth-username']], [200, client.id, 'orders:read', undefined])
  assert.equal(told['x-auth-issuer'], server.issuer)
}

/** A request without a token is told how to get one. */
export async function assertChallenged({ get }: OrdersApi): Promise<void> {
  const { status, headers } = await get({})
  assert.equal(status, 401)
  assert.match(String(headers['www-authenticate']), /^Bearer .*resource_metadata=/)
  assert.equal((await get({ authorization: 'Bearer gat_nothing' })).status, 401)
}

/** A bound token passes with a proof for the original URL, once; a secret passes, and a wrong one does not. */
export async function assertProofs({ get, client, server, tokenOf }: OrdersApi, origin = ORDERS): Promise<void> {
  const key = await proofKey()
  const token = await tokenOf(client, await key.forTokens(server))
  const headers = { authorization: `DPoP ${token}`, dpop: await key.proof('GET', `${origin}/items`, { claims: { ath: athOf(token) } }) }
  assert.equal((await get(headers)).status, 200)
  assert.equal((await get(headers)).status, 401)
  const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`${client.id}:${secret}`).toString('base64')}` })
  assert.equal((await get(basic(client.secret))).status, 200)
  assert.equal((await get(basic('wrong wrong wrong'))).status, 401)
}

/** A token that is bound to a certificate does not pass with a header that the caller wrote, though the door itself would take the header. */
export async function assertCertificateNotForged({ get, server, tokenOf }: OrdersApi, door: string, original: Record<string, string>): Promise<void> {
  const { headers } = makeCertificate({ subject: [[COMMON_NAME, 'batch']] })
  const bound = await makeClient(server, { supported_grant_types: ['client_credentials'], tls_client_certificate_bound_access_tokens: true })
  const authorization = `Bearer ${await tokenOf(bound, headers.rfc9440)}`
  const asked = { authorization, ...original }
  assert.equal((await server.call('GET', `${door}?resource=${ORDERS}`, { headers: { ...asked, ...headers.rfc9440 } })).status, 200)
  assert.equal((await get({ authorization, ...headers.rfc9440 })).status, 401)
}

/** A client that is switched off is refused at its next request. */
export async function assertSwitchedOff({ get, server, tokenOf }: OrdersApi): Promise<void> {
  const other = await makeClient(server, { supported_grant_types: ['client_credentials'] })
  const headers = { authorization: `Bearer ${await tokenOf(other)}` }
  assert.equal((await get(headers)).status, 200)
  await server.call('PATCH', `/api/clients/${other.id}`, { json: { active: false }, bearer: await server.adminToken() })
  assert.equal((await get(headers)).status, 401)
}
