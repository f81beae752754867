import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { ADMIN_SECRET, startServer, type TestServer } from '../support/server.ts'
import type { Stop } from '../support/visitor.ts'

const [ANY, RECENT, STRONG] = ['https://any.example/', 'https://recent.example/', 'https://strong.example/']
let server: TestServer
let flow: CodeFlow
let admin: string
let signedInAt: number
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  for (const api of [
    { identifier: ANY, name: 'Any' },
    { identifier: RECENT, name: 'Recent', max_age: 300 },
    { identifier: STRONG, name: 'Strong', acr_values: ['urn:example:gold'] },
  ])
    assert.equal((await server.call('POST', '/api/apis', { bearer: admin, json: { api: { open_to: 'anyone', ...api } } })).status, 201)
  flow = await codeFlow({ server, client: { access_token_format: 'jwt' } })
  await flow.code()
  signedInAt = Date.now() / 1000
})
after(() => server.close())

const ask = (params: Record<string, string>): Promise<Stop> =>
  flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ scope: 'openid', ...params }).params)}`)
const error = async (params: Record<string, string>) => (await ask(params)).params.get('error')

test('RFC 9470 §6.1 a token tells when and how strongly the person signed in, in the JWT and at introspection', async () => {
  const { code, verifier } = await flow.code({ scope: 'openid', resource: ANY })
  const { access_token } = (await flow.redeem(code, verifier)).json
  const { acr, auth_time } = decodeJwt(access_token)
  assert.equal(acr, '1')
  assert.ok(Math.abs(Number(auth_time) - signedInAt) < 60)
  const told = (await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: ['gatehouse-admin', ADMIN_SECRET] })).json
  assert.deepEqual([told.acr, told.auth_time], [acr, auth_time])
})

test('RFC 9470 §5 for a token of an API acr_values are necessary: without one of them there is no token', async () => {
  assert.equal(await error({ resource: ANY, acr_values: 'urn:example:gold urn:example:silver' }), 'unmet_authentication_requirements')
  assert.ok((await ask({ resource: ANY, acr_values: 'urn:example:gold 1' })).params.has('code'))
  assert.ok((await ask({ acr_values: 'urn:example:gold' })).params.has('code'), 'for an ID token they are a wish')
})

test('RFC 9470 §4 max_age of a challenge makes the person sign in again, and the new token says so', async () => {
  server.clock.skew += 120_000
  const stop = await ask({ resource: ANY, max_age: '60' })
  assert.equal(stop.url.pathname, '/login')
  assert.ok((await flow.visitor.complete(stop, flow.habits)).params.has('code'))
  assert.ok((await ask({ resource: ANY, max_age: '60' })).params.has('code'), 'it is recent now')
})

test('RFC 9470 §4 an API says how old and how strong a sign-in may be, whatever the client asks', async () => {
  server.clock.skew += 400_000
  assert.ok((await ask({ resource: ANY })).params.has('code'))
  assert.equal((await ask({ resource: RECENT, max_age: '86400' })).url.pathname, '/login')
  assert.equal(await error({ resource: RECENT, prompt: 'none' }), 'login_required')
  assert.ok((await flow.visitor.complete(await ask({ resource: RECENT }), flow.habits)).params.has('code'))
  assert.equal(await error({ resource: STRONG }), 'unmet_authentication_requirements')
  const machine = await makeClient(server)
  const form = { grant_type: 'client_credentials', resource: STRONG }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: machine.basic })).status, 200, 'a machine signs in nowhere')
})
