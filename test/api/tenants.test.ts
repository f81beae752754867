import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

async function tenant(slug: string) {
  const { data } = (await server.api('POST', '/api/tenants', { tenant: { slug, name: slug } })).json
  const form = { grant_type: 'client_credentials', scope: 'clients:manage:all scopes:read:all' }
  const answer = await server.call('POST', `/t/${slug}/oauth/token`, { form, basic: [data.client_id, data.client_secret] })
  return { ...data, bearer: answer.json.access_token as string }
}

test('a new tenant is a whole issuer: its own discovery, scopes, sign-in and administration client', async () => {
  const acme = await tenant('acme')
  assert.equal(acme.issuer, 'https://id.example/t/acme')
  assert.equal((await server.call('GET', '/t/acme/.well-known/openid-configuration')).json.issuer, acme.issuer)
  const as = { bearer: acme.bearer }
  assert((await server.api('GET', '/t/acme/api/scopes?name=openid', undefined, as)).json.data[0].system)
  const made = await server.api('POST', '/t/acme/api/clients', { name: 'Theirs' }, as)
  assert.deepEqual([made.status, made.json.data.identity_provider.id], [201, 'idp_default'])
  assert.equal(made.headers['location'], `/t/acme/api/clients/${made.json.data.id}`)
})

test('nothing of one tenant is reached from another', async () => {
  const [one, two] = [await tenant('one'), await tenant('two')]
  const { id } = (await server.api('POST', '/t/one/api/clients', { name: 'Of one' }, { bearer: one.bearer })).json.data
  for (const prefix of ['', '/t/two']) assert.equal((await server.api('GET', `${prefix}/api/clients/${id}`, undefined, { bearer: one.bearer })).status, 401)
  assert.equal((await server.api('GET', `/t/one/api/clients/${id}`, undefined, { bearer: two.bearer })).status, 401)
  assert.equal((await server.api('GET', `/t/one/api/clients/${id}`)).status, 401)
  assert.equal((await server.api('GET', `/t/two/api/clients/${id}`, undefined, { bearer: two.bearer })).status, 404)
  const { next } = (await server.api('GET', '/t/one/api/scopes?limit=1', undefined, { bearer: one.bearer })).json.page
  assert.equal((await server.api('GET', `/t/two/api/scopes?limit=1&after=${next}`, undefined, { bearer: two.bearer })).status, 400)
})

test('tenants are administered from the default one only', async () => {
  const { bearer } = await tenant('small')
  assert.equal((await server.api('GET', '/t/small/api/tenants', undefined, { bearer })).status, 403)
})

test('the default tenant stays, a slug is taken once and has a form', async () => {
  await tenant('twice')
  assert.deepEqual(Object.keys((await server.api('POST', '/api/tenants', { slug: 'twice', name: 'x' })).json.errors), ['slug'])
  for (const slug of ['Upper', '-a', 'a-', 'a/b', '', 'ä']) assert.equal((await server.api('POST', '/api/tenants', { slug, name: 'x' })).status, 422, slug)
  assert.equal((await server.api('DELETE', '/api/tenants/default')).status, 403)
  assert.equal((await server.api('PATCH', '/api/tenants/default', { active: false })).status, 422)
})

test('a tenant that is not active answers nothing; one with clients is not deleted', async () => {
  const { id, bearer } = await tenant('closing')
  const client = (await server.api('POST', '/t/closing/api/clients', {}, { bearer })).json.data
  assert.equal((await server.api('DELETE', `/api/tenants/${id}`)).status, 409)
  await server.api('DELETE', `/t/closing/api/clients/${client.id}`, undefined, { bearer })
  await server.api('PATCH', `/api/tenants/${id}`, { active: false })
  assert.equal((await server.call('GET', '/t/closing/.well-known/openid-configuration')).status, 404)
  assert.equal((await server.api('DELETE', `/api/tenants/${id}`)).status, 204)
  assert.equal((await server.api('POST', '/api/tenants', { slug: 'closing', name: 'Again' })).status, 201)
})

test('what is done to a tenant is in the audit log of the default one', async () => {
  const { id } = await tenant('noted')
  const [event] = (await server.api('GET', `/api/audit-events?target_id=${id}`)).json.data
  assert.deepEqual([event.action, event.target_name], ['tenant.created', 'noted'])
})

test('the administration client of a tenant makes its administrators, developers and first-party clients', async () => {
  const { data } = (await server.api('POST', '/api/tenants', { tenant: { slug: 'whole', name: 'Whole' } })).json
  const form = { grant_type: 'client_credentials', scope: 'clients:manage:all users:manage:all' }
  const bearer = (await server.call('POST', '/t/whole/oauth/token', { form, basic: [data.client_id, data.client_secret] })).json.access_token
  const make = (path: string, body: object) => server.api('POST', `/t/whole/api/${path}`, body, { bearer })
  for (const role of ['role_administrator', 'role_developer']) {
    const made = await make('users', { username: `${role}@example.com`, password: 'a password that nobody has seen', roles: [role] })
    assert.equal(made.status, 201, made.text)
  }
  assert.equal((await make('clients', { name: 'Ours', first_party: true })).status, 201)
})
