import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, type Stop, visitorOf } from '../support/visitor.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const CALLBACK = 'https://app.example/callback'
const asking = (client_id: string, more: Record<string, string> = {}) => {
  const asked = { client_id, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid profile', state: 's', ...more }
  return `/oauth/authorize?${new URLSearchParams({ ...asked, code_challenge: pkce().challenge, code_challenge_method: 'S256' })}`
}
const app = (more: Parameters<typeof makeClient>[1] = {}) =>
  makeClient(server, { name: 'Tide tables', redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code'], ...more })
const policyOf = (stop: Pick<Stop, 'headers'>) => String(stop.headers['content-security-policy'])

test('BOR-49 every page forbids frames, foreign places and scripts other than ours', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  const login = await visitor.go('/login')
  const account = await visitor.fill(login, { username: person.username, password: PASSWORD })
  assert.equal(account.url.pathname, '/account')
  const stops = [login, account]
  for (const path of ['/account/password', '/logout', '/nothing/here']) stops.push(await visitor.go(path))
  for (const stop of stops) {
    assert.match(policyOf(stop), /default-src 'none'/, stop.url.pathname)
    assert.match(policyOf(stop), /frame-ancestors 'none'/)
    assert.match(policyOf(stop), /form-action 'self'(;|$)/)
    assert.match(policyOf(stop), /base-uri 'none'/)
    assert.ok(!policyOf(stop).includes('unsafe'))
    assert.equal(stop.headers['cache-control'], 'no-store')
    assert.equal(stop.headers['x-content-type-options'], 'nosniff')
    assert.equal(stop.headers['x-frame-options'], 'DENY')
    assert.doesNotMatch(stop.text, /<script(?! nonce="[\w-]{22}">\/\/ The ceremonies)|<style|\sstyle=|\son[a-z]+=|https?:\/\/(?!www\.w3\.org)/)
  }
})

test('a form may lead to the place of the application that waits, and to no other', async () => {
  const client = await app()
  const stop = await visitorOf(server).go(asking(client.id))
  assert.equal(stop.url.pathname, '/login')
  assert.match(policyOf(stop), /form-action 'self' https:\/\/app\.example(;|$)/)
  const native = await app({ redirect_uris: ['com.example.tides:/cb'], application_type: 'native' })
  const other = await visitorOf(server).go(asking(native.id, { redirect_uri: 'com.example.tides:/cb' }))
  assert.match(policyOf(other), /form-action 'self' com\.example\.tides:(;|$)/)
})

test('names of clients and people are shown as text, whatever they hold', async () => {
  const client = await app({ name: '<img src=x onerror=alert(1)> "Tides"' })
  const person = await makePerson(server, { username: `"><b>${Math.random()}`, name: '</title><script>alert(1)</script>' })
  const visitor = visitorOf(server)
  const login = await visitor.go(asking(client.id, { login_hint: '"><i>hint' }))
  const consent = await visitor.fill(login, { username: person.username, password: PASSWORD })
  assert.equal(consent.url.pathname, '/consent')
  const account = await visitor.go('/account')
  for (const { text } of [login, consent, account]) assert.doesNotMatch(text, /<img|<script>|<b>|<i>/)
  assert.match(consent.text, /&lt;img src=x onerror=alert\(1\)&gt;/)
})

test('AID-21 the sign-in page fills in login_hint and speaks the language that was asked for', async () => {
  const client = await app()
  const stop = await visitorOf(server).go(asking(client.id, { login_hint: 'ada@example.com', ui_locales: 'de fr-CA' }))
  assert.match(stop.text, /<html lang="fr">/)
  assert.match(stop.text, /Se connecter/)
  assert.match(stop.text, /value="ada@example.com"/)
  const spoken = await server.call('GET', '/login', { headers: { 'accept-language': 'de;q=1, fr;q=0.5, en;q=0.2' } })
  assert.match(spoken.text, /<html lang="fr">/)
  const chosen = await server.call('GET', '/login?ui_locales=en', { headers: { 'accept-language': 'fr' } })
  assert.match(chosen.text, /<html lang="en">/)
})

test('the consent page sets the host against the claimed name, and warns of what is unusual', async () => {
  const person = await makePerson(server)
  const consentOf = async (client: Parameters<typeof app>[0], redirect_uri = CALLBACK) => {
    const { id } = await app({ redirect_uris: [redirect_uri], ...client })
    const visitor = visitorOf(server)
    return visitor.fill(await visitor.go(asking(id, { redirect_uri })), { username: person.username, password: PASSWORD })
  }
  const other = await consentOf({ name: 'Your Bank', client_uri: 'https://bank.example/' })
  assert.match(other.text, /id="consent-destination">app\.example</)
  assert.match(other.text, /It gives bank\.example as its website, but sends you to app\.example/)
  assert.match(other.text, /Nobody here has used this application before/)
  const same = await consentOf({ client_uri: 'https://www.app.example/' })
  assert.doesNotMatch(same.text, /as its website/)
  const local = await consentOf({}, 'http://127.0.0.1:4000/cb')
  assert.match(local.text, /a program on this computer/)
  const scheme = await consentOf({ application_type: 'native' }, 'com.example.tides:/cb')
  assert.match(scheme.text, /an app on this device/)
})

test('BOR-39 an unticked scope is not granted, and a no is told to the client', async () => {
  const client = await app()
  const person = await makePerson(server)
  const denied = await visitorOf(server).authorize(Object.fromEntries(new URL(asking(client.id), server.issuer).searchParams), {
    username: person.username,
    agree: false,
  })
  assert.equal(denied.params.get('error'), 'access_denied')
  assert.equal(denied.params.get('state'), 's')
  const visitor = visitorOf(server)
  await visitor.authorize(Object.fromEntries(new URL(asking(client.id), server.issuer).searchParams), { username: person.username, agree: ['openid'] })
  const account = await visitor.go('/account')
  assert.match(account.text, /Know who you are/)
  assert.doesNotMatch(account.text, /See your name and profile/)
})

test('a password that was made for somebody is changed before anything else', async () => {
  const client = await app()
  const person = await makePerson(server, { must_change_password: true })
  const visitor = visitorOf(server)
  const change = await visitor.fill(await visitor.go(asking(client.id)), { username: person.username, password: PASSWORD })
  assert.equal(change.url.pathname, '/account/password')
  assert.equal((await visitor.go('/account')).url.pathname, '/account/password')
  assert.equal((await visitor.go(asking(client.id))).url.pathname, '/login')
  const same = await visitor.fill(change, { password: PASSWORD, password_again: PASSWORD })
  assert.deepEqual([same.status, /differs from the current/.test(same.text)], [422, true])
  const differing = await visitor.fill(same, { password: 'a harbour in the mist', password_again: 'a harbour in the most' })
  assert.match(differing.text, /not the same/)
  const onwards = await visitor.fill(differing, { password: 'a harbour in the mist', password_again: 'a harbour in the mist' })
  assert.equal(onwards.url.pathname, '/consent')
})

test('changing the password takes the current one, and signs everybody else out', async () => {
  const person = await makePerson(server)
  const [here, there] = [visitorOf(server), visitorOf(server)]
  for (const visitor of [here, there]) await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  const wanted = { password: 'seven gulls on the pier', password_again: 'seven gulls on the pier' }
  const page = await here.go('/account/password')
  const wrong = await here.fill(page, { ...wanted, current_password: 'not it at all' })
  assert.deepEqual([wrong.status, /not your current password/.test(wrong.text)], [422, true])
  const changed = await here.fill(page, { ...wanted, current_password: PASSWORD })
  assert.deepEqual([changed.url.pathname, /was changed/.test(changed.text)], ['/account', true])
  assert.equal((await there.go('/account')).url.pathname, '/login')
})

test('BOR-40 the account page lists sessions and ends them, one or all others', async () => {
  const person = await makePerson(server)
  const visitors = [visitorOf(server), visitorOf(server), visitorOf(server)] as const
  for (const visitor of visitors) await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  const [here, second, third] = visitors
  const account = await here.go('/account')
  const [one = ''] = [...account.text.matchAll(/name="end" value="([^"]+)"/g)].map(([, id = '']) => id).filter((id) => id !== 'others')
  const ended = await here.go('/account/sessions', `csrf=${/name="csrf" value="([^"]*)"/.exec(account.text)?.[1]}&end=${one}`)
  assert.match(ended.text, /That device was signed out/)
  assert.equal((await Promise.all([second, third].map((visitor) => visitor.go('/account')))).filter(({ url }) => url.pathname === '/login').length, 1)
  await here.go('/account/sessions', `csrf=${/name="csrf" value="([^"]*)"/.exec(account.text)?.[1]}&end=others`)
  for (const visitor of [second, third]) assert.equal((await visitor.go('/account')).url.pathname, '/login')
  assert.equal((await here.go('/account')).url.pathname, '/account')
})

test('BOR-40 the account page says of a session its device, its network and the application it was used for', async () => {
  const client = await app({ name: 'Harbour log' })
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await visitor.complete(await visitor.go(asking(client.id)), { username: person.username })
  const other = visitorOf(server)
  const { text } = await other.fill(await other.go('/login'), { username: person.username, password: PASSWORD })
  const card = /aria-labelledby="sessions-title".*?<\/section>/s.exec(text)?.[0] ?? ''
  const [own = '', first = ''] = card.split('<li>').slice(1)
  assert.match(own, /This device/)
  assert.doesNotMatch(own, /Signed in to/)
  assert.match(first, /from 127\.0\.0\.1/)
  assert.match(first, /Signed in to Harbour log/)
})

test('BOR-40 people edit of their profile what their backend lets them, and nothing else', async () => {
  const { db } = server.context
  const fields = [
    { attribute_name: 'team', user_editable: true, scopes: [] },
    { attribute_name: 'grade', user_editable: false, scopes: [] },
  ]
  await db.table(backend).change({ id: 'be_default' }, { metadata_fields: fields })
  const person = await makePerson(server, { metadata: { grade: { value: 'captain', status: 'valid', display: [] } } })
  const visitor = visitorOf(server)
  const account = await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  assert.doesNotMatch(account.text, /profile-save/)
  await db.table(identityProvider).change({ id: 'idp_default' }, { user_editable: true })
  const form = await visitor.go('/account')
  assert.match(form.text, /name="metadata.team"/)
  assert.doesNotMatch(form.text, /name="metadata.grade"/)
  const csrf = /name="csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? ''
  const sent = { csrf, name: 'Ada, Countess', 'metadata.team': 'harbour', 'metadata.grade': 'admiral', email: 'mine@example.com', roles: 'role_administrator' }
  assert.match((await visitor.go('/account/profile', sent)).text, /Saved/)
  const saved = await db.table(user).get(person.id)
  assert.deepEqual([saved?.name, saved?.metadata['team']?.value, saved?.metadata['grade']?.value], ['Ada, Countess', 'harbour', 'captain'])
  assert.deepEqual([saved?.email, saved?.roles], [person.email, []])
})

test('an attribute that an administrator suspended or revoked is not washed by its person, who empties it and types it anew', async () => {
  const { db } = server.context
  await db.table(backend).change({ id: 'be_default' }, { metadata_fields: [{ attribute_name: 'team', user_editable: true, scopes: [] }] })
  await db.table(identityProvider).change({ id: 'idp_default' }, { user_editable: true })
  for (const status of ['suspended', 'revoked'] as const) {
    const person = await makePerson(server, { metadata: { team: { value: 'harbour', status, display: [] } } })
    const visitor = visitorOf(server)
    const account = await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
    const csrf = /name="csrf" value="([^"]*)"/.exec(account.text)?.[1] ?? ''
    assert.doesNotMatch(account.text, /name="metadata.team"/)
    for (const team of ['', 'harbour']) await visitor.go('/account/profile', { csrf, name: 'Ada', 'metadata.team': team })
    assert.deepEqual((await db.table(user).get(person.id))?.metadata['team'], { value: 'harbour', status, display: [] })
  }
})

test('a session of somebody else is not ended by naming it', async () => {
  const [ada, grace] = [await makePerson(server), await makePerson(server)]
  const [hers, other] = [visitorOf(server), visitorOf(server)]
  await hers.fill(await hers.go('/login'), { username: ada.username, password: PASSWORD })
  await other.fill(await other.go('/login'), { username: grace.username, password: PASSWORD })
  const bearer = await server.adminToken()
  const [session] = (await server.call('GET', `/api/sessions?user_id=${ada.id}`, { bearer })).json.data
  const page = await other.go('/account')
  await other.go('/account/sessions', `csrf=${/name="csrf" value="([^"]*)"/.exec(page.text)?.[1]}&end=${session.id}`)
  assert.equal((await hers.go('/account')).url.pathname, '/account')
})

test('BOR-38 people sign up only where the identity provider lets them, with a good password', async () => {
  assert.equal((await visitorOf(server).go('/register')).status, 404)
  await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { registrable: true })
  const visitor = visitorOf(server)
  const page = await visitor.go('/register')
  const filled = { username: 'new.person@example.com', name: 'New Person', password: 'a lighthouse in winter', password_again: 'a lighthouse in winter' }
  assert.match((await visitor.fill(page, { ...filled, username: 'not an address' })).text, /Please give an e-mail address/)
  assert.match((await visitor.fill(page, { ...filled, password: 'password1234', password_again: 'password1234' })).text, /guessed first/)
  const made = await visitor.fill(page, filled)
  assert.match(made.text, /your account is made/)
  assert.equal((await visitor.fill(made, { username: filled.username, password: filled.password })).url.pathname, '/account')
  assert.match(
    (
      await visitorOf(server)
        .go('/register')
        .then((again) => visitorOf(server).fill(again, filled))
    ).text,
    /too old or did not come/,
  )
})

test('BOR-38 whoever signs up with an address that is taken hears the same as with one that is free, and takes nothing over', async () => {
  await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { registrable: true })
  const { username } = await makePerson(server)
  const password = 'a lighthouse in winter'
  const register = async (address: string) => {
    const visitor = visitorOf(server)
    const stop = await visitor.fill(await visitor.go('/register'), { username: address, name: 'Some One', password, password_again: password })
    const told = stop.text.replaceAll(/name="csrf" value="[^"]*"|data-options="[^"]*"|nonce="[^"]*"/g, '').replaceAll(address, '…')
    return { visitor, stop, told: [stop.status, stop.url.pathname, Object.keys(stop.headers).toSorted(), told] }
  }
  const [taken, free] = [await register(username), await register('nobody.before@example.com')]
  assert.deepEqual(taken.told, free.told)
  assert.equal((await taken.visitor.fill(taken.stop, { username, password })).status, 403)
  assert.equal((await taken.visitor.fill(await taken.visitor.go('/login'), { username, password: PASSWORD })).url.pathname, '/account')
  assert.equal((await free.visitor.fill(free.stop, { username: 'nobody.before@example.com', password })).url.pathname, '/account')
})

test('a page that is not there, or a request that is gone, says so in plain words', async () => {
  const missing = await server.call('GET', '/nothing/here')
  assert.equal(missing.status, 404)
  assert.match(missing.text, /id="error-page"/)
  const gone = await server.call('GET', '/login?request=gpr_gone')
  assert.equal(gone.status, 404)
  assert.match(gone.text, /id="error-page"/)
  assert.equal((await server.call('GET', '/login?request=a&request=b')).status, 400)
})

test('no page redirects to where a parameter says', async () => {
  for (const path of ['/login', '/logout', '/account', '/select-account', '/consent', '/register', '/']) {
    const answer = await server.call(
      'GET',
      `${path}?next=https://evil.example&return_to=//evil.example&redirect_uri=https://evil.example&post_logout_redirect_uri=https://evil.example`,
    )
    assert.doesNotMatch(String(answer.headers['location'] ?? ''), /evil/)
  }
})

test('signing out is asked for, then done', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  const page = await visitor.go('/logout')
  assert.match(page.text, /id="logout-confirm"/)
  assert.equal((await visitor.go('/account')).url.pathname, '/account')
  assert.match((await visitor.fill(page, {})).text, /You are signed out/)
  assert.equal((await visitor.go('/account')).url.pathname, '/login')
})

test('the style sheet may be kept for good, and its address changes with it', async () => {
  const [, address = ''] = /href="([^"]*pages\.css[^"]*)"/.exec((await server.call('GET', '/login')).text) ?? []
  const sheet = await server.call('GET', address)
  assert.equal(sheet.status, 200)
  assert.match(String(sheet.headers['cache-control']), /immutable/)
  assert.match(address, /\?v=[\w-]{12}$/)
})

test('the pages of a tenant stand under its path, with cookies and people of their own', async () => {
  const bearer = await server.adminToken()
  const made = await server.call('POST', '/api/tenants', { bearer, json: { tenant: { slug: 'harbour', name: 'Harbour office' } } })
  assert.equal(made.status, 201, made.text)
  const context = await server.contexts.find('harbour')
  assert.ok(context)
  const [here, there] = [await makePerson({ context }), await makePerson(server)]
  const visitor = visitorOf(server)
  const login = await visitor.go('/t/harbour/login')
  assert.match(login.text, /Harbour office/)
  assert.match(login.text, /href="\/t\/harbour\/assets\/pages\.css/)
  assert.equal((await visitor.fill(login, { username: there.username, password: PASSWORD })).status, 403)
  assert.equal((await visitor.fill(login, { username: here.username, password: PASSWORD })).url.pathname, '/t/harbour/account')
  assert.equal((await visitor.go('/account')).url.pathname, '/login')
})

test('password managers find where the password is changed', async () => {
  assert.equal((await server.call('GET', '/.well-known/change-password')).headers['location'], '/account/password')
})
