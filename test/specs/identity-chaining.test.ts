import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { type TrustedIssuer, trustedIssuer } from '#model/trusted-issuer.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const TYPE = 'urn:ietf:params:oauth:token-type:'
const [FRONT, THERE] = ['https://front.example/', 'https://there.example/']

/** Domain A is the default tenant; domain B is another tenant, with an issuer, people and APIs of its own. */
let server: DescribedServer
let flow: CodeFlow
let front: TestClient
let domainB: string
before(async () => {
  server = await describedServer()
  domainB = `${server.issuer}/t/b`
  await makeScopes(server, ['things:read'])
  front = await makeClient(server, { supported_grant_types: ['token_exchange', 'client_credentials'] })
  await server.context.db
    .table(protectedApi)
    .insert(newRow(protectedApi, { id: 'api_front', identifier: FRONT, name: 'Front', scopes: ['things:read', 'email'], client_id: front.id }))
  flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token'] } })
  await rule({ name: 'Chain', client_id: front.id, resources: [THERE], scopes: ['parts:read'] })
})
after(() => server.close())

const rule = async (fields: object) => {
  const { status, text } = await server.api('POST', '/api/assertion-rules', { direction: 'issue', assertion_type: 'jwt', party: domainB, ...fields })
  assert.equal(status, 201, text)
}
const token = async () => (await flow.tokens({ scope: 'openid email things:read', resource: FRONT })).access_token as string
const exchange = async (more: Record<string, string> = {}, by = front, subject_token?: string) =>
  server.call('POST', '/oauth/token', {
    form: {
      grant_type: EXCHANGE,
      subject_token: subject_token ?? (await token()),
      subject_token_type: `${TYPE}access_token`,
      requested_token_type: `${TYPE}jwt`,
      audience: domainB,
      ...more,
    },
    basic: by.basic,
  })

test('draft-ietf-oauth-identity-chaining §2.3 an API exchanges what it was sent for an authorization grant for the other server, within the rules', async () => {
  const subject_token = await token()
  const { status, json } = await exchange({ resource: THERE, scope: 'parts:read parts:write' }, front, subject_token)
  assert.equal(status, 200, JSON.stringify(json))
  assert.deepEqual([json.issued_token_type, json.token_type, json.scope, json.refresh_token], [`${TYPE}jwt`, 'N_A', 'parts:read', undefined])
  assert(json.expires_in <= 300)
  assert.equal(decodeProtectedHeader(json.access_token).typ, 'authorization-grant+jwt')
  const { iss, aud, sub, resource, scope, act, jti } = decodeJwt(json.access_token) as Record<string, unknown>
  assert.deepEqual([iss, aud, resource, scope, act], [server.issuer, domainB, THERE, 'parts:read', { sub: front.id }])
  assert.ok(sub && jti)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: json.access_token })).status, 401, 'it opens nothing here')
})
test('draft-ietf-oauth-identity-chaining §2.3 the other server may stand in resource, and the type may be left out', async () => {
  const { status, json } = await exchange({ audience: '', resource: domainB, requested_token_type: '' })
  assert.equal(status, 200, JSON.stringify(json))
  assert.equal(json.issued_token_type, `${TYPE}jwt`)
  assert.equal(decodeJwt(json.access_token).aud, domainB)
})
test('draft-ietf-oauth-identity-chaining §2.3 without a rule for client, server, API and scope there is no authorization grant', async () => {
  const other = await makeClient(server, { supported_grant_types: ['token_exchange'], grant_settings: { token_exchange: { subject_clients: [flow.app.id] } } })
  const errors = async (...asked: Parameters<typeof exchange>) => (await exchange(...asked)).json.error
  assert.equal(await errors({}, other), 'invalid_target')
  assert.equal(await errors({ audience: 'https://unknown.example' }), 'invalid_target')
  assert.equal(await errors({ resource: 'https://elsewhere.example/' }), 'invalid_target')
  assert.equal(await errors({ scope: 'parts:write' }), 'invalid_scope')
  await rule({ name: 'Identity assertions', client_id: other.id, assertion_type: 'id_jag' })
  assert.equal(await errors({}, other), 'invalid_target', 'a rule about identity assertions says nothing of access tokens')
  const machine = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: front.basic })).json.access_token
  assert.equal(await errors({}, front, machine), 'invalid_request', 'there is no person')
})
test('draft-ietf-oauth-identity-chaining §2.3 it lives no longer than the subject token', async () => {
  const brief = await codeFlow({ server, client: { access_token_ttl: 60 } })
  const { access_token } = await brief.tokens({ scope: 'openid things:read', resource: FRONT })
  assert((await exchange({}, front, access_token)).json.expires_in <= 60)
})
test('draft-ietf-oauth-identity-chaining §2.4 the other server redeems it for a token of the person it knows by that address, once', async () => {
  assert.equal((await server.api('POST', '/api/tenants', { name: 'Domain B', slug: 'b' })).status, 201)
  const context = await server.contexts.find('b')
  assert(context)
  const there = { ...server, context, issuer: domainB }
  await makeScopes(there, ['parts:read'])
  await context.db.table(protectedApi).insert(newRow(protectedApi, { id: 'api_there', identifier: THERE, name: 'There', scopes: ['parts:read'] }))
  const client = await makeClient(there, {
    supported_grant_types: ['jwt_bearer', 'introspect'],
    grant_settings: { jwt_bearer: { subject_issuers: [server.issuer] } },
  })
  const { keys } = (await server.call('GET', '/oauth/jwks')).json
  const purposes: TrustedIssuer['purposes'] = ['jwt_bearer']
  const trusted = { id: 'ti_a', name: 'Domain A', issuer: server.issuer, jwks: { keys }, purposes, token_types: ['authorization-grant+jwt'] }
  await context.db.table(trustedIssuer).insert(newRow(trustedIssuer, { ...trusted, subject_claim: 'email', subject_is: 'email', scopes: ['parts:read'] }))
  const known = await makePerson(there, { username: flow.habits.username })
  const grant = (await exchange({ scope: 'parts:read' })).json.access_token
  const redeem = () => server.call('POST', '/t/b/oauth/token', { form: { grant_type: BEARER, assertion: grant, resource: THERE }, basic: client.basic })
  const { status, json } = await redeem()
  assert.deepEqual([status, json.scope], [200, 'parts:read'], JSON.stringify(json))
  const told = (await server.call('POST', '/t/b/oauth/introspect', { form: { token: json.access_token }, basic: client.basic })).json
  assert.deepEqual([told.sub, told.aud, told.client_id], [known.id, THERE, client.id])
  assert.equal((await redeem()).json.error, 'invalid_grant')
})
test('draft-ietf-oauth-identity-chaining §3 discovery names the types of token that are issued for other servers', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.deepEqual(json.identity_chaining_requested_token_types_supported, [`${TYPE}jwt`, `${TYPE}id-jag`])
})
