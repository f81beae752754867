import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const server = await startServer()
after(() => server.close())
const ask = (flow: CodeFlow, change: Record<string, string | undefined> = {}) =>
  flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(change).params)}`)

test('RFC 9700 §4.7 a request that waits in one browser cannot be finished in another', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  const victim = visitorOf(server)
  await victim.authorize(flow.request().params, flow.habits)
  for (const path of [login.url.href, login.url.href.replace('/login', '/consent'), login.url.href.replace('/login', '/oauth/authorize/resume')]) {
    const stop = await victim.go(path)
    assert.equal(stop.status, 404, path)
    assert.equal(stop.params.has('code'), false)
  }
})
test('RFC 9700 §4.7 a request without a browser is taken by the first, and lost to every other', async () => {
  const flow = await codeFlow({ server })
  const form = new URLSearchParams(flow.request().params).toString()
  const { headers } = await server.call('POST', '/oauth/authorize', { form })
  const resume = String(headers['location'])
  assert.equal((await flow.visitor.go(resume)).url.pathname, '/login')
  assert.equal((await visitorOf(server).go(resume)).status, 404)
})
test('RFC 9700 §4.7 the consent form needs the token of this browser', async () => {
  const flow = await codeFlow({ server })
  const page = await flow.visitor.fill(await ask(flow), { username: flow.habits.username, password: PASSWORD })
  assert.equal(page.url.pathname, '/consent')
  assert.equal((await flow.visitor.go(page.url.href, 'decision=allow&scope=openid')).status, 403)
  assert.equal((await flow.visitor.go(page.url.href, 'decision=allow&scope=openid&csrf=x')).status, 403)
})
test('RFC 9700 §4.7 a handle that was answered, cut off or made up leads nowhere', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  const handle = login.url.searchParams.get('request') ?? ''
  await flow.visitor.complete(login, flow.habits)
  for (const made of [handle, handle.slice(0, -1), `${handle}x`, 'gpr_', 'x'.repeat(5000)]) {
    const stop = await flow.visitor.go(`/oauth/authorize/resume?request=${made}`)
    assert.equal(stop.status, 404)
  }
})
test('RFC 9126 §7.3 a request that waits is not one that was pushed, nor the other way round', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  const handle = login.url.searchParams.get('request') ?? ''
  const asPushed = new URLSearchParams({ client_id: flow.app.id, request_uri: `urn:ietf:params:oauth:request_uri:${handle}` })
  assert.equal((await flow.visitor.go(`/oauth/authorize?${asPushed}`)).status, 400)
  const { client_id: _, ...form } = flow.request().params
  const pushed = (await server.call('POST', '/oauth/par', { form, basic: flow.app.basic })).json.request_uri.split(':').at(-1)
  assert.equal((await flow.visitor.go(`/oauth/authorize/resume?request=${pushed}`)).status, 404)
})
test('somebody else who signs in meanwhile inherits neither a choice nor a consent', async () => {
  const flow = await codeFlow({ server })
  const waiting = await ask(flow, { prompt: 'consent' })
  const consent = await flow.visitor.fill(waiting, { username: flow.habits.username, password: PASSWORD })
  assert.equal(consent.url.pathname, '/consent')
  const other = await makePerson(server)
  await flow.visitor.complete(await ask(flow, { prompt: 'login' }), { username: other.username })
  const stop = await flow.visitor.go(consent.url.href.replace('/consent', '/oauth/authorize/resume'))
  assert.equal(stop.url.pathname, '/consent', 'the other person is asked too')
  assert.equal(stop.text.includes(other.username), true)
})
test('a consent that one person gave does not serve another who takes over the same request', async () => {
  const flow = await codeFlow({ server })
  const other = await makePerson(server)
  const page = await flow.visitor.fill(await ask(flow), { username: flow.habits.username, password: PASSWORD })
  const cookie = [...flow.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
  const agreed = await server.call('POST', page.url.pathname + page.url.search, { form: `csrf=${csrf}&decision=allow&scope=openid`, headers: { cookie } })
  assert.match(String(agreed.headers['location']), /resume/)
  const login = await flow.visitor.go(page.url.href.replace('/consent', '/login'))
  const stop = await flow.visitor.fill(login, { username: other.username, password: PASSWORD })
  assert.equal(stop.url.pathname, '/consent')
  assert.ok(stop.text.includes(other.username))
})
test('a session counts for the clients of its own backend only', async () => {
  const { db } = server.context
  const stamps = { created_at: 0, updated_at: 0 }
  await db.table(backend).insert(newRow(backend, { id: 'be_staff', name: 'Staff', ...stamps }))
  await db.table(identityProvider).insert(newRow(identityProvider, { id: 'idp_staff', name: 'Staff', backend_id: 'be_staff', ...stamps }))
  const [usual, staff] = [await codeFlow({ server }), await codeFlow({ server, client: { identity_provider: { id: 'idp_staff' } } })]
  await usual.code()
  const stop = await usual.visitor.go(`/oauth/authorize?${new URLSearchParams(staff.request({ prompt: 'none' }).params)}`)
  assert.equal(stop.params.get('error'), 'login_required')
  const login = await usual.visitor.go(`/oauth/authorize?${new URLSearchParams(staff.request().params)}`)
  const refused = await usual.visitor.fill(login, { username: usual.habits.username, password: PASSWORD })
  assert.equal(refused.url.pathname, '/login', 'nor is somebody of one backend known to another')
})
