import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import type { GrantSettings } from '#model/grant-settings.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const TYPE = 'urn:ietf:params:oauth:token-type:'
const [FRONT, BACK, OTHER] = ['https://front.example/', 'https://back.example/', 'https://other.example/']

let server: DescribedServer
let flow: CodeFlow
let front: TestClient
before(async () => {
  server = await describedServer()
  await makeScopes(server, ['things:read', 'things:write'])
  front = await exchanger({}, { id: 'front' })
  const apis = server.context.db.table(protectedApi)
  const scopes = ['things:read', 'things:write']
  for (const [id, identifier, client_id] of [
    ['api_front', FRONT, front.id],
    ['api_back', BACK, undefined],
    ['api_other', OTHER, undefined],
  ] as const)
    await apis.insert(newRow(protectedApi, { id, identifier, name: id, scopes, ...(client_id && { client_id }) }))
  flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token', 'revoke', 'token_exchange'] } })
})
after(() => server.close())

/** A client that may exchange, and for the back API unless told otherwise. */
const exchanger = (settings: GrantSettings[string], fields: Partial<Client> = {}) =>
  makeClient(server, {
    supported_grant_types: ['token_exchange', 'introspect', 'client_credentials'],
    grant_settings: { token_exchange: { target_audiences: [BACK], ...settings } },
    ...fields,
  })
const exchange = (client: TestClient, subject_token: string, more: Record<string, string> = {}) =>
  server.call('POST', '/oauth/token', {
    form: { grant_type: GRANT, subject_token, subject_token_type: `${TYPE}access_token`, ...more },
    basic: client.basic,
  })
const introspect = async (client: TestClient, token: string) => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: client.basic })).json
const tokens = (more: Record<string, string> = {}) => flow.tokens({ scope: 'openid things:read things:write', resource: FRONT, ...more })
const refusalOf = ({ status, json }: { status: number; json: { error: string } }) => [status, json.error]

test('RFC 8693 §2.2.1 an API exchanges what it was sent for a token for another API, which tells its type and who acts', async () => {
  const { access_token } = await tokens()
  const { status, json } = await exchange(front, access_token, { resource: BACK, scope: 'things:read' })
  assert.equal(status, 200, JSON.stringify(json))
  assert.deepEqual([json.issued_token_type, json.token_type, json.scope, json.refresh_token], [`${TYPE}access_token`, 'Bearer', 'things:read', undefined])
  const told = await introspect(front, json.access_token)
  assert.deepEqual([told.active, told.aud, told.scope, told.client_id, told.act], [true, BACK, 'things:read', front.id, { sub: front.id }])
  assert.equal(told.sub, (await introspect(front, access_token)).sub)
})

test('AID-20 an exchange is decided by policies like any other token: narrowed, then denied', async () => {
  const { access_token } = await tokens()
  const rule = { grant: { type: 'token_exchange', audience: [BACK] } }
  const made = { name: 'exchange', stage: 'enforced', engine: 'matcho', rule, client_ids: [front.id], most_scopes: ['things:read'], longest_ttl: 60 }
  const { id } = (await server.api('POST', '/api/policies', { policy: made })).json.data
  const narrowed = (await exchange(front, access_token, { resource: BACK })).json
  assert.deepEqual([narrowed.scope, narrowed.expires_in], ['things:read', 60])
  await server.api('PUT', `/api/policies/${id}`, {
    policy: { name: 'exchange', stage: 'enforced', engine: 'matcho', rule, client_ids: [front.id], effect: 'deny' },
  })
  assert.deepEqual(refusalOf(await exchange(front, access_token, { resource: BACK })), [400, 'access_denied'])
  await server.api('DELETE', `/api/policies/${id}`)
})

test('RFC 8693 §3 a JWT that is asked for is issued, and says so; other types are not', async () => {
  const { access_token } = await tokens()
  const { json } = await exchange(front, access_token, { audience: BACK, requested_token_type: `${TYPE}jwt` })
  assert.equal(json.issued_token_type, `${TYPE}jwt`)
  const { aud, act, client_id } = decodeJwt(json.access_token)
  assert.deepEqual([aud, act, client_id], [BACK, { sub: front.id }, front.id])
  for (const type of ['refresh_token', 'saml2', 'id_token'])
    assert.deepEqual(refusalOf(await exchange(front, access_token, { requested_token_type: TYPE + type })), [400, 'invalid_request'])
})

test('RFC 8693 §2.1 the audience may name the client that stands for an API', async () => {
  const stands = await makeClient(server)
  await server.context.db.table(protectedApi).change({ id: 'api_back' }, { client_id: stands.id })
  const { json } = await exchange(front, (await tokens()).access_token, { audience: stands.id })
  assert.equal((await introspect(stands, json.access_token)).aud, BACK)
})

test('RFC 8693 §2.1 a scope that the subject token does not carry is never added', async () => {
  const { access_token } = await tokens({ scope: 'openid things:read' })
  assert.deepEqual(refusalOf(await exchange(front, access_token, { resource: BACK, scope: 'things:read things:write' })), [400, 'invalid_scope'])
  assert.equal((await exchange(front, access_token, { resource: BACK })).json.scope, 'openid things:read')
})

test('RFC 8693 §2.2.2 a target that neither the token nor the settings of the client name is invalid_target', async () => {
  const { access_token } = await tokens()
  for (const resource of [OTHER, server.issuer, 'https://unknown.example/'])
    assert.deepEqual(refusalOf(await exchange(front, access_token, { resource })), [400, 'invalid_target'], resource)
  assert.deepEqual(refusalOf(await exchange(front, access_token, { audience: 'nobody' })), [400, 'invalid_target'])
})

test('RFC 8693 §4.1 who acted before stands within who acts now', async () => {
  const middle = await exchanger({ subject_clients: [front.id] }, { id: 'middle' })
  const first = (await exchange(front, (await tokens()).access_token, { resource: BACK })).json.access_token
  const second = (await exchange(middle, first)).json.access_token
  assert.deepEqual((await introspect(middle, second)).act, { sub: 'middle', act: { sub: front.id } })
})

test('RFC 8693 §1.1 a client that may impersonate leaves no trace of itself, but does not take away those before it', async () => {
  const hidden = await exchanger({ impersonation: true, subject_clients: [front.id, flow.app.id] })
  const { access_token } = await tokens()
  assert.equal((await introspect(hidden, (await exchange(hidden, access_token)).json.access_token)).act, undefined)
  const acted = (await exchange(front, access_token, { resource: BACK })).json.access_token
  assert.deepEqual((await introspect(hidden, (await exchange(hidden, acted)).json.access_token)).act, { sub: front.id })
})

test('RFC 8693 §2.1 an actor token names who acts: the client, or one that its settings list', async () => {
  const person = await makePerson(server)
  const agent = await foreignIssuer('https://agents.example', server.issuer)
  await server.api('POST', '/api/trusted-issuers', { name: 'Agents', issuer: agent.issuer, jwks: agent.jwks, purposes: ['token_exchange'], user_id: person.id })
  const listing = await exchanger({ subject_clients: [flow.app.id], subject_issuers: [agent.issuer], actors: ['agent-7'] })
  const { access_token } = await tokens()
  const acting = async (sub: string) => exchange(listing, access_token, { actor_token: await agent.token({ sub }), actor_token_type: `${TYPE}jwt` })
  assert.deepEqual((await introspect(listing, (await acting('agent-7')).json.access_token)).act, { sub: 'agent-7', iss: agent.issuer })
  assert.deepEqual(refusalOf(await acting('agent-8')), [400, 'invalid_request'])
  const own = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: listing.basic })).json.access_token
  const itself = await exchange(listing, access_token, { actor_token: own, actor_token_type: `${TYPE}access_token` })
  assert.deepEqual((await introspect(listing, itself.json.access_token)).act, { sub: listing.id })
  const half: Record<string, string>[] = [
    { actor_token: own },
    { actor_token_type: `${TYPE}access_token` },
    { actor_token: own, actor_token_type: `${TYPE}id_token` },
  ]
  for (const more of half) assert.deepEqual(refusalOf(await exchange(listing, access_token, more)), [400, 'invalid_request'])
})

test('RFC 8693 §4.4 may_act of the subject token is obeyed, and goes on with what is exchanged', async () => {
  const person = await makePerson(server)
  const partner = await foreignIssuer('https://may-act.example', server.issuer)
  await server.api('POST', '/api/trusted-issuers', {
    name: 'May act',
    issuer: partner.issuer,
    jwks: partner.jwks,
    purposes: ['token_exchange'],
    scopes: ['things:read'],
    user_id: person.id,
  })
  const settings = { subject_issuers: [partner.issuer] }
  const [named, another] = [await exchanger(settings, { id: 'named' }), await exchanger({ ...settings, subject_clients: ['named'] })]
  const may_act = { sub: 'named', iss: server.issuer }
  const token = await partner.token({ scope: 'things:read', may_act })
  const as = { subject_token_type: `${TYPE}jwt` }
  const { json } = await exchange(named, token, as)
  assert.deepEqual((await introspect(named, json.access_token)).act, { sub: 'named' })
  assert.deepEqual(refusalOf(await exchange(another, token, as)), [400, 'access_denied'])
  assert.deepEqual(refusalOf(await exchange(another, json.access_token)), [400, 'access_denied'])
  // Without an issuer, `sub` is one of the issuer of the token, which is not us.
  assert.deepEqual(refusalOf(await exchange(named, await partner.token({ scope: 'things:read', may_act: { sub: 'named' } }), as)), [400, 'access_denied'])
})

test('AID-20 a JWT of a trusted issuer becomes a token of the person that it maps to, where the client lists the issuer, with the lifetime of its settings', async () => {
  const person = await makePerson(server)
  const partner = await foreignIssuer('https://partner-exchange.example', server.issuer)
  const row = { name: 'Partner', issuer: partner.issuer, jwks: partner.jwks, purposes: ['token_exchange'], scopes: ['things:read'], subject_is: 'username' }
  const { json: made } = await server.api('POST', '/api/trusted-issuers', row)
  const [listing, silent] = [await exchanger({ subject_issuers: [partner.issuer], format: 'jwt', access_token_ttl: 30 }), await exchanger({})]
  const token = await partner.token({ sub: person.username, scope: 'things:read things:write' })
  const { json } = await exchange(listing, token, { subject_token_type: `${TYPE}jwt` })
  assert.deepEqual([json.scope, json.expires_in, decodeJwt(json.access_token).sub], ['things:read', 30, person.id])
  assert.deepEqual(refusalOf(await exchange(silent, token, { subject_token_type: `${TYPE}jwt` })), [400, 'invalid_request'])
  await server.api('PATCH', `/api/trusted-issuers/${made.data.id}`, { purposes: ['api'] })
  assert.deepEqual(refusalOf(await exchange(listing, token, { subject_token_type: `${TYPE}jwt` })), [400, 'invalid_request'])
})

test('RFC 8693 §3 an ID token is exchanged by the client that it was issued to, for what was granted with it', async () => {
  const { id_token } = await tokens({ resource: BACK, scope: 'openid things:read' })
  const as = { subject_token_type: `${TYPE}id_token`, scope: 'things:read' }
  const { status, json } = await exchange(flow.app, id_token, as)
  assert.deepEqual([status, json.scope], [200, 'things:read'], JSON.stringify(json))
  assert.deepEqual(refusalOf(await exchange(front, id_token, as)), [400, 'invalid_request'])
  assert.deepEqual(refusalOf(await exchange(flow.app, id_token, { ...as, scope: 'things:write' })), [400, 'invalid_scope'])
})

test('RFC 8693 §6 what was exchanged dies with the grant of its subject, with its subject token, and no later than that', async () => {
  const alive = async (token: string) => (await introspect(front, token)).active
  const chain = async () => {
    const subject = await tokens()
    return { subject, exchanged: (await exchange(front, subject.access_token, { resource: BACK })).json }
  }
  const [byGrant, byToken] = [await chain(), await chain()]
  assert(byGrant.exchanged.expires_in <= byGrant.subject.expires_in)
  await server.call('POST', '/oauth/revoke', { form: { token: byGrant.subject.refresh_token }, basic: flow.app.basic })
  assert.deepEqual([await alive(byGrant.exchanged.access_token), await alive(byToken.exchanged.access_token)], [false, true])
  await server.call('POST', '/oauth/revoke', { form: { token: byToken.subject.access_token }, basic: flow.app.basic })
  assert.equal(await alive(byToken.exchanged.access_token), false)
  const rows = await server.context.db.table(grant).find({ client_id: flow.app.id, revoked_at: undefined }, { limit: 1 })
  assert.equal(rows.length, 1)
})

test('an exchange is recorded, with the token that it began with and who acts', async () => {
  const { access_token } = await tokens()
  await exchange(front, access_token, { resource: BACK })
  const { json } = await server.api('GET', '/api/audit-events?action=token.exchanged')
  const [event] = json.data
  assert.deepEqual([event.actor_id, event.target_type, event.changes.actor.after, event.changes.issued_to.after], [front.id, 'user', front.id, flow.app.id])
})

test('a refused exchange is explained to the owner of the client', async () => {
  await exchange(front, (await tokens()).access_token, { resource: OTHER })
  await server.explanations.flush()
  const { json } = await server.api('GET', `/api/explanations?client_id=${front.id}`)
  const [why] = json.data
  assert.deepEqual([why.check, why.got, why.expected], ['resource', OTHER, [FRONT, BACK]])
  assert(why.passed.includes('subject_token') && why.passed.includes('actor_token'))
})
