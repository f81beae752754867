import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { proofKey } from '../support/dpop.ts'
import { foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const TYPE = 'urn:ietf:params:oauth:token-type:'
const API = 'https://exchange.example/'

let server: DescribedServer
let flow: CodeFlow
let listing: TestClient
before(async () => {
  server = await describedServer()
  await makeScopes(server, ['things:read'])
  await server.context.db.table(protectedApi).insert(newRow(protectedApi, { id: 'api_exchange', identifier: API, name: 'API', scopes: ['things:read'] }))
  flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token', 'token_exchange'] } })
  listing = await makeClient(server, {
    supported_grant_types: ['token_exchange', 'introspect', 'client_credentials'],
    grant_settings: { token_exchange: { subject_clients: [flow.app.id], target_audiences: [API] } },
  })
})
after(() => server.close())

const exchange = (client: TestClient, subject_token: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  server.call('POST', '/oauth/token', {
    form: { grant_type: GRANT, subject_token, subject_token_type: `${TYPE}access_token`, ...more },
    basic: client.basic,
    headers,
  })
const errorOf = async (answer: ReturnType<typeof exchange>) => (await answer).json.error
const tokens = () => flow.tokens({ scope: 'openid things:read', resource: API })

test('RFC 8693 §5 a client that proves nothing exchanges nothing', async () => {
  const { access_token } = await tokens()
  const open = await makeClient(server, {
    supported_grant_types: ['token_exchange'],
    confidential: false,
    token_endpoint_auth_methods: ['none'],
    grant_settings: { token_exchange: { subject_clients: [flow.app.id], secret_required: false } },
  })
  const form = { grant_type: GRANT, client_id: open.id, subject_token: access_token, subject_token_type: `${TYPE}access_token` }
  assert.equal((await server.call('POST', '/oauth/token', { form })).json.error, 'invalid_client')
})

test('a client exchanges neither the token of a client that it does not list nor one that is for another API', async () => {
  const { access_token, id_token, refresh_token } = await tokens()
  const stranger = await makeClient(server, { supported_grant_types: ['token_exchange'] })
  assert.equal(await errorOf(exchange(stranger, access_token)), 'invalid_request')
  assert.equal(await errorOf(exchange(listing, id_token, { subject_token_type: `${TYPE}id_token` })), 'invalid_request')
  assert.equal(await errorOf(exchange(listing, refresh_token, { subject_token_type: `${TYPE}refresh_token` })), 'invalid_request')
  assert.equal((await exchange(listing, access_token)).status, 200)
})

test('RFC 9449 §7.1 a token that is bound to a key is not exchanged for one that is not, by its client without the key or by another', async () => {
  const key = await proofKey()
  const proof = () => key.forTokens(server)
  const { code, verifier } = await flow.code({ scope: 'openid things:read', resource: API })
  const { access_token, token_type } = (await flow.redeem(code, verifier, {}, await proof())).json
  assert.equal(token_type, 'DPoP')
  assert.equal(await errorOf(exchange(listing, access_token)), 'invalid_request')
  assert.equal(await errorOf(exchange(flow.app, access_token)), 'invalid_request')
  const { status, json } = await exchange(flow.app, access_token, {}, await proof())
  assert.deepEqual([status, json.token_type], [200, 'DPoP'])
})

test('the power over the account of a person does not pass to another client', async () => {
  const fresh = await codeFlow({ server })
  const admin = await makeClient(server, {
    supported_grant_types: ['token_exchange'],
    grant_settings: { token_exchange: { subject_clients: [fresh.app.id] } },
  })
  const { access_token, scope } = await fresh.tokens({ scope: 'openid account:manage:own' })
  assert.match(scope, /account:manage:own/)
  assert.equal(await errorOf(exchange(admin, access_token, { scope: 'account:manage:own' })), 'invalid_scope')
  assert.equal((await exchange(admin, access_token)).json.scope, 'openid')
})

test('the token of a client that acts for itself is exchanged by nobody else', async () => {
  const machine = await makeClient(server)
  const lister = await makeClient(server, {
    supported_grant_types: ['token_exchange'],
    grant_settings: { token_exchange: { subject_clients: [machine.id] } },
  })
  const { access_token } = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })).json
  assert.equal(await errorOf(exchange(lister, access_token)), 'invalid_request')
})

test('RFC 8693 §4.1 a chain of actors ends: two clients that exchange for each other do not go round for ever', async () => {
  const make = (id: string, other: string) =>
    makeClient(server, { id, supported_grant_types: ['token_exchange'], grant_settings: { token_exchange: { subject_clients: [other, flow.app.id] } } })
  const pair = [await make('ping', 'pong'), await make('pong', 'ping')] as const
  let { access_token } = await tokens()
  let last = ''
  for (let hop = 0; hop < 12 && last === ''; hop++) {
    const { json } = await exchange(pair[hop % 2 === 0 ? 0 : 1], access_token)
    if (json.error) last = `${hop} ${json.error}`
    else access_token = json.access_token
  }
  assert.equal(last, '8 invalid_request')
})

test('a foreign token that is bound, expired, of a blocked person or older than a sweep is not exchanged', async () => {
  const partner = await foreignIssuer('https://attacked.example', server.issuer)
  const row = { name: 'Attacked', issuer: partner.issuer, jwks: partner.jwks, purposes: ['token_exchange'], scopes: ['things:read'] }
  assert.equal((await server.api('POST', '/api/trusted-issuers', row)).status, 201)
  const client = await makeClient(server, {
    supported_grant_types: ['token_exchange'],
    grant_settings: { token_exchange: { subject_issuers: [partner.issuer] } },
  })
  const [person, blocked] = [await makePerson(server), await makePerson(server, { blocked: true })]
  const status = async (claims: Record<string, unknown>) =>
    (await exchange(client, await partner.token({ scope: 'things:read', sub: person.id, ...claims }), { subject_token_type: `${TYPE}jwt` })).status
  const now = Math.floor(Date.now() / 1000)
  assert.equal(await status({}), 200)
  const refused: Record<string, unknown>[] = [
    { cnf: { jkt: 'x' } },
    { exp: now - 60 },
    { sub: blocked.id },
    { aud: 'https://other.example' },
    { sub: 'nobody' },
  ]
  for (const claims of refused) assert.equal(await status(claims), 400, JSON.stringify(claims))
  await server.api('POST', '/api/tokens/revoke', { user_id: person.id })
  assert.equal(await status({ iat: now - 10 }), 400)
})

test('no form of a token request that exchanges is answered with a fault of ours', async () => {
  const { access_token } = await tokens()
  const odd = ['', ' ', 'x', '\ufffd', '[]', 'ey.ey.ey', 'a'.repeat(20_000), `${access_token}x`, 'urn:ietf:params:oauth:token-type:access_token']
  for (const name of ['subject_token', 'subject_token_type', 'actor_token', 'actor_token_type', 'requested_token_type', 'audience', 'resource', 'scope'])
    for (const value of odd) {
      const { status } = await exchange(listing, access_token, { [name]: value })
      assert(status === 200 || status === 400, `${name}=${value.slice(0, 40)} → ${status}`)
    }
})
