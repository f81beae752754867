import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeFlow } from '../support/code-flow.ts'
import { addPasskey, challengeOf, sendPasskey } from '../support/factors.ts'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { federate } from '../support/federate.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const records = new Map<string, readonly string[]>()
let server: TestServer
let provider: FakeProvider
let id: string
let organization_id: string
before(async () => {
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] }, findTexts: async (name) => records.get(name) ?? [] })
  provider = await startProvider()
  id = await federate(server, { issuer: provider.origin, client_id: 'ours', client_secret: 'a secret for tests only' }, { name: 'Harbour', shown: false })
  organization_id = (await api('POST', '/api/organizations', { name: 'Harbour office' })).json.data.id
})
after(async () => {
  await server.close()
  provider.close()
})

const api = async (method: string, path: string, json?: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })
const addDomain = async (domain: string) => (await api('POST', '/api/organization-domains', { organization_id, domain, federated_server_id: id })).json.data
const ask = async (email: string) => {
  const visitor = visitorOf(server)
  return visitor.fill(await visitor.go('/login/organization'), { email })
}

test('BOR-27 a domain counts once its TXT record is found, and belongs to one organization', async () => {
  const made = await addDomain('harbour.example')
  assert.equal((await ask('ada@harbour.example')).status, 422)
  const early = await api('POST', `/api/organization-domains/${made.id}/verify`)
  assert.deepEqual([early.status, /_gatehouse-challenge\.harbour\.example/.test(early.json.detail)], [409, true])
  records.set('_gatehouse-challenge.harbour.example', ['something else', made.challenge])
  assert.equal((await api('POST', `/api/organization-domains/${made.id}/verify`)).status, 200)
  const found = await ask(' Ada@HARBOUR.example ')
  assert.match(found.text, new RegExp(`/login/with/${id}\\?login_hint=`))

  const rival = await addDomain('harbour.example')
  records.set('_gatehouse-challenge.harbour.example', [made.challenge, rival.challenge])
  assert.equal((await api('POST', `/api/organization-domains/${rival.id}/verify`)).status, 422)
  for (const other of ['ada@sub.harbour.example', 'ada@harbour.example.evil', 'harbour.example', 'a@b@harbour.example'])
    assert.equal((await ask(other)).status, 422, other)
})

test('the sign-in page offers the way by the organization, and an enforced domain takes no password', async () => {
  const person = await makePerson(server, { username: 'grace@harbour.example' })
  const visitor = visitorOf(server)
  const page = await visitor.go('/login')
  assert.match(page.text, /with-organization/)
  assert.doesNotMatch(page.text, /Continue with Harbour/)
  const signIn = async () => visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  assert.equal((await signIn()).url.pathname, '/account')
  const [{ id: domain }] = (await api('GET', '/api/organization-domains?sort=created_at')).json.data
  await api('PATCH', `/api/organization-domains/${domain}`, { enforced: true })
  const enforced = visitorOf(server)
  const stopped = await enforced.fill(await enforced.go('/login'), { username: person.username, password: PASSWORD })
  assert.match(stopped.text, /organization-go/)
  assert.equal((await enforced.go('/account')).url.pathname, '/login')
})

test('an enforced domain is not passed by another spelling of a name', async () => {
  const { username } = await makePerson(server, { username: `${'g'.repeat(80)}@harbour.example` })
  for (const spelled of ['grace@ｈarbour.example', 'grace＠harbour．example', username]) {
    const visitor = visitorOf(server)
    const stopped = await visitor.fill(await visitor.go('/login'), { username: spelled, password: PASSWORD })
    assert.match(stopped.text, /organization-go/, spelled)
  }
})

test('RFC 5891 §4.4 a domain of other letters is enforced in both of its forms', async () => {
  const made = await addDomain('xn--mnchen-3ya.example')
  records.set('_gatehouse-challenge.xn--mnchen-3ya.example', [made.challenge])
  assert.equal((await api('POST', `/api/organization-domains/${made.id}/verify`)).status, 200)
  await api('PATCH', `/api/organization-domains/${made.id}`, { enforced: true })
  for (const username of ['ada@münchen.example', 'ada@xn--mnchen-3ya.example', 'bob@MÜNCHEN.example.']) {
    await makePerson(server, { username })
    const visitor = visitorOf(server)
    assert.match((await visitor.fill(await visitor.go('/login'), { username, password: PASSWORD })).text, /organization-go/, username)
    assert.equal((await visitor.go('/account')).url.pathname, '/login', username)
  }
})

test('whoever has an address of an enforced domain signs in at its server, also under another name or by a passkey', async () => {
  const person = await makePerson(server, { username: 'harbour-master', email: 'master@late.example' })
  const known = visitorOf(server)
  await known.fill(await known.go('/login'), { username: person.username, password: PASSWORD })
  const key = await addPasskey(server, known)
  const made = await addDomain('late.example')
  records.set('_gatehouse-challenge.late.example', [made.challenge])
  await api('POST', `/api/organization-domains/${made.id}/verify`)
  await api('PATCH', `/api/organization-domains/${made.id}`, { enforced: true })
  const visitor = visitorOf(server)
  const wrong = await visitor.fill(await visitor.go('/login'), { username: person.username, password: 'a wrong one' })
  assert.doesNotMatch(wrong.text, /organization-go/, 'the wrong password tells nothing of the address')
  const right = await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  assert.match(right.text, /login_hint=master%40late.example/)
  const page = await visitor.go('/login')
  assert.match((await sendPasskey(visitor, page, key.show(challengeOf(page)))).text, /organization-go/)
  assert.equal((await visitor.go('/account')).url.pathname, '/login')
})

test('an account of the server of the organization is linked by the password of somebody who was here before', async () => {
  const person = await makePerson(server, { username: 'before@joined.example' })
  const made = await addDomain('joined.example')
  records.set('_gatehouse-challenge.joined.example', [made.challenge])
  await api('POST', `/api/organization-domains/${made.id}/verify`)
  await api('PATCH', `/api/organization-domains/${made.id}`, { enforced: true })
  await api('PATCH', `/api/federated-servers/${id}`, { trust_email: true })
  const visitor = visitorOf(server)
  const left = await visitor.go(`/login/with/${id}`)
  provider.manners.id_token = { sub: 'joiner', aud: 'ours', nonce: left.params.get('nonce') ?? '', email: person.username, email_verified: true }
  const answer = new URLSearchParams({ state: left.params.get('state') ?? '', code: 'a-code', iss: provider.origin })
  const { url } = await visitor.go(`/login/with/${id}/callback?${answer}`)
  assert.equal(url.pathname, '/login/link')
  const asked = await visitor.fill(await visitor.go(`/login?${url.searchParams}`), { username: person.username, password: PASSWORD })
  assert.match(asked.text, /link-accept/)
  await api('PATCH', `/api/federated-servers/${id}`, { trust_email: false })
})

test('a DNS that cannot be asked is no answer', async () => {
  const made = await addDomain('broken.example')
  const broken = await startServer({
    findTexts: async () => {
      throw new Error('no DNS')
    },
  })
  const bearer = await broken.adminToken()
  const org = (await broken.call('POST', '/api/organizations', { bearer, json: { name: 'Another' } })).json.data.id
  const row = (await broken.call('POST', '/api/organization-domains', { bearer, json: { organization_id: org, domain: made.domain } })).json.data
  assert.equal((await broken.call('POST', `/api/organization-domains/${row.id}/verify`, { bearer })).status, 503)
  await broken.close()
})

test('AID-21 a client sends its people to its default server at once, with what the application asks of them', async () => {
  const flow = await codeFlow({ server, client: { default_federated_server: id } })
  const { params } = flow.request({ prompt: 'login', login_hint: 'ada@harbour.example' })
  const left = await visitorOf(server).go(`${server.issuer}/oauth/authorize?${new URLSearchParams(params)}`)
  assert.equal(left.url.origin, provider.origin)
  assert.deepEqual(
    [left.params.get('prompt'), left.params.get('login_hint'), left.params.get('code_challenge_method')],
    ['login', 'ada@harbour.example', 'S256'],
  )
})

test('a person who came by a client goes on to it', async () => {
  const flow = await codeFlow({ server, client: { default_federated_server: id, first_party: true } })
  const visitor = visitorOf(server)
  const left = await visitor.go(`${server.issuer}/oauth/authorize?${new URLSearchParams(flow.request().params)}`)
  provider.manners.id_token = { sub: 'ada', aud: 'ours', nonce: left.params.get('nonce') ?? '' }
  const answer = new URLSearchParams({ state: left.params.get('state') ?? '', code: 'a-code', iss: provider.origin })
  const stop = await visitor.go(`/login/with/${id}/callback?${answer}`)
  assert.deepEqual([stop.url.origin, stop.params.has('code')], ['https://app.example', true], stop.text)
})

test('OIDC Core §3.1.2.1 where the application asks for a new sign-in, one from before at its server is refused', async () => {
  const flow = await codeFlow({ server, client: { default_federated_server: id, first_party: true } })
  const before = Math.floor(server.context.now() / 1000) - 120
  const come = async (more: Record<string, string>, auth_time: number | null = before) => {
    const visitor = visitorOf(server)
    const left = await visitor.go(`${server.issuer}/oauth/authorize?${new URLSearchParams(flow.request(more).params)}`)
    provider.manners.id_token = { sub: 'ada', aud: 'ours', nonce: left.params.get('nonce') ?? '', ...(auth_time === null ? {} : { auth_time }) }
    const answer = new URLSearchParams({ state: left.params.get('state') ?? '', code: 'a-code', iss: provider.origin })
    return { asked: left.params.get('max_age'), stop: await visitor.go(`/login/with/${id}/callback?${answer}`) }
  }
  const again = await come({ prompt: 'login' })
  assert.deepEqual([again.asked, again.stop.status, /sign-in from before/.test(again.stop.text)], ['0', 502, true])
  const silent = await come({ prompt: 'login' }, null)
  assert.deepEqual([silent.stop.status, /trust_sign_in_time/.test(silent.stop.text)], [502, true], 'silence is no proof')
  await api('PATCH', `/api/federated-servers/${id}`, { trust_sign_in_time: true })
  assert.equal((await come({ prompt: 'login' }, null)).stop.params.has('code'), true)
  await api('PATCH', `/api/federated-servers/${id}`, { trust_sign_in_time: false })
  const any = await come({})
  assert.deepEqual([any.asked, any.stop.params.has('code')], [null, true])
})

test('a failed sign-in leads back to a choice, not in circles', async () => {
  const flow = await codeFlow({ server, client: { default_federated_server: id } })
  const visitor = visitorOf(server)
  const left = await visitor.go(`${server.issuer}/oauth/authorize?${new URLSearchParams(flow.request().params)}`)
  const failed = await visitor.go(
    `/login/with/${id}/callback?${new URLSearchParams({ state: left.params.get('state') ?? '', error: 'access_denied', iss: provider.origin })}`,
  )
  assert.deepEqual([failed.status, /access_denied/.test(failed.text)], [502, true])
  const [, other = ''] = /id="other-way" href="([^"]*)"/.exec(failed.text) ?? []
  const chosen = await visitor.go(other.replaceAll('&amp;', '&'))
  assert.deepEqual([chosen.url.pathname, /name="password"/.test(chosen.text)], ['/login', true])
})
