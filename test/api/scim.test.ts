import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { user } from '#model/user.ts'
import { matches, parseFilter, type ScimFilter } from '../../src/api/scim/filter.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  const link = { name: 'scim:manage:all' }
  const client = await makeClient(server, { authorize_scope: true, authorized_scopes: [link], supported_grant_types: ['client_credentials'] })
  const form = { grant_type: 'client_credentials', scope: 'scim:manage:all' }
  const answer = await server.call('POST', '/oauth/token', { form, basic: client.basic })
  bearer = answer.json.access_token
  assert(bearer, answer.text)
})
after(() => server.close())

const scim = (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) =>
  server.call(method, `/scim/v2${path}`, { bearer, headers, ...(json === undefined ? {} : { json }) })
const admin = async (method: string, path: string, json?: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
let made = 0
const newUser = (more: object = {}) => ({ schemas: [USER], userName: `scim-${++made}@people.example`, ...more })
const make = async (more: object = {}) => (await scim('POST', '/Users', newUser(more))).json
const patch = (path: string, ...Operations: object[]) => scim('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })

test('RFC 7644 §3.3 a person is made, read, replaced and removed', async () => {
  const given = newUser({ externalId: 'e-1', name: { givenName: 'Ada', familyName: 'Lovelace' }, emails: [{ value: 'ada@people.example', primary: true }] })
  const created = await scim('POST', '/Users', given)
  assert.deepEqual([created.status, created.headers['content-type'], created.headers['etag']], [201, 'application/scim+json', 'W/"1"'], created.text)
  const { id, meta } = created.json
  assert.equal(created.headers['location'], meta.location)
  const read = (await scim('GET', `/Users/${id}`)).json
  assert.deepEqual(
    [read.userName, read.externalId, read.name.givenName, read.emails[0].value, read.active],
    [given.userName, 'e-1', 'Ada', 'ada@people.example', true],
  )
  const replaced = (await scim('PUT', `/Users/${id}`, { schemas: [USER], userName: given.userName, displayName: 'Ada' })).json
  assert.deepEqual([replaced.displayName, replaced.externalId, replaced.emails, replaced.meta.version], ['Ada', undefined, undefined, 'W/"2"'])
  assert.equal((await scim('DELETE', `/Users/${id}`)).status, 204)
  const gone = await scim('GET', `/Users/${id}`)
  assert.deepEqual([gone.status, gone.json.schemas, gone.json.status], [404, ['urn:ietf:params:scim:api:messages:2.0:Error'], '404'])
})

test('RFC 7644 §3.12 a taken name is a conflict of uniqueness, a missing one an invalid value', async () => {
  const { userName } = await make()
  const taken = await scim('POST', '/Users', newUser({ userName }))
  assert.deepEqual([taken.status, taken.json.scimType], [409, 'uniqueness'], taken.text)
  assert.deepEqual((await scim('POST', '/Users', { schemas: [USER] })).json.scimType, 'invalidValue')
  assert.deepEqual(
    (await server.call('POST', '/scim/v2/Users', { bearer, headers: { 'content-type': 'application/scim+json' } })).json.scimType,
    'invalidSyntax',
  )
})

test('RFC 7644 §3.14 an edit of an older version is refused, and a known one is not sent again', async () => {
  const { id } = await make()
  await patch(`/Users/${id}`, { op: 'replace', path: 'displayName', value: 'Second' })
  const stale = await scim('PUT', `/Users/${id}`, newUser(), { 'if-match': 'W/"1"' })
  assert.equal(stale.status, 412, stale.text)
  assert.equal((await scim('GET', `/Users/${id}`, undefined, { 'if-none-match': 'W/"2"' })).status, 304)
})

test('RFC 7644 §3.5.2 PATCH adds, replaces and removes, with paths and filters, as directories send it', async () => {
  const { id } = await make({ emails: [{ value: 'a@people.example', type: 'work', primary: true }] })
  const after = await patch(
    `/Users/${id}`,
    { op: 'Add', path: 'name.givenName', value: 'Grace' },
    { op: 'Replace', value: { displayName: 'Grace H', 'name.familyName': 'Hopper', nickName: 'Amazing' } },
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@people.example' },
    { op: 'replace', path: `${USER}:locale`, value: 'fr' },
    { op: 'remove', path: 'nickName' },
  )
  assert.equal(after.status, 200, after.text)
  const { name, emails, locale, nickName } = after.json
  assert.deepEqual([name.givenName, name.familyName, emails[0].value, locale, nickName], ['Grace', 'Hopper', 'b@people.example', 'fr', undefined])
  assert.deepEqual((await patch(`/Users/${id}`, { op: 'replace', path: 'emails[type eq "home"].value', value: 'x' })).json.scimType, 'noTarget')
  assert.deepEqual((await patch(`/Users/${id}`, { op: 'remove' })).json.scimType, 'noTarget')
  assert.deepEqual((await patch(`/Users/${id}`, { op: 'replace', path: 'a..b', value: 1 })).json.scimType, 'invalidPath')
})

test('a person who is deactivated is signed out at once and cannot sign in', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await visitor.complete(await visitor.go('/login'), { username: person.username })
  assert.equal((await visitor.go('/account')).url.pathname, '/account')
  assert.equal((await patch(`/Users/${person.id}`, { op: 'Replace', path: 'active', value: 'False' })).json.active, false)
  assert.equal((await visitor.go('/account')).url.pathname, '/login')
  assert.equal((await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })).status, 403)
})

test('RFC 7644 §3.4.2 people are listed in pages and found by a filter', async () => {
  for (let count = 0; count < 5; count++) await make({ nickName: 'Listed', externalId: `listed-${count}` })
  const page = (await scim('GET', `/Users?filter=${encodeURIComponent('nickName eq "listed"')}&startIndex=2&count=2`)).json
  assert.deepEqual([page.totalResults, page.startIndex, page.itemsPerPage], [5, 2, 2])
  const one = (await scim('GET', `/Users?filter=${encodeURIComponent('externalId eq "listed-3"')}`)).json
  assert.deepEqual([one.totalResults, one.Resources[0].externalId], [1, 'listed-3'])
  const all = (await scim('GET', '/Users?count=0')).json
  assert.equal(all.totalResults, await server.context.db.table(user).count({}))
  assert.deepEqual(all.Resources, [])
  const mixed = 'userName sw "SCIM" and not (active eq false) and (emails pr or externalId ew "-1")'
  assert.equal((await scim('GET', `/Users?filter=${encodeURIComponent(mixed)}`)).status, 200)
  for (const wrong of [
    'userName',
    'userName eq',
    'userName xx "a"',
    '(userName pr',
    'userName eq a',
    'a[b',
    '"',
    'userName pr userName pr',
    `${'('.repeat(60)}a pr${')'.repeat(60)}`,
  ])
    assert.deepEqual((await scim('GET', `/Users?filter=${encodeURIComponent(wrong)}`)).json.scimType, 'invalidFilter', wrong)
})

const attribute = fc.constantFrom('userName', 'name.givenName', 'active', 'emails', 'emails.type', 'externalId')
const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null))
const written = (filter: ScimFilter): string => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return `(${written(filter.left)}) ${filter.op} (${written(filter.right)})`
    case 'not':
      return `not (${written(filter.of)})`
    case 'some':
      return `${filter.path}[${written(filter.of)}]`
    case 'pr':
      return `${filter.path} pr`
    default:
      return `${filter.path} ${filter.op} ${JSON.stringify(filter.value)}`
  }
}
const { filter: anyFilter } = fc.letrec<{ filter: ScimFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4 },
    fc.record({ op: fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'), path: attribute, value }) as fc.Arbitrary<ScimFilter>,
    fc.record({ op: fc.constant('pr'), path: attribute }) as fc.Arbitrary<ScimFilter>,
    fc.record({ op: fc.constantFrom('and', 'or'), left: tie('filter'), right: tie('filter') }) as fc.Arbitrary<ScimFilter>,
    fc.record({ op: fc.constant('not'), of: tie('filter') }) as fc.Arbitrary<ScimFilter>,
    fc.record({ op: fc.constant('some'), path: fc.constant('emails'), of: tie('filter') }) as fc.Arbitrary<ScimFilter>,
  ),
}))

test('RFC 7644 §3.4.2.2 every filter is read as it was written, and not is the opposite', () => {
  const resource = { userName: 'Ada', active: true, emails: [{ type: 'work', value: 'a@b.c' }], name: { givenName: 'Ada' } }
  fc.assert(
    fc.property(anyFilter, (filter) => {
      assert.deepEqual(parseFilter(written(filter)), JSON.parse(JSON.stringify(filter)))
      assert.equal(matches({ op: 'not', of: filter }, resource), !matches(filter, resource))
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      try {
        parseFilter(text)
      } catch (caught) {
        assert.equal((caught as { scimType?: string }).scimType, 'invalidFilter')
      }
    }),
    { numRuns: 300 },
  )
})

test('RFC 7643 §4.2 a group has members, who are added and removed one by one', async () => {
  const [one, two] = [await make(), await make()]
  const created = await scim('POST', '/Groups', { displayName: 'Pilots', members: [{ value: one.id }] })
  assert.equal(created.status, 201, created.text)
  const path = `/Groups/${created.json.id}`
  assert.equal((await patch(path, { op: 'add', path: 'members', value: [{ value: two.id }] })).json.members.length, 2)
  const left = await patch(path, { op: 'remove', path: `members[value eq "${one.id}"]` })
  assert.deepEqual(
    left.json.members.map((member: { value: string }) => member.value),
    [two.id],
  )
  assert.deepEqual((await patch(path, { op: 'Remove', path: 'members', value: [{ value: two.id }] })).json.members, [])
  assert.equal((await scim('DELETE', path)).status, 204)
})

test('RFC 7644 §3.7 a bulk request refers to what it made, and stops where it is told', async () => {
  const Operations = [
    { method: 'POST', path: '/Users', bulkId: 'ada', data: newUser() },
    { method: 'POST', path: '/Groups', bulkId: 'crew', data: { displayName: 'Bulk crew', members: [{ value: 'bulkId:ada' }] } },
    { method: 'PATCH', path: '/Groups/bulkId:crew', data: { Operations: [{ op: 'replace', path: 'displayName', value: 'Renamed crew' }] } },
    { method: 'POST', path: '/Users', data: {} },
    { method: 'POST', path: '/Users', data: newUser() },
  ]
  const answer = await scim('POST', '/Bulk', { Operations, failOnErrors: 1 })
  assert.deepEqual(
    answer.json.Operations.map(({ status }: { status: string }) => status),
    ['201', '201', '200', '400'],
    answer.text,
  )
  const group = (await scim('GET', `/Groups?filter=${encodeURIComponent('displayName eq "Renamed crew"')}`)).json.Resources[0]
  assert.equal(group.members.length, 1)
  assert.equal((await scim('POST', '/Bulk', { Operations: Array.from({ length: 101 }, () => Operations[0]) })).status, 400)
})

test('RFC 7644 §4 the server tells what it supports', async () => {
  assert.equal((await scim('GET', '/ServiceProviderConfig')).json.patch.supported, true)
  for (const [name, id] of [
    ['ResourceTypes', 'User'],
    ['Schemas', USER],
  ] as const) {
    assert.equal((await scim('GET', `/${name}`)).json.totalResults, 2)
    assert.equal((await scim('GET', `/${name}/${id}`)).json.id, id)
  }
})

test('a token of SCIM gives nobody a power, takes over nobody who has one, and opens no other door', async () => {
  const mighty = await makePerson(server, { roles: ['role_administrator'] })
  const own = await make()
  for (const change of [
    { op: 'replace', path: 'password', value: 'a password of the attacker' },
    { op: 'replace', path: 'userName', value: 'mine@people.example' },
    { op: 'replace', path: 'active', value: false },
  ])
    assert.equal((await patch(`/Users/${mighty.id}`, change)).status, 403, change.path)
  assert.equal((await scim('DELETE', `/Users/${mighty.id}`)).status, 403)
  const powerful = (await admin('POST', '/api/groups', { name: 'Powerful', roles: ['role_administrator'] })).json.data.id
  assert.equal((await patch(`/Groups/${powerful}`, { op: 'add', path: 'members', value: [{ value: own.id }] })).status, 403)
  await scim('PUT', `/Users/${own.id}`, { ...newUser(), roles: [{ value: 'role_administrator' }], entitlements: ['users:manage:all'] })
  assert.deepEqual((await admin('GET', `/api/users/${own.id}`)).json.data.roles, [])
  for (const path of ['/api/users', '/api/clients', '/api/roles']) assert.equal((await server.call('GET', path, { bearer })).status, 403)
})

test('without the scope, and without a token, nothing is told', async () => {
  const other = await server.call('GET', '/scim/v2/Users', { bearer: await server.adminToken('users:manage:all') })
  assert.deepEqual([other.status, other.headers['content-type']], [403, 'application/scim+json'])
  const none = await server.call('GET', '/scim/v2/Users')
  assert.deepEqual([none.status, typeof none.headers['www-authenticate']], [401, 'string'])
})

test('a SCIM token is told once, opens SCIM and nothing else, and is dead when it is deleted', async () => {
  const made = await admin('POST', '/api/scim-tokens', { name: 'Okta' })
  assert.equal(made.status, 201, made.text)
  const { id, token, expires_at } = made.json.data
  assert(Math.abs(expires_at - server.context.now() - 365 * 86_400_000) < 60_000)
  const call = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer: token, ...(json === undefined ? {} : { json }) })
  const created = await call('POST', '/scim/v2/Users', newUser())
  assert.equal(created.status, 201, created.text)
  assert.deepEqual([(await call('GET', '/api/users')).status, (await call('GET', '/oauth/userinfo')).status], [403, 403])
  const events = (await admin('GET', '/api/audit-events?actor_id=gatehouse-scim')).json.data
  assert.deepEqual(
    events.map(({ action, target_id }: Record<string, string>) => [action, target_id]),
    [['user.created', created.json.id]],
  )
  const read = await admin('GET', `/api/scim-tokens/${id}`)
  assert(!read.text.includes(token) && !read.text.includes('"token"'))
  server.clock.skew += 300 * 86_400_000
  assert.equal((await call('GET', '/scim/v2/Users')).status, 200)
  server.clock.skew -= 300 * 86_400_000
  assert.equal((await admin('DELETE', `/api/scim-tokens/${id}`)).status, 204)
  assert.equal((await call('GET', '/scim/v2/Users')).status, 401)
})

test('a SCIM token ends when it says, within two years, and is made by nobody who lacks the scope', async () => {
  const now = server.context.now()
  for (const expires_at of [now - 1, now + 3 * 365 * 86_400_000]) assert.equal((await admin('POST', '/api/scim-tokens', { name: 'x', expires_at })).status, 422)
  const { token } = (await admin('POST', '/api/scim-tokens', { name: 'x', expires_at: now + 60_000 })).json.data
  server.clock.skew += 61_000
  assert.equal((await server.call('GET', '/scim/v2/Users', { bearer: token })).status, 401)
  const link = { name: 'users:manage:all' }
  const client = await makeClient(server, { authorize_scope: true, authorized_scopes: [link], supported_grant_types: ['client_credentials'] })
  const weak = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: link.name }, basic: client.basic })
  assert.equal((await server.call('POST', '/api/scim-tokens', { bearer: weak.json.access_token, json: { name: 'x' } })).status, 403)
})
