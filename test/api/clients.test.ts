import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { fieldsOf } from '#fields/resource.ts'
import { client } from '#model/client.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { startWeb, type Web } from '../support/web.ts'

let server: DescribedServer
let web: Web
before(async () => {
  web = await startWeb()
  server = await describedServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  for (const id of ['tests', 'many']) await server.api('POST', '/api/namespaces', { id, name: id })
})
after(async () => {
  web.close()
  await server.close()
})

const create = (fields: Readonly<Record<string, unknown>> = {}) => server.api('POST', '/api/clients', { client: fields })
const tokenFor = (id: string, secret: string) => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })
const fieldsWrong = (answer: { readonly json: { readonly errors?: object } }) => Object.keys(answer.json.errors ?? {}).toSorted((a, b) => (a < b ? -1 : 1))
const pem = (type: 'spki') => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type }).toString()

test('a client made with nothing said gets safe values, a secret and the default identity provider', async () => {
  const made = await create()
  assert.equal(made.status, 201)
  const { data } = made.json
  assert.match(data.id, /^cl_[\w-]{22}$/)
  assert.match(data.secret, /^ghs_/)
  assert.deepEqual([data.confidential, data.pkce, data.redirect_uri_wildcards, data.active, data.authorize_scope], [true, true, false, true, false])
  assert.deepEqual(data.supported_grant_types, ['client_credentials', 'authorization_code'])
  assert.deepEqual(data.identity_provider, { id: 'idp_default', name: 'Default' })
  assert.equal(made.json.warnings, undefined)
  assert.equal((await tokenFor(data.id, data.secret)).status, 200)
})

test('the secret is in the answer that made it, and never again', async () => {
  const { id, secret } = (await create()).json.data
  await server.api('PATCH', `/api/clients/${id}`, { name: 'Told once' })
  for (const path of [
    `/api/clients/${id}`,
    '/api/clients',
    '/api/clients/export',
    `/api/clients/${id}/credentials`,
    `/api/clients/${id}/versions`,
    `/api/clients/${id}/effective`,
    '/api/audit-events',
  ]) {
    const { status, text } = await server.api('GET', path)
    assert.equal(status, 200, path)
    assert(!text.includes(secret), path)
  }
  assert(!server.logged.join('').includes(secret))
})

test('a secret of somebody’s choice is used as it is', async () => {
  const { data } = (await create({ id: 'chosen', secret: 'a secret of my choice' })).json
  assert.deepEqual([data.id, data.secret], ['chosen', 'a secret of my choice'])
  assert.equal((await tokenFor('chosen', 'a secret of my choice')).status, 200)
  assert.equal((await tokenFor('chosen', 'a secret of my choicf')).status, 401)
})

test('every field that an administrator may write is taken and given back', async () => {
  const redirect_uris = ['https://app.example/cb', 'http://127.0.0.1/cb', 'https://*.app.example/**']
  web.pages.set('/all.json', { body: JSON.stringify(redirect_uris) })
  const said: Record<string, unknown> = {
    id: 'all-fields',
    name: 'All fields',
    description: 'Has them all.',
    active: true,
    disabled_reason: 'It was not needed.',
    kind: 'web',
    namespace: 'tests',
    owner: 'usr_somebody',
    contacts: ['a@example.com'],
    metadata: { any: ['thing'] },
    slug: 'every_field',
    registered_name: 'Every field',
    parameters: [{ name: 'region', type: 'choice', choices: ['eu'] }],
    parameter_values: { region: 'eu' },
    confidential: true,
    token_endpoint_auth_methods: ['private_key_jwt', 'client_secret_jwt'],
    jwt_public_key: pem('spki'),
    jwk: generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }),
    jwks: { keys: [generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey.export({ format: 'jwk' })] },
    federated_identities: [{ issuer: 'https://ci.example', subject: 'repo:acme/app:*', claims: { environment: 'production' } }],
    attesters: ['https://maker.example'],
    require_attestation_challenge: true,
    second_factor: 'required',
    backchannel_token_delivery_mode: 'ping',
    backchannel_client_notification_endpoint: 'https://app.example/ping',
    software_id: 'shop',
    software_version: '7.1',
    backchannel_user_code_parameter: true,
    backchannel_authentication_request_signing_alg: 'PS256',
    backchannel_logout_uri: 'https://app.example/logout-token',
    backchannel_logout_session_required: true,
    frontchannel_logout_uri: 'https://app.example/bye',
    frontchannel_logout_session_required: true,
    assertion_audience: 'issuer_or_token_endpoint',
    works_with: 'grafana',
    assertion_ttl: 600,
    tls_client_certificate_bound_access_tokens: true,
    require_signed_request_object: true,
    request_object_signing_alg: 'ES256',
    request_uris: ['https://app.example/request'],
    authorization_signed_response_alg: 'ES384',
    redirect_uris,
    redirect_uri_wildcards: true,
    post_logout_redirect_uris: ['https://app.example/'],
    allowed_origins: ['https://app.example'],
    pkce: false,
    nonce: 'optional',
    profiles: ['oauth_2_1', 'haip'],
    profile_mode: 'advisory',
    require_pushed_authorization_requests: true,
    enforce_dpop: true,
    enforce_tx_code: true,
    public_refresh_token: true,
    public_revoke: true,
    authorize_scope: true,
    user_scopes: ['openid', 'users:read:all'],
    authorized_resources: ['https://api.example/', 'urn:example:api'],
    first_party: true,
    unknown_scopes: 'ignore',
    labels: ['crm', 'europe'],
    initiate_login_uri: 'https://app.example/launch',
    in_gallery: true,
    default_max_age: 3600,
    subject_type: 'pairwise',
    sector_identifier_uri: `${web.origin}/all.json`,
    trusted_hosts: ['wallet.example', '127.0.0.1'],
    supported_grant_types: ['authorization_code', 'refresh_token', 'implicit', 'preauthorized_code'],
    application_type: 'native',
    response_mode: 'post',
    access_token_format: 'jwt',
    access_token_signature_alg: 'ES384',
    access_token_ttl: 60,
    agent_token_ttl: 61,
    authorization_code_ttl: 62,
    authorization_request_ttl: 63,
    refresh_token_ttl: 64,
    refresh_token_absolute_ttl: 65,
    refresh_token_rotation: 'never',
    grant_settings: { refresh_token: { format: 'jwt', access_token_ttl: 60 } },
    claims_in_id_token: true,
    id_token_ttl: 66,
    id_token_signature_alg: 'ES384',
    id_token_kid: 'a-kid',
    userinfo_signed_response_alg: 'ES384',
    key_pair_type: { type: 'ec', curve: 'P-384' },
    signatures_adapter: 'Internal',
    public_client_id: 'https://wallet.example',
    did: 'did:web:app.example',
    check_public_client_id: true,
    logo_uri: 'https://app.example/logo.png',
    client_uri: 'https://app.example/',
    policy_uri: 'https://app.example/policy',
    tos_uri: 'https://app.example/tos',
  }
  const made = await create({ ...said, identity_provider: { id: 'idp_default' }, authorized_scopes: [{ name: 'users:read:all' }] })
  assert.equal(made.status, 201, made.text)
  const read = (await server.api('GET', '/api/clients/all-fields')).json.data
  for (const [name, value] of Object.entries(said)) assert.deepEqual(read[name], value, name)
  assert.deepEqual(read.authorized_scopes, [{ id: 'sc_users.read.all', name: 'users:read:all', public: false }])
  assert.match(read.public_key, /BEGIN PUBLIC KEY/)
  const elsewhere = [
    'identity_provider',
    'authorized_scopes',
    'secret',
    'jwks_uri',
    'trusted_authorities',
    'token_endpoint_jwt_auth_alg',
    'organization_id',
    'key_pair_id',
    // With the server that it names: test/federation/home-realm.test.ts.
    'default_federated_server',
    // With the method that they take: test/specs/rfc8705.test.ts.
    ...['subject_dn', 'san_dns', 'san_uri', 'san_ip', 'san_email'].map((name) => `tls_client_auth_${name}`),
    // With the certificates, request objects and types that they need: test/specs/rfc8705, rfc9101, jarm, rfc9396.
    ...fieldsOf(client).flatMap(([name]) => (name.startsWith('tls_client_') || name.startsWith('authorization_') ? [name] : [])),
    ...['require_signed_request_object', 'request_object_signing_alg', 'request_uris'],
    // With the keys they take: test/specs/oidc-core-encryption.test.ts.
    ...['id_token', 'userinfo', 'introspection', 'authorization'].flatMap((what) => [`${what}_encrypted_response_alg`, `${what}_encrypted_response_enc`]),
  ]
  const untested = fieldsOf(client).filter(([name, f]) => f.writers !== 'server' && !(name in said) && !elsewhere.includes(name))
  assert.deepEqual(
    untested.map(([name]) => name),
    [],
  )
})

test('each lifetime has bounds, the same when a client is made and when it is changed, and the refusal names them', async () => {
  const { id } = (await create()).json.data
  for (const [name, f] of fieldsOf(client).filter(([name]) => name.endsWith('_ttl'))) {
    for (const value of [0, -1, 1.5, '60', Number.MAX_SAFE_INTEGER]) {
      assert.deepEqual(fieldsWrong(await create({ [name]: value })), [name], `${name} ${value}`)
      assert.deepEqual(fieldsWrong(await server.api('PATCH', `/api/clients/${id}`, { [name]: value })), [name], `${name} ${value}`)
    }
    assert.equal((await server.api('PATCH', `/api/clients/${id}`, { [name]: 1 })).json.data[name], 1, `${name} ${f.doc}`)
  }
  assert.match((await create({ access_token_ttl: 86_401 })).json.errors.access_token_ttl[0], /86400/)
})

test('an identity provider, organization, key pair or scope that does not exist is refused at its field', async () => {
  const refused = await create({
    identity_provider: { id: 'nobody' },
    organization_id: 'org_nobody',
    key_pair_id: 'nobody',
    authorized_scopes: [{ name: 'openid' }, { name: 'nothing' }, { id: 'sc_nothing' }],
    user_scopes: ['nothing'],
  })
  assert.equal(refused.status, 422)
  assert.deepEqual(fieldsWrong(refused), ['authorized_scopes', 'identity_provider', 'identity_provider_id', 'key_pair_id', 'organization_id', 'user_scopes'])
  assert.equal((await server.api('GET', '/api/scopes?name=nothing')).json.data.length, 0)
})

test('a client whose only method is none is public unless it says otherwise, and gets no secret', async () => {
  const made = await create({ token_endpoint_auth_methods: ['none'] })
  assert.deepEqual([made.json.data.confidential, 'secret' in made.json.data], [false, false])
  const torn = await create({ token_endpoint_auth_methods: ['none'], confidential: true })
  assert.deepEqual([torn.status, fieldsWrong(torn)], [422, ['confidential', 'token_endpoint_auth_methods']])
  const useless = await create({ token_endpoint_auth_methods: ['none'], secret: 'useless' })
  assert.deepEqual(fieldsWrong(useless), ['secret'])
})

test('keys that cannot be read, or are private, are refused', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  for (const [field, value] of [
    ['jwt_public_key', 'nonsense'],
    ['jwt_public_key', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['jwk', { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }],
    ['jwk', privateKey.export({ format: 'jwk' })],
    ['jwk', { kty: 'oct', k: 'secret' }],
    ['jwks', { keys: [{ kty: 'RSA' }] }],
    ['jwks', { keys: [] }],
    ['trusted_authorities', 'nonsense'],
  ] as const)
    assert.deepEqual(fieldsWrong(await create({ [field]: value })), [field], `${field} ${JSON.stringify(value)}`)
})

test('RFC 8252 §7 redirect URIs are refused when they could lead elsewhere', async () => {
  for (const uri of [
    'http://app.example/',
    'https://app.example/#a',
    'javascript:alert(1)',
    'app:/cb',
    'https://*.example/',
    'https://a.example/../b',
    'https://u:p@a.example/',
    '/cb',
    'https://a.example/\\b',
  ])
    assert.deepEqual(fieldsWrong(await create({ redirect_uris: [uri] })), ['redirect_uris'], uri)
  assert.equal((await create({ redirect_uris: ['com.example.app:/cb'], application_type: 'native' })).status, 201)
})

test('what is weaker than the default is warned of, in every answer about the client', async () => {
  const weak = await create({
    redirect_uri_wildcards: true,
    redirect_uris: ['https://*.app.example/cb'],
    supported_grant_types: ['implicit', 'password', 'authorization_code'],
    pkce: false,
    federated_identities: [{ issuer: 'https://ci.example', subject: 'repo:acme/app:*', claims: { environment: 'production' } }],
    assertion_audience: 'issuer_or_token_endpoint',
    public_refresh_token: true,
    public_revoke: true,
    access_token_ttl: 86_400,
  })
  const warned = (answer: typeof weak) => answer.json.warnings.map(({ field }: { readonly field: string }) => field)
  const expected = [
    'redirect_uri_wildcards',
    'supported_grant_types',
    'supported_grant_types',
    'assertion_audience',
    'pkce',
    'public_refresh_token',
    'public_revoke',
    'access_token_ttl',
  ]
  assert.deepEqual(warned(weak), expected)
  assert.deepEqual(warned(await server.api('GET', `/api/clients/${weak.json.data.id}`)), expected)
})

test('RFC 9700 §2.1.1 a nonce is demanded in place of PKCE unless an administrator says otherwise, and is warned of', async () => {
  const warned = async (fields: Record<string, unknown>) => ((await create(fields)).json.warnings ?? []).map(({ field }: { readonly field: string }) => field)
  assert.equal((await create({ pkce: false })).json.data.nonce, 'required')
  assert.deepEqual(await warned({ pkce: false, nonce: 'optional' }), ['nonce'])
  assert.deepEqual(await warned({ nonce: 'optional' }), [])
})

test('a client that asks for a key of its own gets one that fits what it signs with', async () => {
  for (const key_pair_type of [
    { type: 'rsa', modulus_size: '2048' },
    { type: 'ec', curve: 'P-521' },
    { type: 'okp', curve: 'Ed25519' },
  ]) {
    const { id, public_key } = (await create({ key_pair_type })).json.data
    const [key] = (await server.api('GET', `/api/key-pairs?client_id=${id}`)).json.data
    assert.deepEqual([key.client_id, key.state, key.public_key], [id, 'active', public_key])
    const again = (await server.api('POST', `/api/clients/${id}/regenerate_key_pair`)).json.data
    assert.notEqual(again.public_key, public_key)
    const keys = (await server.api('GET', `/api/key-pairs?client_id=${id}`)).json.data
    assert.deepEqual(keys.map(({ state }: { readonly state: string }) => state).sort(), ['active', 'retiring'])
    const { keys: published } = (await server.call('GET', '/oauth/jwks')).json
    for (const { id: kid } of keys) assert(published.some((jwk: { readonly kid: string }) => jwk.kid === kid))
    assert.match((await server.api('POST', `/api/clients/${id}/regenerate_did`)).json.data.did, /^did:key:z[1-9A-HJ-NP-Za-km-z]+$/)
  }
  assert.deepEqual(fieldsWrong(await create({ key_pair_type: { type: 'ec', curve: 'P-512' } })), ['key_pair_type'])
  assert.deepEqual(fieldsWrong(await create({ key_pair_type: { type: 'rsa', modulus_size: '1024' } })), ['key_pair_type'])
  assert.deepEqual(fieldsWrong(await create({ key_pair_type: { type: 'ec', curve: 'P-256' }, id_token_signature_alg: 'RS256' })), ['id_token_signature_alg'])
})

test('a did:key says the public key in its own letters', async () => {
  const { id } = (await create({ key_pair_type: { type: 'okp', curve: 'Ed25519' } })).json.data
  const { did } = (await server.api('POST', `/api/clients/${id}/regenerate_did`)).json.data
  // Every Ed25519 key begins so (did:key §3.1): the first letters of base58btc(0xed 0x01 …).
  assert.match(did, /^did:key:z6Mk\w{44}$/)
  const { id: none } = (await create()).json.data
  assert.equal((await server.api('POST', `/api/clients/${none}/regenerate_did`)).status, 409)
})

test('a client that is switched off gets nothing and its tokens are dead; switched on, it gets new ones', async () => {
  const { id, secret } = (await create()).json.data
  const { access_token } = (await tokenFor(id, secret)).json
  const alive = async () =>
    (await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: ['gatehouse-admin', 'an administration secret for tests only'] }))
      .json.active
  assert.equal((await server.api('POST', `/api/clients/${id}/disable`)).json.data.active, false)
  assert.deepEqual([(await tokenFor(id, secret)).status, await alive()], [401, false])
  assert.equal((await server.api('POST', `/api/clients/${id}/enable`)).json.data.active, true)
  assert.deepEqual([(await tokenFor(id, secret)).status, await alive()], [200, false])
})

test('a deleted client takes its secrets, tokens and consents along, and one of the same name inherits none of them', async () => {
  const { id, secret } = (await create({ id: 'reborn' })).json.data
  const { access_token } = (await tokenFor(id, secret)).json
  assert.equal((await server.api('DELETE', `/api/clients/${id}`)).status, 204)
  assert.equal((await tokenFor(id, secret)).status, 401)
  assert.equal((await server.api('GET', '/api/tokens?client_id=reborn')).json.data[0].active, false)
  const again = (await create({ id: 'reborn' })).json.data
  assert.equal(again.version, 2)
  assert.equal((await tokenFor(id, secret)).status, 401)
  const inspected = (await server.api('POST', '/api/inspect', { token: access_token })).json.data
  assert.deepEqual([inspected.valid, inspected.steps.at(-1).check], [false, 'client'])
  assert.equal((await tokenFor(id, again.secret)).status, 200)
})

test('a client that an API introspects with is not deleted', async () => {
  const { id } = (await create()).json.data
  const { id: api } = (await server.api('POST', '/api/apis', { name: 'Orders', identifier: 'https://orders.example/', client_id: id })).json.data
  const refused = await server.api('DELETE', `/api/clients/${id}`)
  assert.deepEqual([refused.status, refused.json.referrers[0].id], [409, api])
  await server.api('DELETE', `/api/apis/${api}`)
  assert.equal((await server.api('DELETE', `/api/clients/${id}`)).status, 204)
})

test('every version is kept with what it changed, and can be made the present one again', async () => {
  const { id } = (await create({ name: 'First', redirect_uris: ['https://first.example/'] })).json.data
  await server.api('PATCH', `/api/clients/${id}`, { name: 'Second', redirect_uris: ['https://second.example/'] })
  await server.api('POST', `/api/clients/${id}/disable`)
  const { data } = (await server.api('GET', `/api/clients/${id}/versions`)).json
  assert.deepEqual(
    data.map((row: { readonly version: number; readonly changes: object }) => [row.version, Object.keys(row.changes).length > 5 || Object.keys(row.changes)]),
    [
      [3, ['active', 'tokens_revoked_at']],
      [2, ['name', 'redirect_uris']],
      [1, true],
    ],
  )
  assert.deepEqual(data[1].changes.name, { before: 'First', after: 'Second' })
  const restored = (await server.api('POST', `/api/clients/${id}/versions/1/restore`)).json.data
  assert.deepEqual([restored.name, restored.redirect_uris, restored.active, restored.version], ['First', ['https://first.example/'], true, 4])
  assert.equal((await server.api('POST', `/api/clients/${id}/versions/9/restore`)).status, 404)
})

test('a client that was deleted can be brought back, with a new secret and none of its tokens', async () => {
  const { id, secret } = (await create({ name: 'Missed', redirect_uris: ['https://missed.example/'] })).json.data
  const { access_token } = (await tokenFor(id, secret)).json
  await server.api('DELETE', `/api/clients/${id}`)
  const back = await server.api('POST', `/api/clients/${id}/versions/1/restore`)
  assert.equal(back.status, 200, back.text)
  assert.deepEqual(
    [back.json.data.id, back.json.data.name, back.json.data.redirect_uris, back.json.data.version],
    [id, 'Missed', ['https://missed.example/'], 2],
  )
  assert.deepEqual([(await tokenFor(id, secret)).status, (await tokenFor(id, back.json.data.secret)).status], [401, 200])
  assert.equal((await server.api('POST', '/api/inspect', { token: access_token })).json.data.valid, false)
  assert.equal((await server.api('GET', `/api/clients/${id}/versions`)).json.data.length, 2)
})

test('what a client inherits is shown with its source', async () => {
  const { id } = (await create({ access_token_ttl: 7 })).json.data
  const { values, sources, identity_provider } = (await server.api('GET', `/api/clients/${id}/effective`)).json.data
  assert.deepEqual([values.access_token_ttl, sources.access_token_ttl], [7, 'client'])
  assert.deepEqual([values.id_token_ttl, sources.id_token_ttl], [3600, 'setting id_token_ttl'])
  assert.deepEqual([values.id_token_signature_alg, identity_provider.id], ['RS256', 'idp_default'])
})

test('many clients are switched or deleted at once, each by itself', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, async () => (await create({ namespace: 'many' })).json.data.id))
  const off = (await server.api('POST', '/api/clients/bulk', { action: 'disable', ids: [...ids, 'nobody', 'gatehouse-admin'] })).json.data
  assert.equal(off.done, 30)
  assert.deepEqual(
    off.results.slice(-2).map(({ id, code }: { readonly id: string; readonly code: string }) => [id, code]),
    [
      ['nobody', 'NOT_FOUND'],
      ['gatehouse-admin', 'FORBIDDEN'],
    ],
  )
  assert.equal((await server.api('GET', '/api/clients?namespace=many&active=false')).json.page.total, 30)
  assert.equal((await server.api('POST', '/api/clients/bulk', { action: 'delete', ids })).json.data.done, 30)
  assert.equal((await server.api('GET', '/api/clients?namespace=many')).json.page.total, 0)
  for (const body of [
    { action: 'explode', ids },
    { action: 'enable', ids: [] },
    { action: 'enable', ids: Array.from({ length: 501 }, (_, i) => `c${i}`) },
    { action: 'enable', ids: [1] },
  ])
    assert.equal((await server.api('POST', '/api/clients/bulk', body)).status, 422)
})

test('many clients are changed at once: fields for all, scopes besides those that each has', async () => {
  for (const name of ['orders:read', 'orders:write']) await server.api('POST', '/api/scopes', { name })
  await server.api('POST', '/api/namespaces', { id: 'moved', name: 'Moved' })
  const own = [[{ name: 'orders:read' }], []]
  const ids = await Promise.all(own.map(async (authorized_scopes) => (await create({ authorized_scopes })).json.data.id))
  const change = {
    action: 'change',
    ids: [...ids, 'nobody'],
    client: { namespace: 'moved' },
    add_scopes: ['orders:write'],
    remove_scopes: ['orders:read'],
  }
  const { results } = (await server.api('POST', '/api/clients/bulk?reason=Ticket+7', change)).json.data
  assert.deepEqual(
    results.map(({ done }: { readonly done: boolean }) => done),
    [true, true, false],
    JSON.stringify(results),
  )
  for (const id of ids) {
    const { namespace, authorized_scopes } = (await server.api('GET', `/api/clients/${id}`)).json.data
    assert.deepEqual([namespace, authorized_scopes.map(({ name }: { readonly name: string }) => name)], ['moved', ['orders:write']])
    const [newest] = (await server.api('GET', `/api/clients/${id}/versions`)).json.data
    const [event] = (await server.api('GET', `/api/audit-events?target_id=${id}`)).json.data
    assert.deepEqual([newest.reason, event.reason], ['Ticket 7', 'Ticket 7'])
  }
  const wrong = await server.api('POST', '/api/clients/bulk', { action: 'change', ids, client: { kind: 'teapot' } })
  assert.deepEqual(Object.keys(wrong.json.data.results[0].errors), ['kind'])
})

test('the secrets of many clients are rotated by one plan, and told once', async () => {
  const ids = await Promise.all([1, 2].map(async () => (await create({ token_endpoint_auth_methods: ['client_secret_basic'] })).json.data.id))
  const retire_others_at = Date.now() + 3_600_000
  const { results } = (await server.api('POST', '/api/clients/bulk', { action: 'rotate', ids, retire_others_at })).json.data
  for (const { id, secret } of results) {
    const form = { grant_type: 'client_credentials' }
    assert.equal((await server.call('POST', '/oauth/token', { form, basic: [id, secret] })).status, 200)
    const kept = (await server.api('GET', `/api/clients/${id}/credentials`)).json.data
    assert.deepEqual(kept.map(({ expires_at }: { readonly expires_at: number | null }) => expires_at).toSorted(), [retire_others_at, null].toSorted())
  }
  const rehearsed = await server.api('POST', '/api/clients/bulk?dry_run=true', { action: 'rotate', ids, retire_others_at })
  assert.doesNotMatch(rehearsed.text, /"secret"/)
})

test('an action on many clients asks the policies about the single request for each', async () => {
  const ids = await Promise.all([1, 2].map(async () => (await create({ token_endpoint_auth_methods: ['client_secret_basic'] })).json.data.id))
  const [kept = '', open = ''] = ids
  const deny = { name: 'keep one', effect: 'deny', stage: 'enforced', reason: 'kept as it is' }
  const operations = ['post_api_clients_id_disable', 'patch_api_clients_id', 'post_api_clients_client_id_credentials', 'delete_api_clients_id']
  const made = await server.api('POST', '/api/policies', { ...deny, engine: 'matcho', rule: { path: `#^/api/clients/${kept}` }, operations })
  assert.equal(made.status, 201, made.text)
  for (const action of [
    { action: 'disable' },
    { action: 'change', client: { description: 'New' } },
    { action: 'rotate', retire_others_at: Date.now() + 3_600_000 },
    { action: 'delete' },
  ]) {
    const { results } = (await server.api('POST', '/api/clients/bulk', { ...action, ids: [kept, open] })).json.data
    assert.deepEqual(
      results.map(({ done, code }: { readonly done: boolean; readonly code?: string }) => [done, code]),
      [
        [false, 'FORBIDDEN'],
        [true, undefined],
      ],
      JSON.stringify([action, results]),
    )
  }
  await server.api('DELETE', `/api/policies/${made.json.data.id}`)
})

test('an error of the server at one of many clients costs no secret that was made before it, and begins no more', async (t) => {
  const [broken] = [(await create({ token_endpoint_auth_methods: ['client_secret_jwt'] })).json.data.id]
  const others = await Promise.all(
    Array.from({ length: 26 }, async () => (await create({ token_endpoint_auth_methods: ['client_secret_basic'] })).json.data.id),
  )
  t.mock.method(server.context.vault, 'seal', () => {
    throw new Error('the vault is away')
  })
  const ids = [others[0], broken, ...others.slice(1)]
  const { done, results } = (await server.api('POST', '/api/clients/bulk', { action: 'rotate', ids, retire_others_at: Date.now() + 3_600_000 })).json.data
  assert.deepEqual([done, typeof results[0].secret, results[1].code, results[26].code], [24, 'string', 'TEMPORARILY_UNAVAILABLE', 'TEMPORARILY_UNAVAILABLE'])
  assert.doesNotMatch(JSON.stringify(results), /vault is away/)
  assert.ok(server.logged.some((line) => line.includes('the vault is away')))
})

test('the faults of an action on many clients are told together', async () => {
  const faults = async (body: unknown) => Object.keys((await server.api('POST', '/api/clients/bulk', body)).json.errors)
  assert.deepEqual(await faults({ action: 'change', ids: ['a'] }), ['action'])
  assert.deepEqual(await faults({ action: 'rotate', ids: [], retire_others_at: 'soon', client: {} }), ['ids', 'retire_others_at', 'client'])
  assert.deepEqual(await faults({ action: 'change', ids: ['a'], add_scopes: [1], client: [] }), ['client', 'add_scopes'])
})

test('the reason of a write is one line, and not too long', async () => {
  for (const reason of ['x'.repeat(1025), 'two%0Alines']) {
    const answer = await server.api('POST', `/api/scopes?reason=${reason}`, { name: 'unreasonable' })
    assert.deepEqual([answer.status, Object.keys(answer.json.errors)], [400, ['reason']])
  }
})

test('clients are exported a line each, with a link to the rest', async () => {
  const lines: string[] = []
  let path: string | undefined = '/api/clients/export?sort=name'
  while (path) {
    const answer = await server.api('GET', path)
    lines.push(...answer.text.trimEnd().split('\n'))
    path = /^<([^>]+)>/.exec(String(answer.headers['link'] ?? ''))?.[1]
  }
  const names = lines.map((line) => (JSON.parse(line) as { readonly name: string }).name)
  assert.deepEqual(
    names,
    [...names].sort((a, b) => (a < b ? -1 : 1)),
  )
  assert.equal(names.length, (await server.api('GET', '/api/clients')).json.page.total)
})

test('a client for which no grants are named gets those of its kind, when it is made and when it is replaced', async () => {
  const grantsOf = async (client: Record<string, unknown>) => (await server.api('POST', '/api/clients', client)).json.data.supported_grant_types
  const web_app = { name: 'Tide tables', kind: 'web', redirect_uris: ['https://tides.example/callback'] }
  assert.deepEqual(await grantsOf({ ...web_app, id: 'tides' }), ['authorization_code', 'refresh_token'])
  assert.deepEqual(await grantsOf({ name: 'Night watch', kind: 'machine' }), ['client_credentials'])
  assert.deepEqual(await grantsOf({ name: 'Any', redirect_uris: ['https://any.example/callback'] }), ['client_credentials', 'authorization_code'])
  assert.deepEqual(await grantsOf({ ...web_app, supported_grant_types: ['client_credentials'] }), ['client_credentials'])
  const replaced = await server.api('PUT', '/api/clients/tides', web_app)
  assert.deepEqual(replaced.json.data.supported_grant_types, ['authorization_code', 'refresh_token'], replaced.text)
  const kept = await server.api('PATCH', '/api/clients/tides', { kind: 'machine' })
  assert.deepEqual(kept.json.data.supported_grant_types, ['authorization_code', 'refresh_token'])
})
