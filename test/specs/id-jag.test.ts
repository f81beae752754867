import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { user } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const TYPE = 'urn:ietf:params:oauth:token-type:'
const [OTHER, TOOL, MINE] = ['https://resource.example', 'https://resource.example/mcp', 'https://tool.example/']

let server: DescribedServer
before(async () => {
  server = await describedServer()
  await makeScopes(server, ['tool:use', 'tool:admin'])
  await server.context.db
    .table(protectedApi)
    .insert(newRow(protectedApi, { id: 'api_tool', identifier: MINE, name: 'Tool', scopes: ['tool:use', 'tool:admin'] }))
})
after(() => server.close())
const errorOf = ({ json }: { json: { error?: string } }) => json.error

describe('as the server where people sign in', () => {
  let flow: CodeFlow
  before(async () => {
    flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token', 'token_exchange'] } })
    const rule = { direction: 'issue', client_id: flow.app.id, party: OTHER }
    const all = { ...rule, name: 'Everybody', party_client_id: 'app-there', resources: [TOOL], scopes: ['chat.read'] }
    assert.equal((await server.api('POST', '/api/assertion-rules', all)).status, 201)
    assert.equal(
      (await server.api('POST', '/api/assertion-rules', { ...rule, name: 'Staff', groups: ['staff'], resources: [TOOL], scopes: ['chat.write'] })).status,
      201,
    )
  })
  const issue = (subject_token: string, more: Record<string, string> = {}, by?: TestClient) =>
    server.call('POST', '/oauth/token', {
      form: { grant_type: EXCHANGE, requested_token_type: `${TYPE}id-jag`, audience: OTHER, subject_token, subject_token_type: `${TYPE}id_token`, ...more },
      basic: (by ?? flow.app).basic,
    })

  test('draft-ietf-oauth-identity-assertion-authz-grant §4.3 an ID token of the client becomes an assertion for the other server, within the rules', async () => {
    const { id_token } = await flow.tokens()
    const { status, json } = await issue(id_token, { resource: TOOL, scope: 'chat.read chat.write' })
    assert.equal(status, 200, JSON.stringify(json))
    assert.deepEqual([json.issued_token_type, json.token_type, json.scope, json.refresh_token], [`${TYPE}id-jag`, 'N_A', 'chat.read', undefined])
    assert(json.expires_in <= 300)
    const claims = decodeJwt(json.access_token)
    assert.equal(decodeProtectedHeader(json.access_token).typ, 'oauth-id-jag+jwt')
    assert.deepEqual([claims.iss, claims.aud, claims['client_id'], claims['resource'], claims['scope']], [server.issuer, OTHER, 'app-there', TOOL, 'chat.read'])
    assert.equal(claims.sub, decodeJwt(id_token).sub)
    assert(claims.jti && claims['auth_time'])
    assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: json.access_token })).status, 401)
  })

  test('a person of the group gets the scopes of its rule, too', async () => {
    await server.context.db.table(user).change({ username: flow.habits.username }, { group: 'office staff' })
    const { id_token } = await flow.tokens()
    assert.equal((await issue(id_token, { resource: TOOL, scope: 'chat.read chat.write' })).json.scope, 'chat.read chat.write')
    await server.context.db.table(user).change({ username: flow.habits.username }, { group: undefined })
  })

  test('what no rule names is refused: the server, the API, the scope, the client', async () => {
    const { id_token, access_token, refresh_token } = await flow.tokens()
    assert.equal(errorOf(await issue(id_token, { audience: 'https://unknown.example' })), 'access_denied')
    assert.equal(errorOf(await issue(id_token, { audience: server.issuer })), 'invalid_target')
    assert.equal(errorOf(await issue(id_token, { resource: 'https://resource.example/other' })), 'invalid_target')
    assert.equal(errorOf(await issue(id_token, { scope: 'chat.write' })), 'invalid_scope')
    assert.equal(errorOf(await issue(access_token, { subject_token_type: `${TYPE}access_token` })), 'invalid_request')
    assert.equal(errorOf(await issue(id_token, {}, await makeClient(server, { supported_grant_types: ['token_exchange'] }))), 'invalid_request')
    assert.equal((await issue(refresh_token, { subject_token_type: `${TYPE}refresh_token` })).status, 200)
    assert.equal((await flow.refresh(refresh_token)).status, 200)
  })
})

describe('as the server of the API', () => {
  let partner: ForeignIssuer
  let client: TestClient
  let sub: string
  before(async () => {
    partner = await foreignIssuer('https://idp.example', server.issuer)
    const trusted = { name: 'Identity provider', issuer: partner.issuer, jwks: partner.jwks, purposes: ['id_jag'], scopes: ['tool:use', 'tool:admin'] }
    assert.equal((await server.api('POST', '/api/trusted-issuers', trusted)).status, 201)
    client = await makeClient(server, { supported_grant_types: ['jwt_bearer', 'introspect'] })
    sub = (await makePerson(server)).id
    const rule = { name: 'Accepted', direction: 'accept', client_id: client.id, party: partner.issuer, resources: [MINE], scopes: ['tool:use'] }
    assert.equal((await server.api('POST', '/api/assertion-rules', rule)).status, 201)
  })
  let made = 0
  const assertion = (claims: Record<string, unknown> = {}, typ = 'oauth-id-jag+jwt') =>
    partner.token({ sub, client_id: client.id, jti: `jag-${++made}`, resource: MINE, scope: 'tool:use tool:admin', ...claims }, { typ })
  const redeem = (text: string, more: Record<string, string> = {}, by = client) =>
    server.call('POST', '/oauth/token', { form: { grant_type: BEARER, assertion: text, ...more }, basic: by.basic })

  test('draft-ietf-oauth-identity-assertion-authz-grant §4.4 an assertion for this client gets a token for its API and the scopes that a rule allows', async () => {
    const { status, json } = await redeem(await assertion())
    assert.deepEqual([status, json.scope, json.refresh_token], [200, 'tool:use', undefined], JSON.stringify(json))
    const told = (await server.call('POST', '/oauth/introspect', { form: { token: json.access_token }, basic: client.basic })).json
    assert.deepEqual([told.sub, told.aud, told.client_id], [sub, MINE, client.id])
  })

  test('draft-ietf-oauth-identity-assertion-authz-grant §4.4 one for another client, another server, of another type, without jti or for a public client is invalid_grant', async () => {
    const wrong: Record<string, unknown>[] = [
      { client_id: 'another' },
      { client_id: undefined },
      { aud: [server.issuer, OTHER] },
      { aud: OTHER },
      { jti: undefined },
      { sub: 'nobody' },
    ]
    for (const claims of wrong) assert.equal(errorOf(await redeem(await assertion(claims))), 'invalid_grant', JSON.stringify(claims))
    for (const typ of ['JWT', 'at+jwt', 'oauth-id-jag']) assert.equal(errorOf(await redeem(await assertion({}, typ))), 'invalid_grant', typ)
    const open = await makeClient(server, { supported_grant_types: ['jwt_bearer'], confidential: false, token_endpoint_auth_methods: ['none'] })
    const form = { grant_type: BEARER, client_id: open.id, assertion: await assertion({ client_id: open.id }) }
    assert.equal(errorOf(await server.call('POST', '/oauth/token', { form })), 'invalid_grant')
  })

  test('draft-ietf-oauth-identity-assertion-authz-grant §4.4 an assertion is good once', async () => {
    const text = await assertion()
    assert.deepEqual([(await redeem(text)).status, errorOf(await redeem(text))], [200, 'invalid_grant'])
  })

  test('a rule is needed for client, API and scope; the request narrows and does not widen', async () => {
    const other = await makeClient(server, { supported_grant_types: ['jwt_bearer'] })
    assert.equal(errorOf(await redeem(await assertion({ client_id: other.id }), {}, other)), 'access_denied')
    assert.equal(errorOf(await redeem(await assertion({ resource: server.issuer }))), 'invalid_target')
    assert.equal(errorOf(await redeem(await assertion({ scope: 'tool:admin' }))), 'invalid_scope')
    assert.equal(errorOf(await redeem(await assertion(), { scope: 'tool:admin' })), 'invalid_scope')
    assert.equal(errorOf(await redeem(await assertion(), { resource: server.issuer })), 'invalid_target')
  })

  test('both halves are announced', async () => {
    const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
    assert.deepEqual(json.authorization_grant_profiles_supported, ['urn:ietf:params:oauth:grant-profile:id-jag'])
    assert(json.identity_chaining_requested_token_types_supported.includes(`${TYPE}id-jag`))
    assert(json.grant_types_supported.includes(BEARER) && json.grant_types_supported.includes(EXCHANGE))
    assert(json.token_endpoint_auth_methods_supported.includes('federated_jwt'))
  })
})
