import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { newRow } from '#fields/write.ts'
import { backend } from '#model/backend.ts'
import { membership, organization } from '#model/organization.ts'
import { role } from '#model/role.ts'
import { type User, user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const { db } = server.context
const userinfo = (bearer: string) => server.call('GET', '/oauth/userinfo', { bearer })
const told = async (scope: string, change: Record<string, string> = {}, person: Partial<User> = { picture: undefined }) => {
  const flow = await codeFlow({ server })
  await db.table(user).change({ username: flow.habits.username }, person)
  return (await userinfo((await flow.tokens({ scope, ...change })).access_token)).json
}

test('OIDC Core §5.4 profile releases the profile, and no e-mail address', async () => {
  const claims = await told('openid profile', {}, { given_name: 'Ada', family_name: 'Lovelace', locale: 'en-GB', zoneinfo: 'Europe/London' })
  assert.equal(claims.name, 'Ada Lovelace')
  assert.deepEqual([claims.given_name, claims.family_name, claims.locale, claims.zoneinfo], ['Ada', 'Lovelace', 'en-GB', 'Europe/London'])
  assert.equal('email' in claims || 'email_verified' in claims, false)
})
test('OIDC Core §5.1 profile releases middle name, nickname, pages, gender and birthday, and discovery lists them', async () => {
  const person = {
    middle_name: 'Augusta',
    nickname: 'Ada',
    profile: 'https://people.example/ada',
    website: 'https://ada.example/',
    gender: 'female',
    birthdate: '1815-12-10',
  }
  const claims = await told('openid profile', {}, person)
  const names = Object.keys(person) as (keyof typeof person)[]
  assert.deepEqual(Object.fromEntries(names.map((name) => [name, claims[name]])), person)
  const { claims_supported } = (await server.call('GET', '/.well-known/openid-configuration')).json
  assert.deepEqual(
    names.filter((name) => !claims_supported.includes(name)),
    [],
  )
})
test('OIDC Core §5.1 a birthday is a date, without the year or a year alone, and pages are web addresses', async () => {
  const bearer = await server.adminToken()
  const wrong = async (fields: object) =>
    Object.keys((await server.call('POST', '/api/users', { bearer, json: { username: 'x@example.com', ...fields } })).json.errors ?? {})
  assert.deepEqual(await wrong({ birthdate: '10.12.1815', profile: 'ada', website: 'javascript:alert(1)' }), ['profile', 'website', 'birthdate'])
  assert.deepEqual(await wrong({ birthdate: '1815-13-01' }), ['birthdate'])
  for (const birthdate of ['1815-12-10', '0000-12-10', '1815']) {
    const made = await server.call('POST', '/api/users', { bearer, json: { username: `${birthdate}@example.com`, birthdate } })
    assert.deepEqual([made.status, made.json.data?.birthdate], [201, birthdate])
  }
})
test('who holds no role and is in no organization is told so only where that was asked for by name', async () => {
  assert.deepEqual(
    Object.keys(await told('openid profile')).filter((name) => ['roles', 'organizations', 'groups'].includes(name)),
    [],
  )
  const asked = await told('openid profile', { claims: JSON.stringify({ userinfo: { roles: null } }) })
  assert.deepEqual([asked.roles, 'organizations' in asked], [[], false])
})
test('OIDC Core §5.4 email releases the address and whether it was verified, and nothing else', async () => {
  const { sub, email, ...rest } = await told('openid email')
  assert.match(sub, /^usr_/)
  assert.match(email, /@example\.com$/)
  assert.deepEqual(rest, { email_verified: true })
})
test('OIDC Core §5.4 profile does not tell an e-mail address that is the username, unless email is granted too', async () => {
  const username = `grace-${Date.now()}@example.com`
  assert.equal('preferred_username' in (await told('openid profile', {}, { username })), false)
  assert.equal((await told('openid profile email', {}, { username })).preferred_username, username)
  assert.equal('preferred_username' in (await told('openid email', {}, { username })), false)
  const claims = JSON.stringify({ userinfo: { preferred_username: null } })
  assert.equal('preferred_username' in (await told('openid', { claims }, { username })), false)
  assert.equal((await told('openid profile', {}, { username: 'grace' })).preferred_username, 'grace')
})
test('OIDC Core §5.4 phone and address release theirs', async () => {
  const person = { phone_number: '+44 1', phone_number_verified: true, address: { locality: 'London' } }
  const { sub: _, ...claims } = await told('openid phone address', {}, person)
  assert.deepEqual(claims, person)
})
test('OIDC Core §5.3.2 what is not known is left out, not null', async () => {
  const claims = await told('openid profile phone address')
  assert.equal(Object.values(claims).includes(null), false)
  assert.equal('phone_number_verified' in claims, false)
})
test('OIDC Core §5.3.2 sub is always there, and openid alone tells nothing more', async () => {
  assert.deepEqual(Object.keys(await told('openid')), ['sub'])
})
test('OIDC Core §5.5 a claim that is asked for by name is told without its scope, once the person agreed to that', async () => {
  const claims = JSON.stringify({ userinfo: { email: { essential: true } }, id_token: { name: null } })
  const flow = await codeFlow({ server })
  const { access_token, id_token, scope } = await flow.tokens({ scope: 'openid', claims })
  assert.equal(scope, 'openid')
  assert.match((await userinfo(access_token)).json.email, /@example\.com$/)
  assert.equal('name' in (await userinfo(access_token)).json, false)
  assert.equal(decodeJwt(id_token)['name'], 'Ada Lovelace')
})
test('OIDC Core §5.5 a claim that is asked for by name is not told when the person unticked its scope', async () => {
  const flow = await codeFlow({ server })
  const { params, verifier } = flow.request({ scope: 'openid', claims: JSON.stringify({ userinfo: { email: null } }) })
  const stop = await flow.visitor.authorize(params, { ...flow.habits, agree: ['openid'] })
  const { access_token } = (await flow.redeem(stop.params.get('code') ?? '', verifier)).json
  assert.deepEqual(Object.keys((await userinfo(access_token)).json), ['sub'])
})
test('profile tells the names of roles, of the backend too, and the organizations', async () => {
  const at = { created_at: 0, updated_at: 0 }
  await db.table(role).insert(newRow(role, { id: 'role_editor', name: 'editor', ...at }))
  await db.table(organization).insert(newRow(organization, { id: 'org_one', name: 'One', label: 'Organization One', ...at }))
  const flow = await codeFlow({ server })
  const person = await db.table(user).change({ username: flow.habits.username }, { roles: ['role_editor'], group: 'red blue' })
  await db.table(membership).insert(newRow(membership, { id: `org_one ${person?.id}`, organization_id: 'org_one', user_id: person?.id ?? '', created_at: 0 }))
  const claims = (await userinfo((await flow.tokens({ scope: 'openid profile' })).access_token)).json
  assert.deepEqual(claims.roles, ['editor'])
  assert.deepEqual(claims.groups, ['red', 'blue'])
  assert.deepEqual(claims.organizations, [{ id: 'org_one', name: 'One', label: 'Organization One' }])
})
test('BOR-32 attributes of a backend are released when all their scopes were granted, shown as their display says, and never instead of a claim', async () => {
  const metadata_fields = [
    { attribute_name: 'badge', user_editable: false, scopes: ['profile'] },
    { attribute_name: 'salary', user_editable: false, scopes: ['profile', 'address'] },
    { attribute_name: 'shown', user_editable: false, scopes: [] },
    { attribute_name: 'hidden', user_editable: false, scopes: [] },
    { attribute_name: 'suspended', user_editable: false, scopes: [] },
    { attribute_name: 'usual', user_editable: false, scopes: [], default_value: 'usually' },
    { attribute_name: 'sub', user_editable: false, scopes: [] },
    { attribute_name: 'email', user_editable: false, scopes: [] },
  ]
  await db.table(backend).change({ id: 'be_default' }, { metadata_fields })
  const valid = { status: 'valid' as const, display: [] }
  const metadata = {
    badge: { value: 7, ...valid },
    salary: { value: 1, ...valid },
    shown: { value: 'x', status: 'suspended' as const, display: ['status'] },
    hidden: { value: 'y', status: 'valid' as const, display: false as const },
    suspended: { value: 'z', status: 'suspended' as const, display: [] },
    sub: { value: 'usr_admin', ...valid },
    email: { value: 'other@example.com', ...valid },
  }
  const { sub, ...claims } = await told('openid', {}, { metadata })
  assert.match(sub, /^usr_/)
  assert.notEqual(sub, 'usr_admin')
  assert.deepEqual(claims, { shown: { value: 'x', status: 'suspended' }, usual: 'usually' })
  assert.equal((await told('openid profile', {}, { metadata })).badge, 7)
  await db.table(backend).change({ id: 'be_default' }, { metadata_fields: [] })
})
test('OIDC Core §5.3.2 a client that wants a signed answer gets a JWT that names it, and is no ID token', async () => {
  const flow = await codeFlow({ server, client: { userinfo_signed_response_alg: 'ES256' } })
  const { access_token, id_token } = await flow.tokens()
  const answer = await userinfo(access_token)
  assert.equal(answer.headers['content-type'], 'application/jwt')
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  const { payload, protectedHeader } = await jwtVerify(answer.text, keys, { issuer: server.issuer, audience: flow.app.id })
  assert.notEqual(protectedHeader.typ, 'JWT')
  assert.equal(payload.sub, decodeJwt(id_token).sub)
  assert.equal(payload['name'], 'Ada Lovelace')
})
test('OIDC Core §5.3.1 the token may come in a POST, in the header or in the form', async () => {
  const { access_token } = await (await codeFlow({ server })).tokens()
  assert.equal((await server.call('POST', '/oauth/userinfo', { bearer: access_token })).status, 200)
  assert.equal((await server.call('POST', '/oauth/userinfo', { form: { access_token } })).status, 200)
})
test('RFC 6750 §2 the token comes once, and never in the query', async () => {
  const { access_token } = await (await codeFlow({ server })).tokens()
  assert.equal((await server.call('GET', `/oauth/userinfo?access_token=${access_token}`)).status, 401)
  const twice = await server.call('POST', '/oauth/userinfo', { form: { access_token }, bearer: access_token })
  assert.deepEqual([twice.status, twice.json.error], [400, 'invalid_request'])
})
test('RFC 6750 §3.1 without a token the challenge names no error', async () => {
  const answer = await server.call('GET', '/oauth/userinfo')
  assert.equal(answer.status, 401)
  assert.match(String(answer.headers['www-authenticate']), /^Bearer realm="gatehouse", resource_metadata="[^"]+", DPoP algs="ES256 [^",=]+"$/)
})
for (const header of ['Bearer', 'Bearer ', 'bearer   ', 'DPoP', 'DPoP ', 'Basic abc', 'bearer\u00e9', ''])
  test(`RFC 6750 §3.1 the header ${JSON.stringify(header)} holds no token: 401, and the challenge names no error`, async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await server.call(method, '/oauth/userinfo', { headers: { authorization: header } })
      assert.equal(answer.status, 401)
      assert.match(String(answer.headers['www-authenticate']), /^Bearer realm="gatehouse", resource_metadata="[^"]+", DPoP algs="ES256 [^",=]+"$/)
    }
  })
for (const header of ['Bearer a b', 'Bearer \u00e9', 'DPoP ,'])
  test(`RFC 6750 §3.1 the header ${JSON.stringify(header)} is invalid_request, not a fault of ours`, async () => {
    const answer = await server.call('GET', '/oauth/userinfo', { headers: { authorization: header } })
    assert.equal(answer.status, 400)
    assert.match(String(answer.headers['www-authenticate']), /^Bearer .*error="invalid_request"/)
  })
test('RFC 6750 §3.1 a dead token is invalid_token, with a challenge', async () => {
  const answer = await userinfo('gat_dead')
  assert.equal(answer.status, 401)
  assert.match(String(answer.headers['www-authenticate']), /^Bearer .*error="invalid_token"/)
  assert.equal(answer.json.error, 'invalid_token')
})
test('RFC 6750 §3.1 a token without openid is insufficient_scope', async () => {
  const flow = await codeFlow({ server })
  const { access_token } = await flow.tokens({ scope: 'profile' })
  const machine = await makeClient(server)
  const { json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })
  for (const token of [access_token, json.access_token]) {
    const answer = await userinfo(token)
    assert.deepEqual([answer.status, answer.json.error], [403, 'insufficient_scope'])
  }
})
test('Fetch §3.2 only origins that the client lists may read the answer', async () => {
  const flow = await codeFlow({ server, client: { allowed_origins: ['https://app.example'] } })
  const { access_token } = await flow.tokens()
  const from = async (origin: string) =>
    (await server.call('GET', '/oauth/userinfo', { bearer: access_token, headers: { origin } })).headers['access-control-allow-origin']
  assert.equal(await from('https://app.example'), 'https://app.example')
  assert.equal(await from('https://evil.example'), undefined)
})
test('OIDC Core §5.3 a person who was blocked is told nothing about', async () => {
  const flow = await codeFlow({ server })
  const { access_token } = await flow.tokens()
  await db.table(user).change({ username: flow.habits.username }, { blocked: true })
  assert.equal((await userinfo(access_token)).status, 401)
})
