import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { newRow } from '#fields/write.ts'
import { developerRequest } from '#model/developer-request.ts'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { logoutDelivery } from '#model/logout-delivery.ts'
import { node } from '#model/node.ts'
import { policyDecision } from '#model/policy-decision.ts'
import { review } from '#model/review.ts'
import { reviewCheckNames } from '#model/review-checklist.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { webhookDelivery } from '#model/webhook-delivery.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { startProvider } from '../support/fake-provider.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { until } from '../support/until.ts'
import { fetchCredential, PRE_AUTHORIZED, redeemOffer } from '../support/wallet.ts'

interface Described {
  readonly security: readonly { readonly token?: readonly string[] }[]
  readonly requestBody?: unknown
  readonly responses: Readonly<Record<string, unknown>>
}

interface Scopes {
  readonly scopes: Readonly<Record<string, string>>
}
interface Scheming {
  readonly components: {
    readonly securitySchemes: { readonly token: { readonly flows: { readonly clientCredentials: Scopes; readonly authorizationCode: Scopes } } }
  }
}

let server: DescribedServer
/** The records of DNS. */
const records: string[] = []
before(async () => {
  // Nothing listens there: the test letter is rehearsed only.
  const described = await describedServer({
    settings: {
      'smtp.url': 'smtp+plain://127.0.0.1:9',
      'smtp.from': 'no-reply@id.example',
      tenant_overrides: ['access_token_ttl'],
      allow_private_fetch: ['127.0.0.1'],
    },
    findTexts: async () => records,
  })
  server = { ...described, api: described.vetted }
})
after(() => server.close())

const operations = (): { readonly method: string; readonly path: string; readonly described: Described }[] =>
  Object.entries(server.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ method: method.toUpperCase(), path, described: described as unknown as Described })),
  )

test('RFC 9457 §3 the document is one of OpenAPI 3.1 that refers to nothing which is not there', async () => {
  const answer = await server.call('GET', '/openapi.json')
  assert.equal(answer.json.openapi, '3.1.1')
  const refs = [...answer.text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref = '']) => ref)
  for (const ref of new Set(refs)) {
    let at: unknown = answer.json
    for (const part of ref.split('/')) at = (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
    assert(at, ref)
  }
  const ids = operations().map(({ described }) => (described as unknown as { readonly operationId: string }).operationId)
  assert.equal(new Set(ids).size, ids.length)
})

test('the document is told in YAML too, and not again to who has it', async () => {
  const yaml = await server.call('GET', '/openapi.yaml')
  assert.deepEqual([yaml.status, yaml.headers['content-type']], [200, 'application/yaml'])
  assert.match(yaml.text, /^openapi: 3\.1\.1\n/)
  const again = await server.call('GET', '/openapi.json', { headers: { 'if-none-match': String((await server.call('GET', '/openapi.json')).headers['etag']) } })
  assert.equal(again.status, 304)
})

test('what the server serves below /api and what the document describes are the same', () => {
  const served = server.endpoints
    .filter(({ path, surface }) => surface === 'api' && /^\/(?:api|clients|me|access|ssf)(?:\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  const described = operations().map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(
    described.toSorted((a, b) => (a < b ? -1 : 1)),
    [...new Set(served)].toSorted((a, b) => (a < b ? -1 : 1)),
  )
})

test('every scope that an operation names exists, and is said where a token is got', () => {
  const { flows } = (server.document as unknown as Scheming).components.securitySchemes.token
  const existing = new Set(systemScopes.map(({ name }) => name))
  for (const { method, path, described } of operations()) {
    const named = described.security.flatMap(({ token = [] }) => token)
    assert(named.length > 0, `${method} ${path} is open to nobody`)
    assert.deepEqual(
      named.filter((name) => !existing.has(name) || !(name in flows.authorizationCode.scopes)),
      [],
      `${method} ${path}`,
    )
  }
  // A client that speaks for itself has no account, and owns no application.
  assert(!('account:manage:own' in flows.clientCredentials.scopes) && 'account:manage:own' in flows.authorizationCode.scopes)
})

test('every group of operations says what it is about', async () => {
  const { tags } = (await server.call('GET', '/openapi.json')).json
  for (const { name, description } of tags) assert(typeof description === 'string' && description.length > 10, `the tag ${name} has no description`)
})

test('no schema is told from another by a number, answers are open to new members, and null is a type among others', async () => {
  const { components, paths } = (await server.call('GET', '/openapi.json')).json
  assert.deepEqual(
    Object.keys(components.schemas).filter((name) => /\d$/.test(name)),
    [],
  )
  const sent = Object.entries(components.schemas).filter(([name]) => !/(?:Creation|Change)$/.test(name))
  const answers = JSON.stringify([sent, Object.values(paths).map((methods) => Object.values(methods as object).map(({ responses }) => responses))])
  assert.doesNotMatch(answers, /"additionalProperties":false/)
  assert.doesNotMatch(JSON.stringify(components.schemas), /"anyOf":\[\{"type":"\w+"[^[\]{}]*\},\{"type":"null"\}\]/)
  const { id, description, version, owner } = components.schemas.Client.properties
  assert.deepEqual([id.type, version.type, description.type, owner.type], ['string', 'integer', ['string', 'null'], ['string', 'null']])
})

const idOf = async (path: string, body: object): Promise<string> => (await server.api('POST', path, body)).json.data.id
async function edits(path: string, change: object) {
  await server.api('GET', path)
  await server.api('PUT', path, (await server.api('GET', path)).json.data)
  await server.api('PATCH', path, change)
}

test('the answers about clients are what the document says', async () => {
  const { api } = server
  const { publicKey } = await generateKeyPair('ES256')
  const proof = { token_endpoint_auth_methods: ['private_key_jwt', 'client_secret_basic'], jwk: await exportJWK(publicKey) }
  const client = await idOf('/api/clients', { name: 'Described', key_pair_type: { type: 'ec', curve: 'P-256' }, redirect_uri_wildcards: true, ...proof })
  await edits(`/api/clients/${client}`, { name: 'Described again' })
  const exchanging = { supported_grant_types: ['client_credentials', 'token_exchange'], grant_settings: { token_exchange: { vault: { tokens_per_hour: 1 } } } }
  await server.api('PATCH', `/api/clients/${client}`, exchanging)
  await api('POST', `/api/clients/${client}/stop_vault`)
  for (const verb of ['enable', 'disable', 'revoke_tokens', 'regenerate_key_pair', 'regenerate_did', 'versions/1/restore'])
    await api('POST', `/api/clients/${client}/${verb}`)
  await api('POST', `/api/clients/${client}/enable`)
  await api('POST', `/api/clients/${client}/launches`, { user_id: (await makePerson(server)).id })
  for (const view of ['versions', 'activity', 'effective', 'credentials', 'keys', 'posture', 'mcp', 'checklist'])
    await api('GET', `/api/clients/${client}/${view}`)
  await api('DELETE', `/api/clients/${client}/tokens`)
  const credential = await idOf(`/api/clients/${client}/credentials`, { name: 'second' })
  await api('GET', `/api/clients/${client}/credentials/${credential}`)
  await api('PATCH', `/api/clients/${client}/credentials/${credential}`, { name: 'renamed' })
  await api('DELETE', `/api/clients/${client}/credentials/${credential}`)
  await api('POST', '/api/clients/bulk', { action: 'enable', ids: [client] })
  await api('POST', '/api/clients/import', { clients: [{ id: client, description: 'Imported' }, { name: 'Imported', kind: 'machine' }, { name: 7 }] })
  await api('GET', '/api/registrations/groups?by_network=true')
  await api('GET', '/api/registrations/spent?unused_for=3600')
  await api('POST', '/api/registrations/clean_up', {})
  for (const path of [
    '/api/clients',
    '/api/clients/export',
    '/api/clients/export/csv',
    '/api/audit-events',
    '/api/audit-events/export',
    '/api/audit-events?actions=client.created,client.deleted',
    '/api/audit-actions',
    '/api/stats',
    '/api/settings',
    '/api/page-texts',
    '/api/programs',
    '/api/registry',
    '/api/reviews',
    '/api/posture',
  ])
    await api('GET', path)
  await api('GET', `/api/audit-events/${(await api('GET', '/api/audit-events?limit=1')).json.data[0].id}`)
  await explanations(client, '/api/explanations')
  await api('POST', `/api/clients/${client}/preview`, { scope: 'openid', changes: { access_token_format: 'jwt' } })
  const items = [{ kind: 'go_live' as const, value: '', state: 'waiting' as const }]
  await server.context.db.table(review).insert(newRow(review, { id: 'rev_described', client_id: client, requested_by: 'usr_x', reason: 'Please.', items }))
  await api('GET', '/api/reviews/rev_described')
  await api('POST', '/api/reviews/rev_described/decide', { items: [{ kind: 'go_live', value: '', state: 'approved' }], checked: reviewCheckNames })
  await developerRequests()
  await api('DELETE', `/api/clients/${client}`)
})

/** Invites a developer, and decides about another who asks. */
async function developerRequests(): Promise<void> {
  const { api } = server
  await api('PATCH', '/api/tenants/default', { developer_sign_up: 'approval' })
  const { id } = (await api('POST', '/api/developer-requests', { email: 'invited@example.com' })).json.data
  await api('GET', '/api/developer-requests')
  await api('GET', `/api/developer-requests/${id}`)
  const { id: user_id, email = '' } = await makePerson(server)
  const asks = { id: 'dvr_described', user_id, email, place: `user ${user_id}`, reason: 'Please.', state: 'waiting' as const }
  await server.context.db.table(developerRequest).insert(newRow(developerRequest, asks))
  await api('POST', '/api/developer-requests/dvr_described/decide', { state: 'approved' })
  await api('DELETE', `/api/developer-requests/${id}`)
}

/** Refuses a request of the client, and asks why. */
async function explanations(client: string, path: string, bearer = server.bearer) {
  const api = (method: string, at: string) => server.api(method, at, undefined, { bearer })
  // The refusals of the tests before this have used up what is kept of one network.
  server.clock.skew += 600_000
  const { headers } = await server.call('GET', `/oauth/authorize?client_id=${client}&response_type=code&redirect_uri=https://other.example/cb`)
  await server.explanations.flush()
  await api('GET', path)
  await api('GET', `${path}/${headers['x-request-id']}`)
  await api('POST', `${path}/${headers['x-request-id']}/replay`)
}

const signerKey = await exportJWK((await generateKeyPair('ES256')).publicKey)
const simple: readonly (readonly [path: string, body: object, change: object])[] = [
  ['/api/namespaces', { name: 'Described' }, { name: 'Described again' }],
  ['/api/scopes', { name: 'described' }, { label: 'Described' }],
  ['/api/roles', { name: 'described' }, { scopes: ['openid'] }],
  ['/api/apis', { name: 'Described', identifier: 'https://described.example/' }, { active: false }],
  ['/api/key-pairs', { type: 'P-256' }, { name: 'described' }],
  ['/api/tenants', { slug: 'described', name: 'Described' }, { name: 'Described again' }],
  ['/api/organizations', { name: 'Described' }, { label: 'Described' }],
  ['/api/groups', { name: 'Described' }, { description: 'Described' }],
  ['/api/federated-servers', { name: 'Described', issuer: 'https://login.example', client_id: 'ours', client_secret: 'a secret for tests' }, { active: false }],
  ['/api/identity-providers', { name: 'Described' }, { registrable: true }],
  ['/api/templates', { name: 'signed_out', body: '{{ form }}' }, { body: '{{ heading }}{{ form }}' }],
  ['/api/translations', { language: 'de', name: 'Deutsch' }, { words: { signIn: 'Anmelden' } }],
  ['/api/backends', { name: 'Described' }, { create_default_organization: true }],
  ['/api/mail-servers', { name: 'Described', host: 'mail.example', sender: 'post@described.example' }, { port: 465 }],
  ['/api/policies', { name: 'Described', engine: 'allow' }, { stage: 'shadow' }],
  ['/api/verifiers', { name: 'Described', dcql: { credentials: [{ id: 'a', format: 'dc+sd-jwt', meta: {} }] } }, { active: false }],
  ['/api/trusted-issuers', { name: 'Described', issuer: 'https://described.example' }, { active: false }],
  [
    '/api/authorization-detail-types',
    { type: 'described', name: 'Described', sentence: 'Do {what}', schema: { type: 'object' } },
    { sentence: 'Do {what} now' },
  ],
  ['/api/credential-configurations', { identifier: 'described', vct: 'https://described.example/card' }, { ttl: 3600 }],
  ['/api/assertion-rules', { name: 'Described', direction: 'issue', client_id: 'gatehouse-admin', party: 'https://other.example' }, { active: false }],
  [
    '/api/signers',
    { name: 'described', url: 'https://signer.example/', secret: 'a secret of the signer', jwks: { keys: [{ ...signerKey, kid: 'one', alg: 'ES256' }] } },
    { url: 'https://signer.example/other' },
  ],
  ['/api/saved-requests', { name: 'Described', request: { method: 'GET' } }, { shared: true }],
  ['/api/users', { username: 'described@example.com', password: 'a password that nobody has seen' }, { name: 'Described' }],
]
for (const [path, body, change] of simple)
  test(`the answers of ${path} are what the document says`, async () => {
    const { api } = server
    const id = await idOf(path, body)
    await api('GET', path)
    await edits(`${path}/${id}`, change)
    if (path === '/api/users') await actAs()
    if (path === '/api/users')
      for (const verb of ['block', 'unblock', 'unlock', 'password_link', 'revoke_tokens', 'end_sessions', 'reset_factors'])
        await api('POST', `${path}/${id}/${verb}`)
    if (path === '/api/users') await api('GET', `${path}/${id}/factors`)
    if (path === '/api/users') await api('POST', '/api/global-token-revocation', { sub_id: { format: 'opaque', id } })
    if (path === '/api/key-pairs') await api('POST', `${path}/${id}/rotate`)
    if (path === '/api/templates') {
      await api('GET', `${path}/${id}/versions`)
      await api('POST', `${path}/${id}/versions/1/restore`)
      await api('GET', `${path}/built-in`)
      await api('POST', `${path}/preview`, { name: 'signed_out', body: '{{ form }}' })
    }
    if (path === '/api/translations') await api('GET', `${path}/built-in`)
    if (path === '/api/groups') await groupMembers(`${path}/${id}/members`)
    if (path === '/api/organizations') {
      await members(`${path}/${id}/members`, server.bearer, id)
      await invitations('/api/invitations', server.bearer, { organization_id: id })
    }
    await api('DELETE', path === '/api/key-pairs' ? `${path}/${await idOf(path, {})}` : `${path}/${id}`)
  })

/** A token to act as a person, where a policy allows it. */
async function actAs() {
  const json = { name: 'acting', stage: 'enforced', engine: 'allow', operations: ['post_api_users_id_act_as'] }
  const allowing = (await server.api('POST', '/api/policies', json)).json.data.id
  await server.api('POST', `/api/users/${(await makePerson(server)).id}/act_as`, { reason: 'described' })
  await server.api('DELETE', `/api/policies/${allowing}`)
}

test('the answers about ready servers, linked accounts and domains are what the document says', async () => {
  const { api, context } = server
  assert((await api('GET', '/api/federated-servers/presets')).json.data.length >= 12)
  assert((await api('GET', '/api/backends/presets')).json.data.length >= 3)
  const given = { name: 'Linked', preset: 'google', client_id: 'ours', client_secret: 'a secret for tests' }
  const federated_server_id = await idOf('/api/federated-servers', given)
  const { id: user_id } = await makePerson(server)
  await context.db.table(linkedAccount).insert({ id: 'la_described', identity: 'described', user_id, federated_server_id, subject: 'described', created_at: 0 })
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/la_described'],
    ['DELETE', '/la_described'],
  ] as const)
    await api(method, `/api/linked-accounts${path}`)
  const domain = { organization_id: await idOf('/api/organizations', { name: 'Described' }), domain: 'described.example' }
  const made = (await api('POST', '/api/organization-domains', domain)).json.data
  await api('GET', '/api/organization-domains')
  await edits(`/api/organization-domains/${made.id}`, { federated_server_id })
  records.push(made.challenge)
  await api('POST', `/api/organization-domains/${made.id}/verify`)
  await api('DELETE', `/api/organization-domains/${made.id}`)
})

/** Every operation on the members of a group, and what a member has by it. */
async function groupMembers(path: string) {
  const { id } = await makePerson(server)
  await server.api('POST', path, { user_id: id })
  for (const at of [path, `${path}/${id}`, `/api/users/${id}/effective`]) await server.api('GET', at)
  await server.api('DELETE', `${path}/${id}`)
}
/** Makes a personal access token, and tells its id. */
const makeToken = async (bearer: string): Promise<string> =>
  (await server.api('POST', '/me/tokens', { note: 'Described', scopes: ['profile'] }, { bearer })).json.data.id

/** Every operation on the members of an organization, as who may manage them. */
async function members(path: string, bearer: string, organization: string) {
  const api = (method: string, at: string, json?: unknown) => server.api(method, at, json, { bearer })
  await server.api('POST', `/api/organizations/${organization}/members`, { user_id: (await makePerson(server)).id, role: 'admin' })
  const { id } = await makePerson(server)
  await server.api('POST', `/api/organizations/${organization}/members`, { user_id: id })
  for (const [method, at, body] of [
    ['GET', '', undefined],
    ['GET', `/${id}`, undefined],
    ['PATCH', `/${id}`, { titles: ['chair'] }],
    ['PUT', `/${id}`, { role: 'admin' }],
    ['DELETE', `/${id}`, undefined],
  ] as const)
    await api(method, `${path}${at}`, body)
}

async function invitations(path: string, bearer: string, more: object = {}) {
  const api = (method: string, at: string, json?: unknown) => server.api(method, at, json, { bearer })
  for (const deed of ['accept', 'decline', undefined]) {
    const invited = await makePerson(server)
    const { id } = (await api('POST', path, { invitee: invited.username, ...more })).json.data
    await api('GET', path)
    await api('GET', `${path}/${id}`)
    const theirs = await personToken(server, invited, 'openid account:manage:own')
    await server.api('GET', '/me/invitations', undefined, { bearer: theirs })
    if (deed === undefined) await api('DELETE', `${path}/${id}`)
    else await server.api('POST', `/me/invitations/${id}/${deed}`, undefined, { bearer: theirs })
  }
}

test('the answers about tokens, sessions, grants and consents are what the document says', async () => {
  const { api } = server
  const flow = await codeFlow({ server })
  const recordOf = async (token: string) => (await api('POST', '/api/inspect', { token })).json.data.record
  const record = await recordOf((await flow.tokens()).access_token)
  await api('POST', `/api/tokens/${record.id}/revoke`)
  await api('DELETE', `/api/tokens/${record.id}`)
  await api('POST', '/api/tokens/revoke', { grant_id: record.grant_id })
  for (const path of ['/api/tokens', '/api/sessions', '/api/grants', '/api/consents']) {
    const { data } = (await api('GET', path)).json
    assert(data.length > 0, path)
    const row = `${path}/${encodeURIComponent(data[0].id)}`
    await api('GET', row)
    if (path !== '/api/tokens') await api('DELETE', row)
  }
})

test('a consent page of another system reads requests, and answers them', async () => {
  const { api } = server
  const provider = (await api('POST', '/api/identity-providers', { name: 'Asks elsewhere', consent_uri: 'https://consent.example/' })).json.data
  for (const verb of ['accept', 'decline']) {
    const flow = await codeFlow({ server, client: { identity_provider: { id: provider.id } } })
    const { stop } = await flow.authorize()
    const at = `/api/consent-requests/${stop.params.get('consent_request')}`
    assert.equal((await api('GET', at)).status, 200)
    assert.equal((await api('POST', `${at}/${verb}`)).status, 200)
  }
})

test("the answers at the developer's door are what the document says", async () => {
  const person = await makePerson(server, { roles: ['role_developer'] })
  const bearer = await personToken(server, person)
  const api = (method: string, path: string, json?: unknown) => server.api(method, path, json, { bearer })
  const { id, secret } = (
    await api('POST', '/clients', {
      name: 'Mine',
      redirect_uris: ['https://mine.example/cb'],
      supported_grant_types: ['authorization_code', 'client_credentials'],
    })
  ).json.data
  const own = `/clients/${id}`
  await api('GET', '/clients')
  await api('PUT', own, (await api('GET', own)).json.data)
  await api('PATCH', own, { description: 'Mine alone.' })
  for (const view of ['activity', 'keys', 'checklist']) await api('GET', `${own}/${view}`)
  await explanations(id, `${own}/explanations`, bearer)
  await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })
  const [held] = (await api('GET', `${own}/tokens`)).json.data
  await api('GET', `${own}/tokens/${held.id}`)
  const { id: credential } = (await api('POST', `${own}/credentials`, { name: 'second' })).json.data
  await server.api('POST', `/api/clients/${id}/credentials/${credential}/remind`)
  await api('GET', `${own}/credentials`)
  await api('GET', `${own}/credentials/${credential}`)
  await api('PATCH', `${own}/credentials/${credential}`, { name: 'renamed' })
  await api('DELETE', `${own}/credentials/${credential}`)
  await api('DELETE', `${own}/credentials`)
  await api('POST', `${own}/launches`)
  const { id: tester } = (await api('POST', `${own}/test_users`, { name: 'Tessa Test' })).json.data
  await api('GET', `${own}/test_users`)
  await api('GET', `${own}/test_users/${tester}`)
  await api('DELETE', `${own}/test_users/${tester}`)
  const { id: asked } = (await api('POST', `${own}/reviews`, { reason: 'It is ready.', items: [{ kind: 'go_live' }] })).json.data
  await api('GET', `${own}/reviews`)
  await api('GET', `${own}/reviews/${asked}`)
  await api('POST', `${own}/reviews/${asked}/withdraw`)
  await api('DELETE', own)
  await api('GET', '/me/deleted_applications')
  await api('POST', `/me/deleted_applications/${id}/restore`)
  const listed = await makeClient(server, { in_gallery: true, initiate_login_uri: 'https://listed.example/' })
  await api('POST', `/me/gallery/${listed.id}/launches`)
  for (const path of ['/me', '/me/apps', '/me/gallery', '/me/tokens', '/me/sessions', '/me/requests', '/me/scopes', '/me/look']) await api('GET', path)
  const asPerson = await personToken(server, person, 'openid profile account:manage:own')
  const till = await makeClient(server, { supported_grant_types: ['ciba'] })
  await server.call('POST', '/oauth/backchannel_authentication', { form: { scope: 'openid', login_hint: person.username }, basic: till.basic })
  const [waiting] = (await server.api('GET', '/me/requests', undefined, { bearer: asPerson })).json.data
  await server.api('POST', `/me/requests/${waiting.id}`, { allow: false }, { bearer: asPerson })
  const [first, second] = [await makeToken(asPerson), await makeToken(asPerson)]
  await server.api('DELETE', `/me/tokens/${first}`, undefined, { bearer: asPerson })
  await server.api('GET', '/api/personal-tokens')
  await server.api('GET', `/api/personal-tokens/${second}`)
  await server.api('DELETE', `/api/personal-tokens/${second}`)
  const flow = await codeFlow({ server })
  await flow.tokens()
  await server.api('PATCH', `/me/apps/${flow.app.id}`, { scopes: ['openid'] }, { bearer: await personToken(server, flow.habits) })
  await server.api('DELETE', `/me/apps/${flow.app.id}`, undefined, { bearer: await personToken(server, flow.habits) })
  const organization = await idOf('/api/organizations', { name: 'Mine' })
  await server.api('POST', `/api/organizations/${organization}/members`, { user_id: person.id, role: 'admin' })
  await members(`/me/organizations/${organization}/members`, bearer, organization)
  await invitations(`/me/organizations/${organization}/invitations`, bearer)
  const [, elsewhere] = (await server.api('GET', '/me/sessions', undefined, { bearer: asPerson })).json.data
  await server.api('DELETE', `/me/sessions/${elsewhere.id}`, undefined, { bearer: asPerson })
  await server.api('DELETE', '/me/sessions', undefined, { bearer: asPerson })
})

test('the answers about background work and webhooks are as described', async () => {
  const now = Date.now()
  const { global } = server.store
  const given = { kind: 'described', state: 'failed', due_at: now, created_at: now, updated_at: now } as const
  await global.table(job).insert(newRow(job, { id: 'job_described', ...given }))
  const attempt = { job_id: 'job_described', kind: 'described', number: 1, outcome: 'failed', duration: 1, node: 'n', at: now } as const
  await global.table(jobAttempt).insert({ id: 'attempt', ...attempt, expires_at: now + 60_000 })
  await global.table(node).insert({ id: 'node', version: '1', started_at: now, seen_at: now })
  for (const path of [
    '/api/jobs',
    '/api/jobs/stats',
    '/api/jobs/job_described',
    '/api/jobs/job_described/attempts',
    '/api/jobs/job_described/attempts/attempt',
  ])
    await server.api('GET', path)
  for (const path of ['/api/nodes', '/api/nodes/node']) await server.api('GET', path)
  await server.api('POST', '/api/jobs/job_described/retry')
  await server.api('DELETE', '/api/jobs/job_described')
  const made = await server.api('POST', '/api/webhooks', { name: 'Described', url: 'https://receiver.example/' })
  const path = `/api/webhooks/${made.json.data.id}`
  const delivery = { webhook_id: made.json.data.id, event_id: 'aud_x', action: 'role.created', outcome: 'done', duration: 1, at: now } as const
  await server.context.db.table(webhookDelivery).insert({ id: 'delivery', ...delivery, expires_at: now + 60_000 })
  for (const each of ['/api/webhooks', path, `${path}/deliveries`, `${path}/deliveries/delivery`]) await server.api('GET', each)
  await server.api('POST', `${path}/deliveries/delivery/resend`)
  const told = { client_id: 'gatehouse-admin', user_id: 'usr_x', sid: 'x', outcome: 'failed', created_at: now, expires_at: now + 60_000 } as const
  await server.context.db.table(logoutDelivery).insert(newRow(logoutDelivery, { id: 'logout', ...told }))
  for (const each of ['/api/logout-deliveries', '/api/logout-deliveries/logout']) await server.api('GET', each)
  await server.api('POST', '/api/logout-deliveries/logout/resend')
  await server.api('PATCH', path, { name: 'Other' })
  await server.api('PUT', path, { name: 'Whole', url: 'https://receiver.example/' })
  await server.api('POST', `${path}/rotate_secret`, { overlap_ttl: 0 })
  await server.api('DELETE', path)
})

test('an import of people and their export are as described', async () => {
  const made = await server.api('POST', '/api/user-imports', { name: 'described.csv' })
  const path = `/api/user-imports/${made.json.data.id}`
  await server.api('POST', `${path}/text`, { offset: 0, text: 'username,blocked\ndescribed-import@example.com,no\nfaulty@example.com,perhaps\n' })
  await server.api('PATCH', path, { name: 'Described' })
  await server.api('POST', `${path}/check`)
  await until(async () => {
    await server.work.runDue()
    return (await server.api('GET', path)).json.data.state === 'checked'
  }, 'the import to be checked')
  for (const each of ['/api/user-imports', `${path}/preview`, `${path}/faults`, `${path}/faulty_lines`])
    assert.equal((await server.api('GET', each)).status, 200)
  assert.equal((await server.api('POST', `${path}/run`)).status, 200)
  await server.api('POST', `${path}/stop`)
  await server.api('DELETE', path)
  for (const each of ['/api/users/export', '/api/users/export/csv']) assert.equal((await server.api('GET', each)).status, 200)
})

test('policies, their history and their laboratory are as described', async () => {
  const path = `/api/policies/${(await server.api('POST', '/api/policies', { name: 'Lab', engine: 'matcho', rule: { method: 'GET' } })).json.data.id}`
  await server.api('GET', `${path}/versions`)
  assert.equal((await server.api('POST', `${path}/versions/1/restore`)).status, 200)
  for (const each of ['request-schema', 'default', 'decisions', 'locked-out']) await server.api('GET', `/api/policies/${each}`)
  await server.api('PUT', '/api/policies/default', { deny_by_default: [] })
  await server.api('POST', '/api/policies/evaluate', { request: { method: 'GET', path: '/api/clients' }, policy: { engine: 'allow' } })
  await server.api('POST', '/api/policies/match', { pattern: { a: 1 }, value: { a: 2 } })
  await server.api('POST', '/api/policies/replay', { policy: { engine: 'allow' } })
  await server.api('POST', '/api/policies/run-saved', { policy: { engine: 'allow' } })
  await server.api('GET', '/api/policies/ready')
  await server.api('POST', '/api/policies/debug-tokens', { client_id: 'gatehouse-admin' })
  const now = server.context.now()
  const kept = {
    request_id: 'described',
    at: now,
    point: 'operation',
    operation: 'get_api_clients',
    client_id: 'x',
    effect: 'deny',
    cost: 1,
    request: {},
  } as const
  await server.context.db.table(policyDecision).insert(newRow(policyDecision, { id: 'described', ...kept, expires_at: now + 60_000 }))
  await server.api('GET', '/api/policies/decisions/described')
  await server.api('DELETE', path)
})

/** The members of everything on the desk. */
async function throughDesk(path: string): Promise<void> {
  const { api } = server
  for (const part of ['', '/posture', '/activity', '/versions']) assert.equal((await api('GET', `${path}${part}`)).status, 200, part)
  for (const verb of ['disable', 'enable']) assert.equal((await api('POST', `${path}/${verb}`)).status, 200, verb)
  const [{ version: latest }] = (await api('GET', `${path}/versions`)).json.data
  assert.equal((await api('POST', `${path}/versions/${latest}/restore`)).status, 200)
  const { version } = (await api('GET', path)).json.data
  assert.equal((await api('POST', `${path}/review`, { outcome: 'declined', version, note: 'described' })).status, 200)
  assert.equal((await api('GET', '/api/desk?review=declined')).status, 200)
}

test('credential configurations, offers and issued credentials are as described', async () => {
  const { api } = server
  const path = `/api/credential-configurations/${await idOf('/api/credential-configurations', { identifier: 'offered', vct: 'https://described.example/offered' })}`
  await throughDesk(path)
  const { id: client_id } = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const body = { client_id, user_id: (await makePerson(server)).id, credential_configuration_ids: ['offered'] }
  const made = await api('POST', '/api/credential-offers', body)
  assert.equal(made.status, 201, made.text)
  const offers = `/api/credential-offers/${made.json.data.id}`
  await api('GET', '/api/credential-offers')
  await api('GET', offers)
  const { access_token } = (await redeemOffer(server, made.json.data.credential_offer.grants[PRE_AUTHORIZED]['pre-authorized_code'])).json
  await fetchCredential(server, access_token, { credential_identifier: 'offered' })
  const [issued] = (await api('GET', '/api/issued-credentials')).json.data
  await throughDesk(`/api/status-lists/${issued.status_list_id}`)
  await api('GET', '/api/status-lists')
  await api('PATCH', `/api/status-lists/${issued.status_list_id}`, { owner: 'The registrar' })
  await api('GET', `/api/issued-credentials/${issued.id}`)
  for (const verb of ['suspend', 'reinstate', 'revoke']) await api('POST', `/api/issued-credentials/${issued.id}/${verb}`, { reason: 'described' })
  await api('DELETE', offers)
  await api('DELETE', path)
})

test('the decisions and searches of AuthZEN are as described', async () => {
  const [subject, action, resource] = [{ type: 'user', id: 'nobody' }, { name: 'read' }, { type: 'api', id: 'x' }]
  const asked = { subject, action, resource }
  await server.api('POST', '/access/v1/evaluation', asked)
  await server.api('POST', '/access/v1/evaluations', { subject, action, evaluations: [{ resource }] })
  await server.api('POST', '/access/v1/search/subject', { ...asked, subject: { type: 'user' } })
  await server.api('POST', '/access/v1/search/resource', { ...asked, resource: { type: 'api' } })
  await server.api('POST', '/access/v1/search/action', { subject, resource })
})

test('the streams of security events are as described', async () => {
  const { stream_id } = (await server.api('POST', '/ssf/streams', {})).json
  const subject = { format: 'opaque', id: (await makePerson(server)).id }
  for (const path of ['/ssf/streams', `/ssf/streams?stream_id=${stream_id}`, `/ssf/status?stream_id=${stream_id}`]) await server.api('GET', path)
  await server.api('POST', '/ssf/status', { stream_id, status: 'enabled' })
  for (const deed of ['remove', 'add']) await server.api('POST', `/ssf/subjects/${deed}`, { stream_id, subject })
  await server.api('POST', '/ssf/verify', { stream_id })
  await server.api('POST', `/ssf/poll/${stream_id}`, { returnImmediately: true })
  await server.api('PATCH', '/ssf/streams', { stream_id, description: 'Described' })
  await server.api('PUT', '/ssf/streams', { stream_id, delivery: { method: 'urn:ietf:rfc:8936' } })
  await server.api('DELETE', `/ssf/streams?stream_id=${stream_id}`)
  const { stream_id: other } = (await server.api('POST', '/ssf/streams', {})).json
  for (const path of ['/api/signal-streams', `/api/signal-streams/${other}`]) await server.api('GET', path)
  await server.api('PATCH', `/api/signal-streams/${other}`, { status: 'paused' })
  await server.api('DELETE', `/api/signal-streams/${other}`)
})

test('initial access tokens and the adoption of clients are as described', async () => {
  const scim = await server.api('POST', '/api/scim-tokens', { name: 'Okta' })
  for (const [method, path] of [
    ['GET', ''],
    ['GET', `/${scim.json.data.id}`],
    ['DELETE', `/${scim.json.data.id}`],
  ] as const)
    await server.api(method, `/api/scim-tokens${path}`)
  const made = await server.api('POST', '/api/initial-access-tokens', { name: 'Team', uses_left: 3 })
  const path = `/api/initial-access-tokens/${made.json.data.id}`
  await server.api('GET', '/api/initial-access-tokens')
  await server.api('GET', path)
  await server.api('PATCH', path, { uses_left: 1 })
  await server.api('DELETE', path)
  const { id } = (await server.api('POST', '/api/clients', { name: 'Adopted' })).json.data
  await server.api('POST', `/api/clients/${id}/adopt`)
})

test('the settings that a tenant decides are as described', async () => {
  assert.equal((await server.api('PATCH', '/api/settings', { access_token_ttl: 1800 })).json.origins.access_token_ttl, 'tenant')
  assert.equal((await server.api('PATCH', '/api/settings', { access_token_ttl: null })).json.origins.access_token_ttl, 'server')
})

test('a test letter is as described, sent or refused', async () => {
  assert.equal((await server.api('POST', '/api/mail/test?dry_run=true', { to: 'you@example.com' })).status, 200)
  assert.equal((await server.api('POST', '/api/mail/test', { to: 'nobody' })).status, 422)
  await server.api('POST', '/api/identity-providers/idp_default/preview', { page: 'sign_in' })
  assert.equal((await server.api('GET', '/api/mail')).json.data.origin, 'server')
})

test('the answers about the outbound register are what the document says', async (t) => {
  const fake = await startProvider()
  t.after(() => fake.close())
  const { api } = server
  const made = (path: string, body: object) => idOf(`/api/outbound/${path}`, body)
  const endpoints = { authorization_endpoint: `${fake.origin}/authorize`, token_endpoint: `${fake.origin}/token` }
  const provider_id = await made('providers', { provider: { name: 'Described', ...endpoints } })
  const read = await made('scopes', { scope: { provider_id, name: 'read' } })
  const client = await made('clients', { client: { name: 'Described', provider_id, identifier: 'described', secret: 'a secret' } })
  const authorization = await made('authorizations', { authorization: { name: 'Described', remote_client_id: client } })
  const connection = await made('connections', { connection: { name: 'Described', base_url: fake.origin, open: true, authorization_id: authorization } })
  const own = await made('connections', { name: 'Own', base_url: fake.origin, open: true, remote_client_id: client })
  await edits(`/api/outbound/providers/${provider_id}`, { name: 'Described again' })
  await edits(`/api/outbound/scopes/${read}`, { description: 'Reads.' })
  await edits(`/api/outbound/clients/${client}`, { name: 'Described again' })
  await edits(`/api/outbound/authorizations/${authorization}`, { scopes: ['read'] })
  await edits(`/api/outbound/connections/${connection}`, { headers: [] })
  for (const path of ['providers', 'scopes', 'clients', 'authorizations', 'connections']) {
    await api('GET', `/api/outbound/${path}`)
    await api('GET', `/api/outbound/${path}/export`)
  }
  await api('POST', '/api/outbound/import', (await api('GET', '/api/outbound/export')).json.data)
  for (const path of ['health', 'presets', 'shared', `clients/${client}/secret`]) await api('GET', `/api/outbound/${path}`)
  await api('POST', '/api/outbound/providers/discover', { issuer: fake.origin })
  const at = `/api/outbound/authorizations/${authorization}`
  await api('POST', `${at}/authorize`, {})
  await api('POST', `${at}/token`)
  await api('PUT', `${at}/tokens`, { access_token: 'entered', confirm: true })
  await api('POST', `${at}/token`)
  await api('GET', `${at}/history`)
  await api('POST', `/api/outbound/connections/${connection}/call`, { path: '/api' })
  const person = await makePerson(server, { authorized_scopes: ['outbound:use'] })
  const bearer = await personToken(server, person, 'openid outbound:use')
  const mine = (method: string, path: string, body?: object) => api(method, `/me/connections${path}`, body, { bearer })
  await mine('GET', '')
  await api('GET', '/me/parameters', undefined, { bearer: await server.adminToken('parameters:read:own') })
  await mine('POST', `/${connection}/token`)
  await mine('POST', `/${connection}/call`, { path: '/api' })
  await mine('POST', `/${own}/authorize`, {})
  await mine('DELETE', `/${own}`)
  await api('POST', `${at}/cancel`)
  await api('DELETE', `/api/outbound/connections/${connection}`)
  await api('DELETE', at)
  await api('DELETE', `/api/outbound/scopes/${read}`)
  const unused = await made('providers', { name: 'Unused', ...endpoints })
  const client_there = await made('clients', { name: 'Unused', provider_id: unused, identifier: 'x' })
  await api('DELETE', `/api/outbound/clients/${client_there}`)
  await api('DELETE', `/api/outbound/providers/${unused}`)
})

test('a presentation is asked for, listed and read', async () => {
  const made = await server.api('POST', '/api/verifiers', { name: 'Door', dcql: { credentials: [{ id: 'a', format: 'dc+sd-jwt', meta: {} }] } })
  await throughDesk(`/api/verifiers/${made.json.data.id}`)
  const begun = await server.api('POST', '/api/presentations', { verifier: made.json.data.id })
  assert.equal(begun.status, 201, begun.text)
  const { id } = begun.json.data
  for (const path of ['/api/presentations', `/api/presentations/${id}`, `/api/presentations/${id}/claims`])
    assert.equal((await server.api('GET', path)).status, 200, path)
})

test('a wallet provider goes over the desk', async () => {
  const provider = { name: 'Wallet maker', issuer: 'https://wallets.example', purposes: ['key_attestation'] }
  const made = await server.api('POST', '/api/trusted-issuers', provider)
  assert.equal(made.status, 201, made.text)
  await throughDesk(`/api/trusted-issuers/${made.json.data.id}`)
})

test('a demo of verifiable credentials is begun and removed', async () => {
  for (const flow of ['issuance', 'presentation', 'issuance_after_presentation'])
    assert.equal((await server.api('POST', '/api/demo', { flow })).status, 201, flow)
  assert.equal((await server.api('DELETE', '/api/demo')).status, 204)
})

test('no operation was left out', () => {
  const all = operations().map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(
    all.filter((operation) => !server.answered.has(operation)),
    [],
  )
})
