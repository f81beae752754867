import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import type { Happening } from '#usage/tally.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow, webClient } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const ask = (flow: CodeFlow, change: Record<string, string | undefined> = {}) =>
  flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(change).params)}`)
const signedInFlow = async (options: Parameters<typeof codeFlow>[0] = {}) => {
  const flow = await codeFlow({ server, ...options })
  await flow.code()
  return flow
}

test('OIDC Core §3.1.2.6 prompt=none with nobody signed in is login_required, and no page is shown', async () => {
  const flow = await codeFlow({ server })
  const stop = await ask(flow, { prompt: 'none' })
  assert.equal(stop.params.get('error'), 'login_required')
  assert.equal(stop.params.get('state'), 'the state')
  assert.deepEqual(flow.visitor.seen, [])
})
test('OIDC Core §3.1.2.1 prompt=none with a person who agreed answers at once', async () => {
  const flow = await signedInFlow()
  assert.ok((await ask(flow, { prompt: 'none' })).params.has('code'))
})
test('OIDC Core §3.1.2.6 prompt=none for more than was agreed to is consent_required', async () => {
  const flow = await signedInFlow()
  assert.equal((await ask(flow, { prompt: 'none', scope: 'openid phone' })).params.get('error'), 'consent_required')
})
test('OIDC Core §3.1.2.1 somebody who is signed in and agreed is not asked again', async () => {
  const flow = await signedInFlow()
  assert.ok((await ask(flow)).params.has('code'))
  assert.deepEqual(flow.visitor.seen, ['/login', '/consent'])
})
test('OIDC Core §3.1.2.1 prompt=login asks for the password again, and auth_time moves', async () => {
  const flow = await codeFlow({ server })
  const before = decodeJwt((await flow.tokens()).id_token)
  server.clock.skew += 5000
  const now = decodeJwt((await flow.tokens({ prompt: 'login' })).id_token)
  server.clock.skew = 0
  assert.deepEqual(flow.visitor.seen, ['/login', '/consent', '/login'])
  assert.equal(Number(now['auth_time']) - Number(before['auth_time']) >= 5, true)
  assert.equal(now['sid'], before['sid'], 'the same person in the same browser')
})
test('OIDC Core §3.1.2.1 prompt=consent asks again for what was agreed to', async () => {
  const flow = await signedInFlow()
  const stop = await ask(flow, { prompt: 'consent' })
  assert.equal(stop.url.pathname, '/consent')
  assert.ok((await flow.visitor.complete(stop, flow.habits)).params.has('code'))
})
test('OIDC Core §3.1.2.1 what is unticked under prompt=consent is not granted, and not remembered', async () => {
  const flow = await signedInFlow()
  const { params, verifier } = flow.request({ prompt: 'consent' })
  const stop = await flow.visitor.authorize(params, { ...flow.habits, agree: ['openid', 'profile'] })
  assert.equal((await flow.redeem(stop.params.get('code') ?? '', verifier)).json.scope, 'openid profile')
  assert.equal((await ask(flow, { prompt: 'none' })).params.get('error'), 'consent_required')
})
test('OIDC Core §3.1.2.1 prompt=select_account lets the person choose', async () => {
  const flow = await signedInFlow()
  const stop = await ask(flow, { prompt: 'select_account' })
  assert.equal(stop.url.pathname, '/select-account')
  assert.ok((await flow.visitor.complete(stop, flow.habits)).params.has('code'))
})
test('OIDC Core §3.1.2.1 whoever chooses another account is the subject then', async () => {
  const flow = await signedInFlow()
  const other = await makePerson(server)
  const { params, verifier } = flow.request({ prompt: 'select_account' })
  const chooser = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`)
  const stop = await flow.visitor.complete(await flow.visitor.fill(chooser, { account: 'other' }), { username: other.username })
  assert.equal(decodeJwt((await flow.redeem(stop.params.get('code') ?? '', verifier)).json.id_token).sub, other.id)
})
test('BOR-39 an identity provider with choose_session asks, but not under prompt=none', async () => {
  const provider = newRow(identityProvider, { id: 'idp_chooser', name: 'Chooser', backend_id: 'be_default', choose_session: true })
  await server.context.db.table(identityProvider).insert(provider)
  const flow = await signedInFlow({ client: { identity_provider: { id: 'idp_chooser' } } })
  assert.equal((await ask(flow)).url.pathname, '/select-account')
  assert.ok((await ask(flow, { prompt: 'none' })).params.has('code'))
})
test('OIDC Core §3.1.2.1 a sign-in older than max_age is done again', async () => {
  const flow = await signedInFlow()
  server.clock.skew += 61_000
  assert.ok((await ask(flow, { max_age: '120' })).params.has('code'))
  const stop = await ask(flow, { max_age: '60' })
  assert.equal(stop.url.pathname, '/login')
  assert.ok((await flow.visitor.complete(stop, flow.habits)).params.has('code'))
  server.clock.skew += 61_000
  assert.equal((await ask(flow, { max_age: '60', prompt: 'none' })).params.get('error'), 'login_required')
  server.clock.skew = 0
})
test('OIDC Core §3.1.2.1 max_age=0 always asks, once', async () => {
  const flow = await signedInFlow()
  const stop = await ask(flow, { max_age: '0' })
  assert.equal(stop.url.pathname, '/login')
  assert.ok((await flow.visitor.complete(stop, flow.habits)).params.has('code'))
})
test('OIDC Registration §2 default_max_age holds where the request says nothing', async () => {
  const flow = await signedInFlow({ client: { default_max_age: 60 } })
  server.clock.skew += 61_000
  assert.equal((await ask(flow)).url.pathname, '/login')
  assert.ok((await ask(flow, { max_age: '600' })).params.has('code'))
  server.clock.skew = 0
})
test('OIDC Core §3.1.2.1 login_hint stands in the sign-in form', async () => {
  const stop = await ask(await codeFlow({ server }), { login_hint: 'somebody@example.com' })
  assert.match(stop.text, /value="somebody@example\.com"/)
})
test('OIDC Core §3.1.2.1 ui_locales chooses the language of the pages', async () => {
  assert.match((await ask(await codeFlow({ server }), { ui_locales: 'fr-CA en' })).text, /<html lang="fr"/)
})
test('OIDC Core §3.1.2.1 an id_token_hint of whoever is signed in passes, also when it has expired', async () => {
  const flow = await codeFlow({ server, client: { id_token_ttl: 1 } })
  const { id_token } = await flow.tokens()
  server.clock.skew += 60_000
  assert.ok((await ask(flow, { prompt: 'none', id_token_hint: id_token })).params.has('code'))
  server.clock.skew = 0
})
test('OIDC Core §3.1.2.2 an id_token_hint of somebody else is login_required under prompt=none', async () => {
  const flow = await codeFlow({ server })
  const { id_token } = await flow.tokens()
  const other = await makePerson(server)
  flow.visitor.cookies.clear()
  await flow.visitor.complete(await ask(flow), { username: other.username })
  assert.equal((await ask(flow, { prompt: 'none', id_token_hint: id_token })).params.get('error'), 'login_required')
  assert.equal((await ask(flow, { id_token_hint: id_token })).url.pathname, '/login')
})
test('OIDC Core §3.1.2.2 signing in as somebody else than the hint says never answers for that other', async () => {
  const flow = await codeFlow({ server })
  const { id_token } = await flow.tokens()
  const other = await makePerson(server)
  flow.visitor.cookies.clear()
  const stop = await flow.visitor.complete(await ask(flow, { id_token_hint: id_token }), { username: other.username })
  assert.equal(stop.params.get('error'), 'login_required')
})
test('OIDC Core §5.5.1 a sub that the claims parameter demands is like a hint', async () => {
  const flow = await signedInFlow()
  const claims = JSON.stringify({ id_token: { sub: { value: 'usr_somebody_else' } } })
  assert.equal((await ask(flow, { prompt: 'none', claims })).params.get('error'), 'login_required')
})
test('OIDC Core §3.1.2.1 the hint of another client is refused', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  assert.equal((await ask(flow, { id_token_hint: (await other.tokens()).id_token })).params.get('error'), 'invalid_request')
})
test('OIDC Core §5.5.1.1 a strength that the client cannot do without and the person cannot show is refused', async () => {
  const flow = await signedInFlow()
  const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['urn:example:gold'] } } })
  assert.equal((await ask(flow, { claims })).params.get('error'), 'unmet_authentication_requirements')
})
test('OIDC Core §5.5.1.1 a strength that the person has shown is enough, and discovery names it', async () => {
  const { acr_values_supported } = (await server.call('GET', '/.well-known/openid-configuration')).json
  const claims = JSON.stringify({ id_token: { acr: { essential: true, values: acr_values_supported } } })
  assert.ok((await ask(await signedInFlow(), { claims })).params.has('code'))
})
test('OIDC Core §3.1.2.1 acr_values are a wish: it is answered with what there is', async () => {
  assert.ok((await ask(await signedInFlow(), { acr_values: 'urn:example:gold' })).params.has('code'))
})
test('OIDC Prompt Create §4.1 prompt=create is advertised', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  assert.ok(json.prompt_values_supported.includes('create'))
})
test('OIDC Prompt Create §4 where nobody can register, prompt=create asks to sign in', async () => {
  assert.equal((await ask(await signedInFlow(), { prompt: 'create' })).url.pathname, '/login')
})
test('OIDC Prompt Create §4 where people can register, prompt=create takes them there, and goes on as the new person', async () => {
  const provider = newRow(identityProvider, { id: 'idp_open', name: 'Open', backend_id: 'be_default', registrable: true })
  await server.context.db.table(identityProvider).insert(provider)
  const flow = await signedInFlow({ client: { identity_provider: { id: 'idp_open' } } })
  const { params, verifier } = flow.request({ prompt: 'create' })
  const page = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`)
  assert.equal(page.url.pathname, '/register')
  const [username, password] = ['newcomer@example.com', 'a long and quite unusual password']
  const made = await flow.visitor.fill(page, { username, name: 'New Comer', password, password_again: password })
  const stop = await flow.visitor.complete(await flow.visitor.fill(made, { username, password }), { username })
  const { access_token } = (await flow.redeem(stop.params.get('code') ?? '', verifier)).json
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: access_token })).json.email, username)
})
test('OIDC Core §3.1.2.1 a request may be posted, and finds the person signed in although the cookies stayed behind', async () => {
  const flow = await signedInFlow()
  const form = new URLSearchParams(flow.request().params).toString()
  const crossSite = await server.call('POST', '/oauth/authorize', { form })
  assert.equal(crossSite.status, 303)
  const stop = await flow.visitor.go(String(crossSite.headers['location']))
  assert.ok(stop.params.has('code'))
})
test('OIDC Core §3.1.2.1 a request that is posted by our own page is answered at once', async () => {
  const flow = await signedInFlow()
  assert.ok((await flow.visitor.go('/oauth/authorize', flow.request().params)).params.has('code'))
})
test('a person who was blocked is not signed in any more', async () => {
  const flow = await signedInFlow()
  await server.context.db.table(user).change({ username: flow.habits.username }, { blocked: true })
  assert.equal((await ask(flow, { prompt: 'none' })).params.get('error'), 'login_required')
})
test('a client that was switched off while the person signed in gets nothing', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  await server.context.db.table(client).change({ id: flow.app.id }, { active: false })
  const stop = await flow.visitor.complete(login, flow.habits)
  assert.equal(stop.status, 400)
  assert.match(stop.text, /no such client/)
})
test('a request that waits is too old after a quarter of an hour', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  server.clock.skew += 901_000
  assert.equal((await flow.visitor.fill(login, { username: 'x', password: 'y' })).status, 404)
  server.clock.skew = 0
})
test('a client with an identity provider that is gone is refused, and says why', async () => {
  const { id } = await makeClient(server, { ...webClient, identity_provider: { id: 'idp_gone' } })
  const flow = await codeFlow({ server })
  const stop = await ask(flow, { client_id: id })
  assert.match(stop.params.get('error_description') ?? '', /identity provider/)
})

test('OIDC Core §3.1.2.6 what a client hears that asked without a page is no sign that it fails', async () => {
  const happened: Happening[] = []
  const counting = await startServer({ tally: { happened: (happening) => happened.push(happening), used: () => {} } })
  const flow = await codeFlow({ server: counting })
  const silently = async (change: Record<string, string> = {}) => (await ask(flow, { prompt: 'none', ...change })).params.get('error')
  assert.equal(await silently(), 'login_required')
  await flow.code({ scope: 'openid' })
  assert.equal(await silently(), 'consent_required')
  assert.deepEqual(
    happened.filter(({ what }) => what === 'refusals'),
    [],
  )
  assert.equal(await silently({ scope: 'nonsense' }), 'invalid_scope')
  assert.deepEqual(
    happened.filter(({ what }) => what === 'refusals').map(({ detail }) => detail),
    ['invalid_scope'],
  )
  await counting.close()
})
