import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueSchema } from '#fields/write.ts'
import { auditEvent } from '#model/audit-event.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { outboundShare } from '#model/outbound/share.ts'
import { presets } from '#outbound/presets/all.ts'
import { names } from '../../src/app.ts'
import { startOutbound } from './register.ts'

const { fake, server, register } = await startOutbound()

/** Lets the token of an authorization be over. */
const endNow = (id: string) => server.context.db.table(outboundAuthorization).change({ id }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
const token = 'https://as.example/token'
const post = (path: string, body: object) => register.api('POST', `/api/outbound/${path}`, body)
const errorsOf = async (path: string, body: object): Promise<Record<string, string[]>> => {
  const answer = await post(path, body)
  assert.equal(answer.status, 422, answer.text)
  return answer.json.errors
}

test('CEN-01 a provider has a name of its own in its namespace, and stays while a client is registered at it', async () => {
  const ns = (await register.api('POST', '/api/namespaces', { name: 'Sales' })).json.data.id
  const made = await register.make('providers', { provider: { name: 'CRM', namespace: ns, token_endpoint: token } })
  assert.deepEqual((await errorsOf('providers', { name: 'CRM', namespace: ns, token_endpoint: token }))['name'], [
    'another one in this namespace has this name',
  ])
  assert.equal((await post('providers', { name: 'CRM', token_endpoint: token })).status, 201, 'the same name outside the namespace')
  const client = await register.make('clients', { name: 'Ours', provider_id: made.id, identifier: 'x' })
  const refused = await register.api('DELETE', `/api/outbound/providers/${made.id}`)
  assert.deepEqual([refused.status, refused.json.referrers[0].id], [409, client.id])
  await register.api('DELETE', `/api/outbound/clients/${client.id}`)
  assert.equal((await register.api('DELETE', `/api/outbound/providers/${made.id}`)).status, 204)
})

test('CEN-01 of ten who make a provider of one name at once, one does', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post('providers', { name: 'Raced', token_endpoint: token })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array.from({ length: 9 }, () => 422)])
})

test('CEN-02 there are more than 25 presets, each a provider that could be saved, and one fills what was not said', async () => {
  assert.ok(presets.length >= 25)
  for (const { id, provider, scopes } of presets) {
    assert.ok(provider.token_endpoint !== undefined, id)
    for (const [name, value] of Object.entries(provider))
      assert.ok(valueSchema(outboundProvider.fields[name as 'name'], names).safeParse(value).success, `${id}.${name}`)
    for (const name of Object.keys(scopes)) assert.doesNotMatch(name, /\s/, id)
  }
  assert.equal(new Set(presets.map(({ id }) => id)).size, presets.length)
  const made = await register.make('providers', { name: 'Hub', preset: 'github', token_method: 'POST' })
  assert.equal(made['authorization_endpoint'], 'https://github.com/login/oauth/authorize')
  const { data } = (await register.api('GET', `/api/outbound/scopes?provider_id=${made.id}`)).json
  assert.ok(data.some(({ name }: { name: string }) => name === 'read:user'))
  assert.deepEqual(Object.keys(await errorsOf('providers', { name: 'No', preset: 'nobody', token_endpoint: token })), ['preset'])
})

test('CEN-02 endpoints are filled in from the metadata of the server, and not from that of another issuer', async () => {
  const found = await post('providers/discover', { issuer: fake.origin })
  assert.equal(found.status, 200, found.text)
  const { provider, scopes } = found.json.data
  assert.deepEqual(
    [provider.token_endpoint, provider.pkce, provider.iss_parameter, provider.client_auth_method],
    [`${fake.origin}/token`, true, true, 'client_secret_post'],
  )
  assert.deepEqual(scopes, ['openid', 'read', 'write'])
  const wrong = await post('providers/discover', { issuer: fake.origin.replace('127.0.0.1', 'localhost') })
  assert.ok([409, 503].includes(wrong.status), wrong.text)
})

test('CEN-03 CEN-10 CEN-11 CEN-12 the token request goes by the method of the provider, with the parameters and headers of the client', async () => {
  for (const token_method of ['POST', 'GET'] as const) {
    const { authorization } = await register.prepare({
      provider: { token_method },
      client: {
        parameters: [
          { key: 'audience', value: '{{identifier}}/{{region}}' },
          { key: 'signature', value: '{{secret}}' },
        ],
        headers: [{ key: 'X-Version', value: 'v{{version}}' }],
        variables: [
          { key: 'region', value: 'eu' },
          { key: 'version', value: '1' },
        ],
      },
      authorization: { flow: 'client_credentials', variables: [{ key: 'version', value: '2' }] },
    })
    assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)).status, 200)
    const [asked] = fake.tokenRequests('client_credentials').slice(-1)
    assert(asked)
    assert.equal(asked.method, token_method)
    assert.deepEqual([asked.params.get('audience'), asked.params.get('signature'), asked.headers['x-version']], ['our-id/eu', 'our secret', 'v2'])
    assert.equal(asked.headers.authorization, `Basic ${Buffer.from('our-id:our+secret').toString('base64')}`)
  }
})

test('CEN-10 the parameters and headers of a client go along with refreshes too', async () => {
  const { authorization } = await register.prepare({ client: { parameters: [{ key: 'resource', value: 'x' }], headers: [{ key: 'x-a', value: 'b' }] } })
  await register.enter(authorization, {})
  await endNow(authorization)
  assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)).status, 200)
  const [asked] = fake.tokenRequests('refresh_token').slice(-1)
  assert.deepEqual([asked?.params.get('resource'), asked?.headers['x-a']], ['x', 'b'])
})

test('CEN-10 CEN-11 what is said twice, or would override a standard one, is refused', async () => {
  const { id: provider_id } = await register.make('providers', { name: 'Strict', token_endpoint: token })
  const client = { name: 'Strict', provider_id, identifier: 'x' }
  const twice = [
    { key: 'a', value: '1' },
    { key: 'a', value: '2' },
  ]
  assert.deepEqual(Object.keys(await errorsOf('clients', { ...client, parameters: twice })), ['parameters'])
  assert.deepEqual(Object.keys(await errorsOf('clients', { ...client, headers: [...twice.slice(1), { key: 'A', value: '3' }] })), ['headers'])
  assert.deepEqual((await errorsOf('clients', { ...client, parameters: [{ key: 'grant_type', value: 'password' }] }))['parameters'], [
    'grant_type is a standard parameter and is not overridden',
  ])
  assert.deepEqual((await errorsOf('clients', { ...client, headers: [{ key: 'Authorization', value: 'Bearer x' }] }))['headers'], [
    'Authorization is a standard header and is not overridden',
  ])
})

test('CEN-06 a variable fills an endpoint; one that is missing, or would lead to another host, stops the request before it is sent', async () => {
  const { port } = new URL(fake.origin)
  const { authorization } = await register.prepare({
    provider: { token_endpoint: 'http://127.0.0.1:{{port}}/{{place}}' },
    authorization: { flow: 'client_credentials' },
  })
  const ask = () => register.api('POST', `/api/outbound/authorizations/${authorization}/token`)
  const set = (variables: object[]) => register.api('PATCH', `/api/outbound/authorizations/${authorization}`, { variables })
  const count = fake.tokenRequests().length
  const missing = await ask()
  assert.deepEqual([missing.status, missing.json.code], [409, 'MISCONFIGURED'])
  assert.match(missing.json.message, /the variable port has no value/)
  await set([
    { key: 'place', value: '@evil.example' },
    { key: 'port', value: port },
  ])
  await server.context.db.table(outboundAuthorization).change({ id: authorization }, { retry_at: undefined })
  assert.match((await ask()).json.message, /holds what a URL may not/)
  assert.equal(fake.tokenRequests().length, count)
})

test('CEN-12 no address may name the secret, since addresses are logged', async () => {
  const errors = await errorsOf('providers', { name: 'Leaky', token_endpoint: 'https://as.example/token?k={{secret}}' })
  assert.deepEqual(errors['token_endpoint'], ['must not hold the secret: addresses are logged'])
  const { authorization } = await register.prepare({ authorization: { parameters: [{ key: 'k', value: '{{secret}}' }] } })
  const { data } = (await register.api('POST', `/api/outbound/authorizations/${authorization}/authorize`, {})).json
  const page = await server.call('GET', new URL(data.authorize_url).pathname + new URL(data.authorize_url).search)
  const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
  const left = await server.call('POST', new URL(data.authorize_url).pathname + new URL(data.authorize_url).search, {
    form: { csrf },
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  assert.equal(left.status, 409, 'the secret has no value where it would be seen')
})

test('CEN-08 CEN-09 a remote client needs its provider, has a name of its own there, and says of which type it is', async () => {
  assert.deepEqual(Object.keys(await errorsOf('clients', { name: 'Alone', identifier: 'x' })), ['provider_id'])
  assert.deepEqual((await errorsOf('clients', { name: 'Lost', identifier: 'x', provider_id: 'op_none' }))['provider_id'], ['there is no provider op_none'])
  const { id: provider_id } = await register.make('providers', { name: 'Key house', type: 'api_key' })
  const made = await register.make('clients', { name: 'One', identifier: 'x', provider_id })
  assert.equal(made['type'], 'api_key')
  assert.deepEqual(Object.keys(await errorsOf('clients', { name: 'One', identifier: 'y', provider_id })), ['name'])
  const { data } = (await register.api('GET', '/api/outbound/clients?type=api_key')).json
  assert.deepEqual(
    data.map(({ id }: { id: string }) => id),
    [made.id],
  )
})

test('CEN-13 a namespace is renamed without touching what lies in it', async () => {
  const { id } = (await register.api('POST', '/api/namespaces', { name: 'Before' })).json.data
  const { id: provider } = await register.make('providers', { name: 'Inside', namespace: id, token_endpoint: token })
  await register.api('PATCH', `/api/namespaces/${id}`, { name: 'After' })
  assert.equal((await register.api('GET', `/api/outbound/providers/${provider}`)).json.data.namespace, id)
  const { data } = (await register.api('GET', `/api/outbound/providers?namespace=${id}`)).json
  assert.deepEqual(
    data.map((row: { id: string }) => row.id),
    [provider],
  )
  assert.equal((await register.api('DELETE', `/api/namespaces/${id}`)).status, 409)
  assert.deepEqual(Object.keys(await errorsOf('providers', { name: 'Typo', namespace: 'ns_typo', token_endpoint: token })), ['namespace'])
})

test('CEN-15 CEN-33 the secret is in no answer and no event; it is told on request only to who may manage, and that is on record', async () => {
  const { client } = await register.prepare({ client: { secret: 'a very private secret' } })
  await register.api('PATCH', `/api/outbound/clients/${client}`, { secret: 'another private secret', name: 'Renamed' })
  for (const path of [`/api/outbound/clients/${client}`, '/api/outbound/clients', '/api/outbound/clients/export'])
    assert.doesNotMatch((await register.api('GET', path)).text, /private secret/)
  const reader = await server.adminToken('outbound:read:all')
  assert.equal((await server.call('GET', `/api/outbound/clients/${client}/secret`, { bearer: reader })).status, 403)
  assert.equal((await register.api('GET', `/api/outbound/clients/${client}/secret`)).json.data.secret, 'another private secret')
  const events = await server.context.db.table(auditEvent).find({ target_id: client })
  assert.deepEqual(events.map(({ action }) => action).sort(), ['remote_client.created', 'remote_client.secret_read', 'remote_client.updated'])
  const updated = events.find(({ action }) => action === 'remote_client.updated')
  assert.deepEqual([updated?.changes['secret'], updated?.changes['name']?.after, updated?.actor_id], [{}, 'Renamed', 'gatehouse-admin'])
  assert.doesNotMatch(JSON.stringify(events), /private secret/)
  assert.doesNotMatch(server.logged.join(''), /private secret/)
})

test('CEN-16 CEN-17 a shared client is used by tenants of its owner, and neither read, told its secret nor deleted by them', async () => {
  const central = register.api
  const tenantOf = async (slug: string, owner?: string) => {
    const made = await central('POST', '/api/tenants', { slug, name: slug, ...(owner ? { owner } : {}) })
    assert.equal(made.status, 201, made.text)
    const { client_id, client_secret } = made.json.data
    const form = { grant_type: 'client_credentials', scope: 'outbound:manage:all' }
    const bearer = (await server.call('POST', `/t/${slug}/oauth/token`, { form, basic: [client_id, client_secret] })).json.access_token
    return (method: string, path: string, json?: object) => server.call(method, `/t/${slug}/api/outbound/${path}`, { bearer, ...(json ? { json } : {}) })
  }
  const [giver, taker, stranger] = [await tenantOf('giver', 'ACME'), await tenantOf('taker', 'ACME'), await tenantOf('stranger', 'Other')]
  const provider = (await giver('POST', 'providers', { name: 'Shared', token_endpoint: `${fake.origin}/token` })).json.data
  const client = (await giver('POST', 'clients', { name: 'Shared', provider_id: provider.id, identifier: 'our-id', secret: 'shared secret', sharing: 'owner' }))
    .json.data
  assert.equal((await giver('PATCH', `clients/${client.id}`, { sharing: 'everyone' })).status, 422, 'only the default tenant shares with all')
  const made = await taker('POST', 'authorizations', { name: 'Taken', remote_client_id: client.id, flow: 'client_credentials' })
  assert.equal(made.status, 201, made.text)
  const got = await taker('POST', `authorizations/${made.json.data.id}/token`)
  assert.equal(got.status, 200, got.text)
  assert.match(Buffer.from(fake.tokenRequests().at(-1)?.headers.authorization?.slice(6) ?? '', 'base64').toString(), /shared\+secret/)
  assert.deepEqual(
    (await taker('GET', 'shared')).json.data.map(({ id }: { id: string }) => id),
    [client.id],
  )
  for (const [method, path] of [
    ['GET', `clients/${client.id}`],
    ['GET', `clients/${client.id}/secret`],
    ['DELETE', `clients/${client.id}`],
  ] as const)
    assert.equal((await taker(method, path)).status, 404)
  assert.equal((await stranger('POST', 'authorizations', { name: 'No', remote_client_id: client.id, flow: 'client_credentials' })).status, 422)
  await giver('PATCH', `clients/${client.id}`, { sharing: 'tenant' })
  assert.equal(await server.store.global.table(outboundShare).get(client.id), undefined)
})

test('CEN-18 CEN-19 an authorization takes the scopes of its provider only, and another client takes scopes and tokens away', async () => {
  const { authorization, client } = await register.prepare({ authorization: { scopes: ['read'], metadata: { ticket: 7 } } })
  const path = `/api/outbound/authorizations/${authorization}`
  const refused = await register.api('PATCH', path, { scopes: ['read', 'fly'] })
  assert.equal(refused.status, 422)
  assert.match(refused.json.errors.scopes[0], /knows no scope fly/)
  await register.enter(authorization, {})
  const { provider_id } = (await register.api('GET', `/api/outbound/clients/${client}`)).json.data
  const other = await register.make('clients', { name: 'Other', provider_id, identifier: 'other' })
  const moved = (await register.api('PATCH', path, { remote_client_id: other.id })).json.data
  assert.deepEqual([moved.scopes, moved.status, moved.token_type, moved.metadata], [[], 'unauthorized', null, { ticket: 7 }])
  const [scope] = (await register.api('GET', `/api/outbound/scopes?provider_id=${provider_id}`)).json.data
  await register.api('PATCH', path, { scopes: ['read'] })
  assert.equal((await register.api('DELETE', `/api/outbound/scopes/${scope.id}`)).status, 409)
})

test('CEN-42 who may see is not who may manage, and the document describes every operation', async () => {
  const reader = await server.adminToken('outbound:read:all')
  assert.equal((await server.call('GET', '/api/outbound/health', { bearer: reader })).status, 200)
  assert.equal((await server.call('POST', '/api/outbound/providers', { bearer: reader, json: { name: 'x', token_endpoint: token } })).status, 403)
  const { paths } = (await server.call('GET', '/openapi.json')).json
  for (const path of ['providers', 'scopes', 'clients', 'authorizations', 'connections'])
    assert.deepEqual(Object.keys(paths[`/api/outbound/${path}/{id}`]).sort(), ['delete', 'get', 'patch', 'put'])
})
