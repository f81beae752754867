import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { invitation } from '#model/invitation.ts'
import { membership, membershipKey } from '#model/organization.ts'
import { type User, user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

let server: TestServer
let admin: string
let boss: string
let org: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  const herself = await makePerson(server, { roles: ['role_developer'] })
  boss = await personToken(server, herself)
  org = (await call(admin, 'POST', '/api/organizations', { organization: { name: 'Harbour' } })).json.data.id
  await call(admin, 'POST', `/api/organizations/${org}/members`, { user_id: herself.id, role: 'admin' })
})
after(() => server.close())

const call = (bearer: string, method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const invitations = () => `/me/organizations/${org}/invitations`
const invite = (invitee: string, more: object = {}) => call(boss, 'POST', invitations(), { invitation: { invitee, ...more } })
const isMember = async ({ id }: User) => (await server.context.db.table(membership).get(membershipKey(org, id)))?.role
const waiting = async (bearer: string) => (await call(bearer, 'GET', '/me/invitations')).json.data as { id: string; role: string }[]

test('BOR-27 nobody is put into an organization, nor looked up by id: they are invited, and are in once they accept', async () => {
  const grace = await makePerson(server)
  const put = await call(boss, 'POST', `/me/organizations/${org}/members`, { membership: { user_id: grace.id, role: 'admin' } })
  assert.equal(put.status >= 400 && put.status < 500, true)
  assert.equal(await isMember(grace), undefined)
  assert.equal((await invite(grace.username.toUpperCase(), { role: 'admin' })).status, 201)
  const token = await personToken(server, grace, 'openid account:manage:own')
  const [mine] = await waiting(token)
  assert.deepEqual([mine?.role, await isMember(grace)], ['admin', undefined])
  assert.equal((await call(token, 'POST', `/me/invitations/${mine?.id}/accept`)).status, 204)
  assert.equal(await isMember(grace), 'admin')
  assert.deepEqual([await waiting(token), (await call(boss, 'GET', invitations())).json.data], [[], []])
  assert.equal((await call(token, 'POST', `/me/invitations/${mine?.id}/accept`)).status, 404)
})

test('an invitation looks the same whether there is such a person or not, also when they declined', async () => {
  const person = await makePerson(server)
  const shapes = []
  for (const invitee of [person.username, 'nobody-there@example.com']) {
    const { status, json } = await invite(invitee)
    const { id: _, invitee: __, created_at: ___, expires_at: ____, ...rest } = json.data
    shapes.push([status, rest])
    assert.equal((await invite(` ${invitee} `)).status, 409, 'once at a time')
  }
  assert.deepEqual(shapes[0], shapes[1])
  const token = await personToken(server, person, 'openid account:manage:own')
  const [mine] = await waiting(token)
  const before = (await call(boss, 'GET', `${invitations()}/${mine?.id}`)).text
  assert.equal((await call(token, 'POST', `/me/invitations/${mine?.id}/decline`)).status, 204)
  assert.equal((await call(boss, 'GET', `${invitations()}/${mine?.id}`)).text, before)
  assert.deepEqual([await waiting(token), await isMember(person)], [[], undefined])
  assert.equal((await call(token, 'POST', `/me/invitations/${mine?.id}/accept`)).status, 404)
})

test('who signs up under the name of somebody invited does not get their invitation; an address that was proved does', async () => {
  const squatted = `squatted-${Date.now()}@example.com`
  await invite(squatted)
  const squatter = await makePerson(server, { username: squatted, email_verified: false, created_at: Date.now() + 1000 })
  const token = await personToken(server, squatter, 'openid account:manage:own')
  assert.deepEqual(await waiting(token), [])
  await server.context.db.table(user).change({ id: squatter.id }, { email_verified: true })
  assert.equal((await waiting(token)).length, 1)
})

test('an invitation that was withdrawn or grew old, or that is another’s, cannot be accepted', async () => {
  const [person, other] = [await makePerson(server), await makePerson(server)]
  const [token, others] = [await personToken(server, person, 'openid account:manage:own'), await personToken(server, other, 'openid account:manage:own')]
  const { id } = (await invite(person.username)).json.data
  assert.equal((await call(others, 'POST', `/me/invitations/${id}/accept`)).status, 404)
  assert.equal((await call(boss, 'DELETE', `${invitations()}/${id}`)).status, 204)
  assert.equal((await call(token, 'POST', `/me/invitations/${id}/accept`)).status, 404)
  const again = (await invite(person.username)).json.data
  await server.context.db.table(invitation).change({ id: again.id }, { expires_at: Date.now() - 1 })
  assert.equal((await call(token, 'POST', `/me/invitations/${again.id}/accept`)).status, 404)
  assert.equal(await isMember(person), undefined)
})

test('an application that sees the account cannot say yes for its person', async () => {
  const flow = await codeFlow({ server })
  await invite(flow.habits.username)
  const { access_token } = await flow.tokens({ scope: 'openid account:manage:own' })
  const [mine] = await waiting(access_token)
  const refused = await call(access_token, 'POST', `/me/invitations/${mine?.id}/accept`)
  assert.deepEqual([refused.status, refused.json.detail], [403, `invitations are accepted at ${server.issuer}/account`])
  assert.equal((await waiting(access_token)).length, 1)
})

test('the account page shows invitations, and a draft application opens only for who joined', async () => {
  const person = await makePerson(server)
  const made = await call(boss, 'POST', '/clients', {
    client: { name: 'Tides', redirect_uris: ['https://tides.example/cb'], supported_grant_types: ['authorization_code'], organization_id: org },
  })
  const visitor = visitorOf(server)
  const use = async () => {
    const asked = { client_id: made.json.data.id, response_type: 'code', redirect_uri: 'https://tides.example/cb', scope: 'openid', state: 's' }
    const params = { ...asked, nonce: 'n', code_challenge: pkce().challenge, code_challenge_method: 'S256' }
    return (await visitor.authorize(params, { username: person.username })).params.has('code')
  }
  const { id } = (await invite(person.username)).json.data
  assert.equal(await use(), false)
  await visitor.complete(await visitor.go('/account'), { username: person.username })
  const page = await visitor.go('/account')
  assert.match(page.text, /Harbour[\s\S]*invites you as a member/)
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
  assert.match((await visitor.go('/account/invitations', { csrf, accept: id })).text, /You joined the organization/)
  assert.equal(await use(), true)
  assert.equal(await isMember(person), 'member')
})

test('an invitation waits as long as its organization says, and two weeks otherwise', async () => {
  const waits = async (invitee: string) => {
    const { created_at, expires_at } = (await invite(invitee)).json.data
    return (expires_at - created_at) / 1000
  }
  assert(Math.abs((await waits('fortnight@example.com')) - 1_209_600) < 60)
  assert.equal((await call(admin, 'PATCH', `/api/organizations/${org}`, { settings: { invitation_ttl: 7200 } })).status, 200)
  assert(Math.abs((await waits('two-hours@example.com')) - 7200) < 60)
})

test('administrators invite people for any organization, see who did not answer yet, and withdraw it', async () => {
  const [person, other] = [await makePerson(server), await makePerson(server)]
  const made = await call(admin, 'POST', '/api/invitations', { invitation: { organization_id: org, invitee: person.username, role: 'admin' } })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.json.data.organization_id, made.json.data.role, 'place' in made.json.data], [org, 'admin', false])
  assert.equal((await call(boss, 'GET', `${invitations()}/${made.json.data.id}`)).status, 200, 'its own administrator sees it too')
  const token = await personToken(server, person, 'openid account:manage:own')
  const [mine] = await waiting(token)
  assert.deepEqual([mine?.role, await isMember(person)], ['admin', undefined], 'nobody is a member without accepting')
  assert.equal((await call(token, 'POST', `/me/invitations/${mine?.id}/accept`)).status, 204)
  assert.equal(await isMember(person), 'admin')

  const { id } = (await call(admin, 'POST', '/api/invitations', { organization_id: org, invitee: other.username })).json.data
  const listed = async (organization_id: string) =>
    (await call(admin, 'GET', `/api/invitations?organization_id=${organization_id}`)).json.data as { id: string }[]
  assert.deepEqual([(await listed(org)).some((one) => one.id === id), await listed('org_else')], [true, []])
  assert.equal((await call(admin, 'DELETE', `/api/invitations/${id}`)).status, 204)
  assert.deepEqual(await waiting(await personToken(server, other, 'openid account:manage:own')), [])
  const lost = await call(admin, 'POST', '/api/invitations', { organization_id: 'org_else', invitee: other.username })
  assert.deepEqual([lost.status, lost.json.errors], [422, { organization_id: ['there is no organization org_else'] }])
})

test('an invitation is no other door into an organization: it takes the power over organizations to make and to withdraw one', async () => {
  const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'users:manage:all' }] })
  const form = { grant_type: 'client_credentials', scope: 'users:manage:all' }
  const people = (await server.call('POST', '/oauth/token', { basic, form })).json.access_token
  const { id } = (await call(admin, 'POST', '/api/invitations', { organization_id: org, invitee: 'somebody@example.com' })).json.data
  assert.equal((await call(people, 'GET', `/api/invitations/${id}`)).status, 200)
  for (const refused of [
    await call(people, 'POST', '/api/invitations', { organization_id: org, invitee: 'me@example.com', role: 'admin' }),
    await call(people, 'DELETE', `/api/invitations/${id}`),
  ])
    assert.deepEqual([refused.status, /organizations:manage:all/.test(refused.json.detail)], [403, true])
})
