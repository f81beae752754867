import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fieldsOf } from '#fields/resource.ts'
import { settings } from '#model/settings.ts'
import { overridable } from '#model/tenant-settings.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { startServer } from '../support/server.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer({ settings: { tenant_overrides: ['access_token_ttl', 'password_min_length', 'password_grant'] } })
})
after(() => server.close())

/** A tenant, and a way to its API as its own administration client. */
async function madeTenant(slug: string) {
  const made = await server.api('POST', '/api/tenants', { slug, name: slug })
  assert.equal(made.status, 201, made.text)
  const { id, client_id, client_secret } = made.json.data
  const form = { grant_type: 'client_credentials', scope: 'configuration:manage:all users:manage:all logs:read:all' }
  const token = async () => (await server.call('POST', `/t/${slug}/oauth/token`, { form, basic: [client_id, client_secret] })).json
  const bearer = (await token()).access_token as string
  const api = (method: string, path: string, json?: unknown) => server.call(method, `/t/${slug}${path}`, { bearer, ...(json === undefined ? {} : { json }) })
  return { id, token, api }
}

test('every setting that tenants may decide is one of the server, and no secret', () => {
  for (const name of overridable) {
    const { column, choices } = settings.fields[name].kind
    // A free text could be a secret or an address; a choice is neither.
    assert(column !== 'text' || Array.isArray(choices), name)
  }
  assert.deepEqual(
    fieldsOf(settings).filter(([name, f]) => f.kind.widget === 'secret' && overridable.some((one) => one === name)),
    [],
  )
})

test('a tenant decides what is left to it, and is told who decided what', async () => {
  const { api, token } = await madeTenant('own')
  assert.equal((await token()).expires_in, 3600)
  const changed = await api('PATCH', '/api/settings', { access_token_ttl: 120, password_min_length: 20 })
  assert.deepEqual([changed.status, changed.json.data?.access_token_ttl, changed.json.origins?.access_token_ttl], [200, 120, 'tenant'], changed.text)
  const read = (await api('GET', '/api/settings')).json
  assert.deepEqual([read.data, read.origins], [changed.json.data, changed.json.origins])
  assert.deepEqual([read.origins.id_token_ttl, read.origins.password_min_length], ['server', 'tenant'])
  assert.equal((await token()).expires_in, 120)
  const short = await api('POST', '/api/users', { username: 'ada', name: 'Ada', password: 'only fifteen ch' })
  assert.deepEqual([short.status, short.json.errors.password], [422, ['must have at least 20 characters']])
})

test('null gives a setting back to the server, and the others stay', async () => {
  const { api, token } = await madeTenant('back')
  await api('PATCH', '/api/settings', { access_token_ttl: 120, password_min_length: 20 })
  const { json } = await api('PATCH', '/api/settings', { access_token_ttl: null })
  assert.deepEqual([json.origins.access_token_ttl, json.data.access_token_ttl, json.origins.password_min_length], ['server', 3600, 'tenant'])
  assert.equal((await token()).expires_in, 3600)
})

test('what one tenant decides is nothing to another', async () => {
  const [one, other] = [await madeTenant('one'), await madeTenant('other')]
  await one.api('PATCH', '/api/settings', { access_token_ttl: 60, password_grant: true })
  assert.equal((await other.token()).expires_in, 3600)
  const asked = (slug: string) => server.call('GET', `/t/${slug}/.well-known/oauth-authorization-server`)
  assert.equal((await asked('one')).json.grant_types_supported.includes('password'), true)
  assert.equal((await asked('other')).json.grant_types_supported.includes('password'), false)
  assert.equal((await server.call('GET', '/.well-known/oauth-authorization-server')).json.grant_types_supported.includes('password'), false)
})

for (const [what, body, field] of [
  ['a setting that the operator keeps', { id_token_ttl: 60 }, 'id_token_ttl'],
  ['a setting that is never for tenants', { allow_private_fetch: ['10.0.0.0/8'] }, 'allow_private_fetch'],
  ['an unknown name', { access_token_tll: 60 }, 'access_token_tll'],
  ['a number that is too large', { access_token_ttl: 1e9 }, 'access_token_ttl'],
  ['a value of another kind', { password_grant: 1 }, 'password_grant'],
] as const)
  test(`nothing is decided by a body with ${what}`, async () => {
    const { api } = await madeTenant(`refused-${field.replaceAll('_', '-')}-${JSON.stringify(body).length}`)
    const answer = await api('PATCH', '/api/settings', { password_min_length: 20, ...body })
    assert.deepEqual([answer.status, Object.keys(answer.json.errors ?? {})], [422, [field]], answer.text)
    assert.equal((await api('GET', '/api/settings')).json.origins.password_min_length, 'server')
  })

test('the operator sets them with the tenant, by the same rules', async () => {
  const { id, token } = await madeTenant('by-operator')
  assert.equal((await server.api('PATCH', `/api/tenants/${id}`, { settings: { access_token_ttl: 90 } })).status, 200)
  assert.equal((await token()).expires_in, 90)
  for (const wrong of [{ id_token_ttl: 60 }, { access_token_ttl: 0 }, { data: '/tmp' }, { access_token_ttl: 'long' }])
    assert.equal((await server.api('PATCH', `/api/tenants/${id}`, { settings: wrong })).status, 422, JSON.stringify(wrong))
})

test('what the operator takes back is the server’s again, though it is still written with the tenant', async () => {
  const { id } = await madeTenant('taken-back')
  await server.api('PATCH', `/api/tenants/${id}`, { settings: { access_token_ttl: 90 } })
  const stricter = await startServer({ store: server.store })
  const { settings: inForce } = (await stricter.contexts.find('taken-back')) ?? {}
  assert.equal(inForce?.access_token_ttl, 3600)
  await stricter.work.stop()
})

test('a change is an event of the tenant, and two who change at once lose nothing', async () => {
  const { api } = await madeTenant('raced')
  const answers = await Promise.all([api('PATCH', '/api/settings', { access_token_ttl: 100 }), api('PATCH', '/api/settings', { password_min_length: 15 })])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  )
  const { data } = (await api('GET', '/api/settings')).json
  assert.deepEqual([data.access_token_ttl, data.password_min_length], [100, 15])
  const events = (await api('GET', '/api/audit-events?action=tenant.updated')).json.data
  assert.equal(events.length, 2)
  assert('settings' in events[0].changes)
})
