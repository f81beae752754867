import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
let server: DescribedServer
let partner: ForeignIssuer
let client: TestClient
let person: { readonly id: string; readonly username: string }
let row: string
before(async () => {
  server = await describedServer()
  await makeScopes(server, ['things:read', 'things:write'])
  await makeScopes(server, ['secret:read'], false)
  partner = await foreignIssuer('https://assertions.example', server.issuer)
  const trusted = {
    name: 'Assertions',
    issuer: partner.issuer,
    jwks: partner.jwks,
    purposes: ['jwt_bearer'],
    scopes: ['things:read', 'secret:read'],
    token_types: ['JWT'],
  }
  row = (await server.api('POST', '/api/trusted-issuers', trusted)).json.data.id
  person = await makePerson(server)
  client = await asserting()
})
after(() => server.close())

const asserting = (fields: Partial<Client> = {}) =>
  makeClient(server, {
    supported_grant_types: ['jwt_bearer', 'introspect'],
    grant_settings: { jwt_bearer: { subject_issuers: [partner.issuer] } },
    ...fields,
  })
const assertion = (claims: Record<string, unknown> = {}) => partner.token({ sub: person.id, scope: undefined, ...claims }, { typ: 'JWT' })
const redeem = (text: string, more: Record<string, string> = {}, by = client) =>
  server.call('POST', '/oauth/token', { form: { grant_type: GRANT, assertion: text, ...more }, basic: by.basic })
const errorOf = async (text: string, more?: Record<string, string>, by?: TestClient) => (await redeem(text, more, by)).json.error

test('RFC 7523 §2.1 an assertion of a trusted issuer gets a token of its subject, without a refresh token', async () => {
  const { status, json } = await redeem(await assertion(), { scope: 'things:read' })
  assert.deepEqual([status, json.scope, json.refresh_token], [200, 'things:read', undefined])
  const told = (await server.call('POST', '/oauth/introspect', { form: { token: json.access_token }, basic: client.basic })).json
  assert.deepEqual([told.sub, told.client_id, told.scope], [person.id, client.id, 'things:read'])
})

test('RFC 7521 §4.1 no more scope than the issuer is allowed, the assertion names and the person holds', async () => {
  assert.equal(await errorOf(await assertion(), { scope: 'things:write' }), 'invalid_scope')
  assert.equal(await errorOf(await assertion({ scope: 'things:read' }), { scope: 'secret:read' }), 'invalid_scope')
  assert.equal((await redeem(await assertion(), { scope: 'things:read secret:read' })).json.scope, 'things:read')
  assert.equal((await redeem(await assertion({ scope: 'things:read things:write' }))).json.scope, 'things:read')
  assert.equal((await redeem(await assertion())).json.scope, undefined)
})

test('RFC 7523 §3 an assertion for others, of others, expired, without a type of its own or of nobody is invalid_grant', async () => {
  const now = Math.floor(Date.now() / 1000)
  const wrong: Record<string, unknown>[] = [
    { aud: 'https://other.example' },
    { iss: 'https://unknown.example' },
    { exp: now - 60 },
    { exp: now + 8000 },
    { nbf: now + 600 },
    { sub: 'nobody' },
    { jti: 7 },
    { cnf: { jkt: 'x' } },
  ]
  for (const claims of wrong) assert.equal(await errorOf(await assertion(claims)), 'invalid_grant', JSON.stringify(claims))
  assert.equal(await errorOf(await partner.token({ sub: person.id })), 'invalid_grant')
  assert.equal(await errorOf('x'), 'invalid_grant')
})

test('RFC 7523 §3 an assertion with a jti is good once, also of ten that race', async () => {
  const text = await assertion({ jti: 'once' })
  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(text)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array.from({ length: 9 }, () => 400)])
})

test('a client that does not list the issuer, and an issuer that is not trusted for it, get nothing', async () => {
  assert.equal(await errorOf(await assertion(), {}, await asserting({ grant_settings: {} })), 'invalid_grant')
  await server.api('PATCH', `/api/trusted-issuers/${row}`, { purposes: ['token_exchange', 'api'] })
  assert.equal(await errorOf(await assertion()), 'invalid_grant')
  await server.api('PATCH', `/api/trusted-issuers/${row}`, { purposes: ['jwt_bearer'] })
})

test('the person sees the application among what has access to their account, and its tokens die with the grant', async () => {
  const { access_token } = (await redeem(await assertion(), { scope: 'things:read' })).json
  const [granted] = (await server.api('GET', `/api/grants?user_id=${person.id}`)).json.data
  await server.api('POST', '/api/tokens/revoke', { client_id: client.id, user_id: person.id })
  assert(granted)
  assert.equal((await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: client.basic })).json.active, false)
})
