import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let server: TestServer
let web: Receiver
let bearer: string
before(async () => {
  web = await startReceiver()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  bearer = await server.adminToken()
})
after(async () => {
  web.close()
  await server.close()
})

const flowTo = (backchannel_logout_uri: string, fields: Partial<Client> = {}) => codeFlow({ server, client: { backchannel_logout_uri, ...fields } })
const leave = async (flow: CodeFlow) => flow.visitor.go(`/oauth/end_session?${new URLSearchParams({ id_token_hint: (await flow.tokens()).id_token })}`)
const deliveries = async ({ app }: CodeFlow) => (await server.call('GET', `/api/logout-deliveries?client_id=${app.id}`, { bearer })).json.data
async function failure(flow: CodeFlow): Promise<string> {
  await until(async () => (await deliveries(flow))[0]?.outcome === 'failed', 'the delivery fails')
  return (await deliveries(flow))[0].detail
}

test('OIDC Back-Channel Logout §2.4 a logout token is neither a hint, nor an access token, nor a subject token', async () => {
  const flow = await flowTo(`${web.origin}/cross`, { supported_grant_types: ['authorization_code', 'refresh_token', 'token_exchange'] })
  await leave(flow)
  await until(() => web.received.some(({ path }) => path === '/cross'), 'the token arrives')
  const token = new URLSearchParams(web.received.find(({ path }) => path === '/cross')?.body).get('logout_token') ?? ''
  await flow.tokens()
  const stop = await flow.visitor.go(`/oauth/end_session?${new URLSearchParams({ id_token_hint: token })}`)
  assert.match(stop.text, /id="logout-confirm"/)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: token })).status, 401)
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: flow.app.basic })).status, 400)
})

test('RFC 9700 §4.12 a logout URI reaches no private host, follows no redirect, and only trusted hosts', async () => {
  const metadata = await flowTo('https://169.254.169.254/latest/meta-data/')
  await leave(metadata)
  assert.match(await failure(metadata), /private|not allowed|may not/i)
  const redirecting = createServer((_request, response) => response.writeHead(307, { location: `${web.origin}/redirected` }).end())
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve))
  const redirected = await flowTo(`http://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`)
  await leave(redirected)
  assert.match(await failure(redirected), /redirect/)
  redirecting.close()
  const strange = await flowTo(`${web.origin}/untrusted`, { trusted_hosts: ['app.example'] })
  await leave(strange)
  assert.match(await failure(strange), /not among those/)
  assert(!web.received.some(({ path }) => path === '/redirected' || path === '/untrusted'))
})

test('OIDC Back-Channel Logout §2.3 the clients of other people hear nothing', async () => {
  const [one, other] = [await flowTo(`${web.origin}/one`), await flowTo(`${web.origin}/other`)]
  await other.tokens()
  await leave(one)
  await until(() => web.received.some(({ path }) => path === '/one'), 'the right client is told')
  assert.equal((await deliveries(other)).length, 0)
  assert(!web.received.some(({ path }) => path === '/other'))
})

test('OIDC RP-Initiated Logout §2 neither a link nor a foreign form signs anybody out', async () => {
  const flow = await flowTo(`${web.origin}/csrf`)
  await flow.tokens()
  await flow.visitor.go('/logout')
  const cookie = [...flow.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const forged = await server.call('POST', '/logout', { headers: { cookie, 'sec-fetch-site': 'cross-site' }, form: { csrf: 'guessed' } })
  assert.equal(forged.status, 403)
  const still = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'none' }).params)}`)
  assert(still.params.has('code'))
  assert.equal((await deliveries(flow)).length, 0)
})
