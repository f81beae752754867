import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import { federate, signInBy } from '../support/federate.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startUpstream, type Upstream } from '../support/upstream.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let upstream: Upstream
let id: string
before(async () => {
  server = await startServer({ settings: { allow_private_fetch: ['localhost', '127.0.0.1'] } })
  upstream = await startUpstream(server.issuer)
  id = await federate(server, upstream, { name: 'Elsewhere', trust_email: true, role_rules: [{ claim: 'groups', value: 'staff', role_id: await aRole() }] })
})
after(async () => {
  await server.close()
  await upstream.close()
})

let role: string | undefined
async function aRole(): Promise<string> {
  role ??= (await api('POST', '/api/roles', { name: 'Staff', scopes: [] })).json.data.id as string
  return role
}
const api = async (method: string, path: string, json?: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })
const links = (subject: string) => server.context.db.table(linkedAccount).find({ subject }, { limit: 5 })
const personOf = async (subject: string) => {
  const [link] = await links(subject)
  return link && server.context.db.table(user).get(link.user_id)
}

test('BOR-36 NIN-28 AID-40 the first sign-in of an account makes a person with its verified address, name and roles; the next is the same person', async () => {
  upstream.accounts.set('ada', { email: 'ada@elsewhere.example', email_verified: true, name: 'Ada', groups: ['staff', 'other'] })
  const stop = await signInBy(server, upstream, { id, as: 'ada' })
  assert.equal(stop.url.pathname, '/account', stop.text)
  const person = await personOf('ada')
  assert.deepEqual([person?.username, person?.name, person?.email_verified, person?.roles], ['ada@elsewhere.example', 'Ada', true, [role]])
  assert.deepEqual(person?.federated_metadata['Elsewhere'], { sub: 'ada', ...upstream.accounts.get('ada') })

  upstream.accounts.set('ada', { email: 'ada@elsewhere.example', email_verified: true, name: 'Ada King', groups: [] })
  await signInBy(server, upstream, { id, as: 'ada' })
  const again = await personOf('ada')
  assert.deepEqual([again?.id, again?.name, again?.roles], [person?.id, 'Ada King', []])
  assert.equal((await links('ada')).length, 1)
})

test('an address that the server does not call verified becomes no username', async () => {
  upstream.accounts.set('mallory', { email: 'somebody@else.example', email_verified: false })
  await signInBy(server, upstream, { id, as: 'mallory' })
  const person = await personOf('mallory')
  assert.deepEqual([person?.username, person?.email, person?.email_verified], ['Elsewhere: mallory', 'somebody@else.example', false])
})

test('BOR-37 an account with the name of a person is linked only once the person signed in here, and then signs them in', async () => {
  const victim = await makePerson(server, { username: 'grace@elsewhere.example' })
  upstream.accounts.set('grace', { email: 'grace@elsewhere.example', email_verified: true })
  const visitor = visitorOf(server)
  const asked = await signInBy(server, upstream, { id, as: 'grace', visitor })
  assert.equal(asked.url.pathname, '/login/link')
  assert.deepEqual(await links('grace'), [])
  const early = await visitor.fill(asked, { decision: 'link' })
  assert.equal(early.status, 403)

  const proving = await visitor.go(`/login?${asked.url.searchParams}`)
  const confirm = await visitor.fill(proving, { username: victim.username, password: PASSWORD })
  assert.equal(confirm.url.pathname, '/login/link', confirm.text)
  assert.match(confirm.text, /link-accept/)
  const done = await visitor.fill(confirm, { decision: 'link' })
  assert.equal(done.url.pathname, '/account', done.text)
  assert.equal((await personOf('grace'))?.id, victim.id)
  const next = await signInBy(server, upstream, { id, as: 'grace' })
  assert.equal(next.url.pathname, '/account')
  const unlinked = await visitor.fill(await visitor.go('/account/linked'), { unlink: (await links('grace'))[0]?.id ?? '' })
  assert.deepEqual([unlinked.status, await links('grace')], [200, []])
})

test('whoever says that the account with their name is not theirs gets one of their own', async () => {
  const victim = await makePerson(server, { username: 'linus@elsewhere.example' })
  upstream.accounts.set('linus', { email: 'linus@elsewhere.example', email_verified: true, name: 'Linus' })
  const visitor = visitorOf(server)
  const asked = await signInBy(server, upstream, { id, as: 'linus', visitor })
  const done = await visitor.fill(asked, { decision: 'apart' })
  assert.equal(done.url.pathname, '/account', done.text)
  const person = await personOf('linus')
  assert.notEqual(person?.id, victim.id)
  assert.deepEqual([person?.username, person?.email_verified], ['Elsewhere: linus', true])
})

test('a person connects an account from their own page, signs in anew for it, and an account of somebody else is not taken', async () => {
  const person = await makePerson(server)
  upstream.accounts.set('joan', { email: 'joan@elsewhere.example', email_verified: true })
  const visitor = visitorOf(server)
  await visitor.complete(await visitor.go('/login'), { username: person.username })
  upstream.as('joan')
  const left = await visitor.go(`/account/linked/${id}`)
  const asked = await visitor.go(await upstream.visit(left.url.href))
  assert.match(asked.text, /link-sign-in/, 'the session from before is no proof')
  const confirm = await visitor.fill(await visitor.go(`/login?${asked.url.searchParams}`), { username: person.username, password: PASSWORD })
  await visitor.fill(confirm, { decision: 'link' })
  assert.equal((await personOf('joan'))?.id, person.id)

  const other = visitorOf(server)
  const stranger = await makePerson(server)
  await other.complete(await other.go('/login'), { username: stranger.username })
  const again = await other.go(await upstream.visit((await other.go(`/account/linked/${id}`)).url.href))
  const taken = await other.fill(await other.go(`/login?${again.url.searchParams}`), { username: stranger.username, password: PASSWORD })
  assert.equal((await other.fill(taken, { decision: 'link' })).status, 403)
})

test('a blocked person is refused, by their linked account too', async () => {
  upstream.accounts.set('blocked', { email: 'blocked@elsewhere.example', email_verified: true })
  await signInBy(server, upstream, { id, as: 'blocked' })
  const person = await personOf('blocked')
  await api('PATCH', `/api/users/${person?.id}`, { blocked: true })
  const stop = await signInBy(server, upstream, { id, as: 'blocked' })
  assert.deepEqual([stop.status, /federated-refused/.test(stop.text)], [403, true])
})

test('a server that makes no people signs in linked accounts only', async () => {
  await api('PATCH', `/api/federated-servers/${id}`, { create_people: false })
  upstream.accounts.set('nobody', { email: 'nobody@elsewhere.example', email_verified: true })
  const stop = await signInBy(server, upstream, { id, as: 'nobody' })
  assert.deepEqual([stop.status, await links('nobody')], [403, []])
  assert.equal((await signInBy(server, upstream, { id, as: 'ada' })).url.pathname, '/account')
  await api('PATCH', `/api/federated-servers/${id}`, { create_people: true })
})

test('an identity provider without passwords shows the buttons alone and checks no password', async () => {
  const person = await makePerson(server)
  await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { password_sign_in: false })
  const visitor = visitorOf(server)
  const shown = await visitor.go('/login')
  assert.match(shown.text, /Continue with Elsewhere/)
  assert.doesNotMatch(shown.text, /name="password"/)
  const csrf = /name="csrf" value="([^"]*)"/.exec((await visitor.go('/logout')).text)?.[1] ?? ''
  assert.equal((await visitor.go('/login', { username: person.username, password: PASSWORD, csrf })).status, 404)
  await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { password_sign_in: true })
})

test('the session at the server is ended too, and the way back works once', async () => {
  await api('PATCH', `/api/federated-servers/${id}`, { sign_out: true })
  const visitor = visitorOf(server)
  await signInBy(server, upstream, { id, as: 'ada', visitor })
  const left = await visitor.fill(await visitor.go('/logout'), {})
  assert.equal(left.url.origin, upstream.issuer)
  assert.deepEqual([left.params.get('post_logout_redirect_uri'), left.params.has('id_token_hint')], [`${server.issuer}/logout/continue`, true])
  const back = await visitor.go(`/logout/continue?state=${left.params.get('state')}`)
  assert.deepEqual([back.status, back.url.pathname], [200, '/logout'])
  assert.equal((await visitor.go(`/logout/continue?state=${left.params.get('state')}`)).status, 404)
})
