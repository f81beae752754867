import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { User } from '#model/user.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
})
after(() => server.close())

const call = (bearer: string, method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })

interface Side {
  readonly org: string
  readonly boss: User
  readonly token: string
  readonly shared: string
  readonly own: string
  readonly credential: string
  readonly review: string
}

/** An organization, its administrator, and one application of each of them. */
async function side(name: string): Promise<Side> {
  const boss = await makePerson(server, { roles: ['role_developer'] })
  const org = (await call(admin, 'POST', '/api/organizations', { organization: { name } })).json.data.id
  await call(admin, 'POST', `/api/organizations/${org}/members`, { user_id: boss.id, role: 'admin' })
  const token = await personToken(server, boss)
  const make = async (more: object) =>
    (await call(token, 'POST', '/clients', { client: { name, redirect_uris: ['https://a.example/cb'], ...more } })).json.data.id
  const [shared, own] = [await make({ organization_id: org }), await make({})]
  const credential = (await call(token, 'GET', `/clients/${shared}/credentials`)).json.data[0].id
  const review = (await call(token, 'POST', `/clients/${shared}/reviews`, { review: { reason: 'It is ready', items: [{ kind: 'go_live' }] } })).json.data.id
  return { org, boss, token, shared, own, credential, review }
}

/** Every route of the developer's door that names a row. */
const routes = ({ org, boss, shared, own, credential, review }: Side): [method: string, path: string, body?: unknown][] => [
  ...[shared, own].flatMap((id): [string, string, unknown?][] => [
    ['GET', `/clients/${id}`],
    ['PATCH', `/clients/${id}`, { client: { name: 'taken over' } }],
    ['PUT', `/clients/${id}`, { client: { name: 'taken over', redirect_uris: ['https://evil.example/cb'] } }],
    ['DELETE', `/clients/${id}`],
    ['GET', `/clients/${id}/credentials`],
    ['POST', `/clients/${id}/credentials`, { credential: { name: 'mine' } }],
    ['DELETE', `/clients/${id}/credentials`],
    ['GET', `/clients/${id}/activity`],
    ['GET', `/clients/${id}/tokens`],
    ['GET', `/clients/${id}/reviews`],
    ['POST', `/clients/${id}/reviews`, { review: { reason: 'x', items: [{ kind: 'go_live' }] } }],
  ]),
  ['GET', `/clients/${shared}/credentials/${credential}`],
  ['PATCH', `/clients/${shared}/credentials/${credential}`, { credential: { expires_at: 1 } }],
  ['DELETE', `/clients/${shared}/credentials/${credential}`],
  ['GET', `/clients/${shared}/reviews/${review}`],
  ['POST', `/clients/${shared}/reviews/${review}/withdraw`],
  ['GET', `/me/organizations/${org}/members`],
  ['GET', `/me/organizations/${org}/invitations`],
  ['POST', `/me/organizations/${org}/invitations`, { invitation: { invitee: boss.username } }],
  ['PATCH', `/me/organizations/${org}/members/${boss.id}`, { membership: { role: 'member' } }],
  ['DELETE', `/me/organizations/${org}/members/${boss.id}`],
]

test('BOR-26 NIN-20 what belongs to one organization does not exist for another, nor for who is in none', async () => {
  const [north, south] = [await side('North'), await side('South')]
  const stranger = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
  const plain = await makePerson(server)
  await call(admin, 'POST', `/api/organizations/${south.org}/members`, { user_id: plain.id })
  for (const [who, bearer] of [
    ['the other side', north.token],
    ['a stranger', stranger],
  ] as const)
    for (const [method, path, body] of routes(south)) assert.equal((await call(bearer, method, path, body)).status, 404, `${who}: ${method} ${path}`)
  // Nothing happened to any of it.
  for (const id of [south.shared, south.own]) assert.equal((await call(south.token, 'GET', `/clients/${id}`)).json.data.name, 'South')
  assert.equal((await call(south.token, 'GET', `/clients/${south.shared}/credentials`)).json.data.length, 1)
})

test('rows of one application are not reached through another', async () => {
  const [north, south] = [await side('East'), await side('West')]
  for (const path of [`credentials/${south.credential}`, `reviews/${south.review}`]) {
    assert.equal((await call(north.token, 'GET', `/clients/${north.shared}/${path}`)).status, 404)
    assert.equal((await call(north.token, 'GET', `/clients/${north.own}/${path}`)).status, 404)
  }
  assert.equal((await call(north.token, 'DELETE', `/clients/${north.shared}/credentials/${south.credential}`)).status, 404)
})

test('neither a filter nor a page of a list leads to the rows of others', async () => {
  const [north, south] = [await side('Up'), await side('Down')]
  for (const query of [`owner=${south.boss.id}`, `organization_id=${south.org}`, `owner=${south.boss.id}&organization_id=${south.org}`]) {
    const listed = await call(north.token, 'GET', `/clients?${query}`)
    assert.deepEqual([listed.status, listed.json.data], [200, []], query)
  }
  assert.deepEqual((await call(north.token, 'GET', '/clients?search=Down')).json.data, [])
  const paged = await call(south.token, 'GET', '/clients?limit=1')
  assert.equal(
    (await call(north.token, 'GET', `/clients?limit=1&after=${encodeURIComponent(paged.json.page.next)}`)).json.data?.some(
      (row: { name: string }) => row.name === 'Down',
    ) ?? false,
    false,
  )
})

test('a developer opens no door of the administration, and a member none of the administrator', async () => {
  const { token, org, shared } = await side('Inner')
  for (const path of [
    '/api/clients',
    `/api/clients/${shared}`,
    '/api/users',
    '/api/organizations',
    `/api/organizations/${org}/members`,
    '/api/sessions',
    '/api/consents',
    '/api/grants',
    '/api/reviews',
    '/api/backends',
    '/api/identity-providers',
  ])
    assert.equal((await call(token, 'GET', path)).status, 403, path)
  const member = await makePerson(server, { roles: ['role_developer'] })
  await call(admin, 'POST', `/api/organizations/${org}/members`, { user_id: member.id })
  const theirs = await personToken(server, member)
  assert.equal((await call(theirs, 'GET', `/clients/${shared}`)).status, 404)
  assert.equal((await call(theirs, 'PATCH', `/me/organizations/${org}/members/${member.id}`, { membership: { role: 'admin' } })).status, 404)
})

test('whoever leaves an organization loses its applications with the next request', async () => {
  const { token, org, boss, shared } = await side('Leaving')
  const heir = await makePerson(server)
  await call(admin, 'POST', `/api/organizations/${org}/members`, { user_id: heir.id, role: 'admin' })
  assert.equal((await call(token, 'GET', `/clients/${shared}`)).status, 200)
  assert.equal((await call(token, 'DELETE', `/me/organizations/${org}/members/${boss.id}`)).status, 204)
  assert.equal((await call(token, 'GET', `/clients/${shared}`)).status, 404)
  assert.ok(!(await call(token, 'GET', '/clients')).json.data.some((row: { id: string }) => row.id === shared))
})
