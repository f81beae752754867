import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fieldsOf } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { certificateNames } from '#model/mutual-tls.ts'
import { reviewCheckNames } from '#model/review-checklist.ts'
import { reviewedFields } from '#model/reviewed.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: string
let ada: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  ada = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
})
after(() => server.close())

const call = (method: string, path: string, json?: unknown, bearer = ada) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const CALLBACK = 'https://tides.example/callback'
const web = {
  name: 'Tide tables',
  redirect_uris: [CALLBACK, 'https://tides.example/other'],
  supported_grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_methods: ['client_secret_basic', 'client_secret_post'],
}
type Item = { readonly kind: string; readonly value: string }

async function live(more: object = {}) {
  const { id } = (await call('POST', '/clients', { client: { ...web, ...more } })).json.data
  await decided(id, [{ kind: 'go_live', value: 'live' }])
  return id as string
}
const asked = (id: string, items: readonly Item[]) => call('POST', `/clients/${id}/reviews`, { review: { reason: 'It grew', items } })
async function decided(id: string, items: readonly Item[]) {
  const { data } = (await asked(id, items)).json
  const answer = await call(
    'POST',
    `/api/reviews/${data.id}/decide`,
    { items: items.map((item) => ({ ...item, state: 'approved' })), checked: reviewCheckNames },
    admin,
  )
  assert.equal(answer.status, 200, answer.text)
  return (await call('GET', `/clients/${id}`)).json.data
}
const patch = (id: string, fields: object) => call('PATCH', `/clients/${id}`, { client: fields })

/** Each thing that turns a live application into something else, and how it is asked for. */
const turns: readonly (readonly [fields: object, items: readonly Item[]])[] = [
  [{ supported_grant_types: [...web.supported_grant_types, 'client_credentials'] }, [{ kind: 'grant_type', value: 'client_credentials' }]],
  [
    { confidential: false, token_endpoint_auth_methods: [...web.token_endpoint_auth_methods, 'none'] },
    [
      { kind: 'confidential', value: 'false' },
      { kind: 'auth_method', value: 'none' },
    ],
  ],
  [{ redirect_uris: [...web.redirect_uris, 'https://new.example/'] }, [{ kind: 'redirect_uri', value: 'https://new.example/' }]],
  [{ post_logout_redirect_uris: ['https://new.example/bye'] }, [{ kind: 'post_logout_redirect_uri', value: 'https://new.example/bye' }]],
  [{ allowed_origins: ['https://new.example'] }, [{ kind: 'allowed_origin', value: 'https://new.example' }]],
  [{ policy_uri: 'https://new.example/policy' }, [{ kind: 'policy_uri', value: 'https://new.example/policy' }]],
  [{ tos_uri: 'https://new.example/terms' }, [{ kind: 'tos_uri', value: 'https://new.example/terms' }]],
  [{ client_uri: 'https://new.example/' }, [{ kind: 'client_uri', value: 'https://new.example/' }]],
  [{ logo_uri: 'https://new.example/logo.png' }, [{ kind: 'logo_uri', value: 'https://new.example/logo.png' }]],
  [{ name: 'Bank' }, [{ kind: 'name', value: 'Bank' }]],
]

test('a live application becomes something else by a review only, and by a review it does', async () => {
  const id = await live()
  for (const [fields, items] of turns) {
    const refused = await patch(id, fields)
    assert.deepEqual([refused.status, Object.keys(refused.json.errors).toSorted()], [422, Object.keys(fields).toSorted()], refused.text)
    for (const messages of Object.values(refused.json.errors)) assert.match(String(messages), /is live: ask for it with a review/)
    const now = await decided(id, items)
    for (const [name, value] of Object.entries(fields)) assert.deepEqual(now[name], value)
    assert.equal((await patch(id, fields)).status, 200, 'it is so already')
  }
})

test('what was switched on for safety is not switched off without a review, and on again it is free', async () => {
  const id = await live({
    enforce_dpop: true,
    tls_client_certificate_bound_access_tokens: true,
    require_pushed_authorization_requests: true,
    subject_type: 'pairwise',
    redirect_uris: [CALLBACK],
  })
  const weaker = {
    enforce_dpop: false,
    tls_client_certificate_bound_access_tokens: false,
    require_pushed_authorization_requests: false,
    subject_type: 'public',
  }
  assert.deepEqual(Object.keys((await patch(id, weaker)).json.errors).toSorted(), Object.keys(weaker).toSorted())
  await decided(
    id,
    Object.entries(weaker).map(([kind, value]) => ({ kind, value: String(value) })),
  )
  assert.equal(
    (
      await patch(id, {
        enforce_dpop: true,
        tls_client_certificate_bound_access_tokens: true,
        require_pushed_authorization_requests: true,
        subject_type: 'pairwise',
      })
    ).status,
    200,
  )
})

test('what only narrows a live application needs no review', async () => {
  const id = await live({
    post_logout_redirect_uris: ['https://tides.example/bye'],
    allowed_origins: ['https://tides.example'],
    tos_uri: 'https://tides.example/t',
  })
  const narrower = {
    ...{ redirect_uris: [CALLBACK], post_logout_redirect_uris: [], allowed_origins: [], tos_uri: null },
    ...{ supported_grant_types: ['authorization_code'], token_endpoint_auth_methods: ['client_secret_basic'] },
    ...{ description: 'Of the harbour', contacts: ['ada@tides.example'], default_max_age: 60 },
  }
  const answer = await patch(id, narrower)
  assert.equal(answer.status, 200, answer.text)
})

test('RFC 9700 §2.4 a developer switches no legacy grant on: not in a draft, not by an edit, not by a review', async () => {
  const draft = (await call('POST', '/clients', { client: web })).json.data.id
  const id = await live()
  for (const name of ['password', 'implicit']) {
    const supported_grant_types = [...web.supported_grant_types, name]
    for (const refused of [await call('POST', '/clients', { client: { ...web, supported_grant_types } }), await patch(draft, { supported_grant_types })]) {
      assert.equal(refused.status, 422, refused.text)
      assert.match(String(refused.json.errors.supported_grant_types), /only an administrator switches it on/)
    }
    const refused = await asked(id, [{ kind: 'grant_type', value: name }])
    assert.deepEqual([refused.status, refused.json.errors.items], [422, [`at 0: ${name} is a legacy grant: only an administrator switches it on for a client`]])
    const granted = await call('PATCH', `/api/clients/${draft}`, { client: { supported_grant_types } }, admin)
    assert.equal(granted.status, 200, granted.text)
    assert.equal((await patch(draft, { supported_grant_types, description: 'As it was' })).status, 200)
    await call('PATCH', `/api/clients/${draft}`, { client: { supported_grant_types: web.supported_grant_types } }, admin)
  }
})

test('each fault of a request names the place of its item', async () => {
  const items = [
    { kind: 'policy_uri', value: 'https://tides.example/privacy' },
    { kind: 'scope', value: 'no:such' },
    { kind: 'grant_type', value: 'made_up' },
  ]
  const refused = await asked(await live(), items)
  assert.deepEqual(refused.json.errors, { items: ['at 1: there is no scope no:such', 'at 2: made_up cannot be a grant_type'] })
})

test('the catalogue tells the scopes that applications may ask for, in words, and who approves each', async () => {
  await call('POST', '/api/scopes', { scope: { name: 'tides:read', label: 'See the tides', public: true } }, admin)
  await call('POST', '/api/scopes', { scope: { name: 'tides:write', description: 'Move the moon.', public: false } }, admin)
  const { data } = (await call('GET', '/me/scopes')).json
  const told = data.filter(({ name }: { readonly name: string }) => name.startsWith('tides:'))
  assert.deepEqual(told, [
    { name: 'tides:read', label: 'See the tides', description: null, approved_by: 'nobody' },
    { name: 'tides:write', label: null, description: 'Move the moon.', approved_by: 'reviewer' },
  ])
  assert(!data.some(({ name }: { readonly name: string }) => name === 'clients:manage:all'))
  assert.equal((await call('GET', '/me/scopes', undefined, admin)).status, 403)
})

test('a decision is announced: its moment stands with the application', async () => {
  const { id } = (await call('POST', '/clients', { client: web })).json.data
  assert.equal((await call('GET', `/clients/${id}`)).json.data.decided_at, null)
  const { decided_at } = await decided(id, [{ kind: 'go_live', value: 'live' }])
  assert(Math.abs(decided_at - Date.now()) < 60_000)
  const listed = (await call('GET', '/clients?limit=200')).json.data.find((row: { readonly id: string }) => row.id === id)
  assert.equal(listed.decided_at, decided_at)
})

test('nothing is asked for that could not be so', async () => {
  const id = await live()
  for (const item of [
    { kind: 'grant_type', value: 'made_up' },
    { kind: 'grant_type', value: 'authorization_code' },
    { kind: 'auth_method', value: 'private_key_jwt' },
    { kind: 'confidential', value: 'perhaps' },
    { kind: 'confidential', value: 'true' },
    { kind: 'allowed_origin', value: 'https://tides.example/path' },
    { kind: 'post_logout_redirect_uri', value: 'http://tides.example/' },
    { kind: 'policy_uri', value: 'javascript:alert(1)' },
    { kind: 'subject_type', value: 'other' },
  ]) {
    const refused = await asked(id, [item])
    assert.deepEqual([item, refused.status, refused.json.errors?.items?.length], [item, 422, 1])
  }
})

test('every field that a developer writes is reviewed, or free on purpose', () => {
  const free = [
    ...['description', 'kind', 'organization_id', 'contacts', 'metadata', 'parameters', 'application_type', 'default_max_age'],
    // A developer who holds the secrets of an application may hold its keys.
    ...['token_endpoint_jwt_auth_alg', 'jwt_public_key', 'jwk', 'jwks', 'jwks_uri'],
    ...certificateNames,
    ...['id_token_signature_alg', 'userinfo_signed_response_alg', 'authorization_signed_response_alg', 'request_object_signing_alg', 'request_uris'],
    // It only chooses the words of refusals.
    'works_with',
    // Neither tells an application anything that its people did not agree to.
    ...['claims_in_id_token', 'unknown_scopes'],
    // An application hears only of the sign-outs of its own people.
    ...['backchannel', 'frontchannel'].flatMap((channel) => [`${channel}_logout_uri`, `${channel}_logout_session_required`]),
    // Encryption shows a response to fewer readers, never to more.
    ...['id_token', 'userinfo', 'introspection', 'authorization'].flatMap((what) => [`${what}_encrypted_response_alg`, `${what}_encrypted_response_enc`]),
  ]
  const written = fieldsOf(client).flatMap(([name, f]) => (mayWrite(f, 'portal', false) ? [name] : []))
  assert.deepEqual(written.toSorted(), [...free, ...reviewedFields.map(({ field }) => field)].toSorted())
})

test('a reviewer who may look up neither people nor scopes reads who asks, and for what in words', async () => {
  await server.call('POST', '/api/scopes', {
    bearer: await server.adminToken('scopes:manage:all'),
    json: { scope: { name: 'berths:read', label: 'See berths', description: 'The ships at each berth.', public: false } },
  })
  const grace = await makePerson(server, { name: 'Grace Hopper', roles: ['role_developer'] })
  const bearer = await personToken(server, grace)
  const { id } = (await call('POST', '/clients', { client: web }, bearer)).json.data
  const { data } = (await call('POST', `/clients/${id}/reviews`, { review: { reason: 'It grew', items: [{ kind: 'scope', value: 'berths:read' }] } }, bearer))
    .json
  const reviewer = await server.adminToken('clients:read:all')
  const review = (await call('GET', `/api/reviews/${data.id}`, undefined, reviewer)).json.data
  assert.deepEqual([review.client_name, review.requested_by_name], ['Tide tables', 'Grace Hopper'])
  assert.deepEqual(review.scopes, [{ name: 'berths:read', label: 'See berths', description: 'The ships at each berth.' }])
  assert.equal((await call('GET', `/api/clients/${id}`, undefined, reviewer)).json.data.owner_name, 'Grace Hopper')
  assert.equal((await call('GET', `/api/clients/${id}/versions`, undefined, reviewer)).json.data[0].actor_name, 'Grace Hopper')
})
