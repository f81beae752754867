import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { federatedSignIn } from '#model/federation/sign-in.ts'
import { user } from '#model/user.ts'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { federate } from '../support/federate.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { type Stop, type Visitor, visitorOf } from '../support/visitor.ts'

const settings = { allow_private_fetch: ['127.0.0.1'] }
const CLIENT = { client_id: 'ours', client_secret: 'a secret for tests only' }
let server: TestServer
let honest: FakeProvider
let other: FakeProvider
let id: string
let otherId: string
before(async () => {
  server = await startServer({ settings })
  ;[honest, other] = [await startProvider(), await startProvider()]
  id = await federate(server, { issuer: honest.origin, ...CLIENT }, { name: 'Honest', trust_email: true })
  otherId = await federate(server, { issuer: other.origin, ...CLIENT }, { name: 'Other' })
})
after(async () => {
  await server.close()
  honest.close()
  other.close()
})

interface Begun {
  readonly visitor: Visitor
  readonly state: string
  readonly nonce: string
}
async function begin(server: TestServer, at: string, visitor = visitorOf(server)): Promise<Begun> {
  const { params } = await visitor.go(`/login/with/${at}`)
  return { visitor, state: params.get('state') ?? '', nonce: params.get('nonce') ?? '' }
}
/** The answer of a provider: to the callback of which server, with what in it, and with which claims in the ID token. */
function come(
  { visitor, state, nonce }: Begun,
  claims: Readonly<Record<string, unknown>>,
  { at = id, from = honest, query = {} as Record<string, string> } = {},
): Promise<Stop> {
  from.manners.id_token = { sub: 'mallory', aud: CLIENT.client_id, nonce, ...claims }
  return visitor.go(`/login/with/${at}/callback?${new URLSearchParams({ state, code: 'a-code', iss: from.origin, ...query })}`)
}
const isIn = ({ url, status }: Stop) => status === 200 && url.pathname === '/account'
const asked = () => honest.tokenRequests().length + other.tokenRequests().length

test('an honest answer signs in: the attacks below fail for what is wrong in them', async () => {
  assert(isIn(await come(await begin(server, id), { sub: 'honest' })))
})

test('RFC 6749 §10.12 a state that nobody made, or that another browser began, signs nobody in and redeems no code', async () => {
  const [begun, before] = [await begin(server, id), asked()]
  assert.equal((await come({ ...begun, state: `gfs_${'a'.repeat(60)}` }, {})).status, 404)
  const victim = visitorOf(server)
  await victim.go('/login')
  assert.equal((await come({ ...begun, visitor: victim }, {})).status, 403)
  assert.equal(asked(), before)
})

test('RFC 9700 §4.4 the answer of another server is refused, at its own redirect URI and at ours', async () => {
  const before = asked()
  assert.equal((await come(await begin(server, otherId), {}, { at: id })).status, 403)
  const mixed = await come(await begin(server, id), {}, { query: { iss: other.origin } })
  assert.deepEqual([mixed.status, /federated-failed/.test(mixed.text)], [502, true])
  assert.equal(asked(), before)
})

test('RFC 9207 §2.4 an answer without iss is refused where the metadata promises one', async () => {
  const begun = await begin(server, id)
  const before = asked()
  const stop = await begun.visitor.go(`/login/with/${id}/callback?state=${begun.state}&code=a-code`)
  assert.deepEqual([stop.status, asked()], [502, before])
})

const wrong: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'for another client': { aud: 'somebody-else' },
  'for several clients without saying whose it is': { aud: [CLIENT.client_id, 'somebody-else'] },
  'authorized for another client': { aud: [CLIENT.client_id, 'somebody-else'], azp: 'somebody-else' },
  'of another request': { nonce: 'replayed' },
  'without the nonce': { nonce: undefined },
  'of another issuer': { iss: 'https://elsewhere.example' },
  'that belongs to another access token': { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' },
  'without a subject': { sub: undefined },
  'with an empty subject': { sub: '' },
}
for (const [what, claims] of Object.entries(wrong))
  test(`OIDC Core §3.1.3.7 an ID token ${what} signs nobody in`, async () => {
    const stop = await come(await begin(server, id), claims)
    assert.deepEqual([stop.status, /federated-failed/.test(stop.text)], [502, true])
  })

test('OIDC Core §3.1.3.7 an ID token that has expired signs nobody in', async () => {
  const begun = await begin(server, id)
  server.clock.skew = 480_000
  const stop = await come(begun, {})
  server.clock.skew = 0
  assert.equal(stop.status, 502)
})

test('a server that is not offered, or is switched off meanwhile, signs nobody in', async () => {
  const bearer = await server.adminToken()
  const begun = await begin(server, otherId)
  await server.call('PATCH', `/api/federated-servers/${otherId}`, { bearer, json: { active: false } })
  assert.equal((await come(begun, {}, { at: otherId, from: other })).status, 403)
  assert.equal((await visitorOf(server).go(`/login/with/${otherId}`)).status, 404)
  await server.call('PATCH', `/api/federated-servers/${otherId}`, { bearer, json: { active: true } })
})

test('an address of somebody else, verified or not, opens no account: neither of a person who is here nor of one who comes later', async () => {
  const victim = await makePerson(server, { username: 'victim@people.example' })
  const taken = await come(await begin(server, id), { sub: 'taker', email: victim.username, email_verified: true })
  assert.equal(taken.url.pathname, '/login/link')
  const untrusted = await come(
    await begin(server, otherId),
    { sub: 'taker', email: 'later@people.example', email_verified: true },
    { at: otherId, from: other },
  )
  assert(isIn(untrusted))
  assert.equal((await server.context.db.table(user).find({ username: 'later@people.example' }, { limit: 1 })).length, 0)
})

test('the account that waits to be linked is bound to its browser, and to the person who asked', async () => {
  const begun = await begin(server, id)
  await makePerson(server, { username: 'bound@people.example' })
  const { url } = await come(begun, { sub: 'binder', email: 'bound@people.example', email_verified: true })
  const victim = await makePerson(server)
  const visitor = visitorOf(server)
  await visitor.complete(await visitor.go('/login'), { username: victim.username })
  assert.equal((await visitor.go(url.href)).status, 403)
})

test('a password page that an attacker opened with their account to link asks before anything is linked', async () => {
  const person = await makePerson(server, { username: 'asks@people.example' })
  const begun = await begin(server, id)
  const { url } = await come(begun, { sub: 'asker', email: person.username, email_verified: true })
  const stop = await begun.visitor.fill(await begun.visitor.go(`/login?${url.searchParams}`), { username: person.username, password: PASSWORD })
  assert.match(stop.text, /link-accept/)
  const token = await begun.visitor.go(`/login/link?${url.searchParams}`, { decision: 'link', csrf: 'made up' })
  assert.equal(token.status, 403)
})

for (const [name, open] of databases)
  suite(`two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open(settings)
    })
    after(() => both.close())

    test('of ten who bring one state at once, one is heard', async () => {
      const [one, two] = both.nodes
      const at = await federate(one, { issuer: honest.origin, ...CLIENT })
      const { visitor, state, nonce } = await begin(one, at)
      honest.manners.id_token = { sub: 'raced', aud: CLIENT.client_id, nonce }
      const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const path = `/login/with/${at}/callback?${new URLSearchParams({ state, code: 'a-code', iss: honest.origin })}`
      const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? one : two).call('GET', path, { headers: { cookie } })))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array.from({ length: 9 }, () => 404)])
      assert.equal(await one.context.db.table(federatedSignIn).count({}), 0)
    })

    test('first sign-ins of one account on all nodes at once make one person', async () => {
      const [one, two] = both.nodes
      const endpoints = {
        authorization_endpoint: `${honest.origin}/authorize`,
        token_endpoint: `${honest.origin}/token`,
        userinfo_endpoint: `${honest.origin}/api/me`,
      }
      const given = { protocol: 'oauth2' as const, subject_claim: 'path', name: 'Plain', scopes: ['read'] }
      const at = await federate(one, { issuer: honest.origin, ...CLIENT }, { ...given, ...endpoints })
      await until(async () => (await begin(two, at)).state !== '', 'the other node offers the server')
      const ways = await Promise.all(Array.from({ length: 6 }, (_, i) => begin(i % 2 ? one : two, at)))
      const stops = await Promise.all(
        ways.map(({ visitor, state }) => visitor.go(`/login/with/${at}/callback?${new URLSearchParams({ state, code: 'a-code', iss: honest.origin })}`)),
      )
      assert(stops.every(isIn), stops.map(({ status, url }) => `${status} ${url}`).join(' '))
      assert.equal(await one.context.db.table(linkedAccount).count({ federated_server_id: at }), 1)
      assert.equal(await one.context.db.table(user).count({ username: 'Plain: /api/me' }), 1)
    })
  })
