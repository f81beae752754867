import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, suite, test } from 'node:test'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundRequest } from '#model/outbound/request.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'
import { registerOf, startOutbound } from './register.ts'

const { fake, server, register } = await startOutbound()

const order = async (id: string, body: object = {}) => {
  const answer = await register.api('POST', `/api/outbound/authorizations/${id}/authorize`, body)
  assert.equal(answer.status, 200, answer.text)
  return answer.json.data.authorize_url as string
}
/** Opens the address of an order and goes on to the provider; resolves to the authorization request there. */
async function leave(visitor: Visitor, url: string): Promise<URLSearchParams> {
  const stop = await visitor.fill(await visitor.go(url), {})
  assert.equal(stop.url.origin, fake.origin, stop.text)
  return stop.url.searchParams
}
const back = (params: Record<string, string>) => `/outbound/callback?${new URLSearchParams(params)}`
const comeBack = (visitor: Visitor, request: URLSearchParams, more: Record<string, string> = {}) =>
  visitor.go(back({ state: request.get('state') ?? '', code: 'a-code', ...more }))
const statusOf = async (id: string) => (await register.api('GET', `/api/outbound/authorizations/${id}`)).json.data.status

test('CEN-04 CEN-20 CEN-22 consent is asked for with PKCE and the separator of the provider, and ends in an authorized row', async () => {
  const { authorization } = await register.prepare({
    provider: { scope_separator: ',' },
    authorization: { scopes: ['read', 'write'], parameters: [{ key: 'access_type', value: 'offline' }] },
  })
  const visitor = visitorOf(server)
  const request = await leave(visitor, await order(authorization))
  assert.deepEqual(
    ['response_type', 'client_id', 'redirect_uri', 'scope', 'access_type', 'code_challenge_method'].map((name) => request.get(name)),
    ['code', 'our-id', `${server.issuer}/outbound/callback`, 'read,write', 'offline', 'S256'],
  )
  const done = await comeBack(visitor, request)
  assert.match(done.text, /id="outbound-connected"/)
  const asked = fake.tokenRequests('authorization_code').at(-1)
  assert.deepEqual([asked?.params.get('code'), asked?.params.get('redirect_uri')], ['a-code', `${server.issuer}/outbound/callback`])
  const verifier = asked?.params.get('code_verifier') ?? ''
  assert.equal(createHash('sha256').update(verifier).digest('base64url'), request.get('code_challenge'))
  assert.equal(await statusOf(authorization), 'authorized')
  assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)).status, 200)
})

test('CEN-21 a state works once, in the browser that began, and only for a while', async () => {
  const { authorization } = await register.prepare()
  const [visitor, other] = [visitorOf(server), visitorOf(server)]
  const url = await order(authorization)
  const request = await leave(visitor, url)
  assert.equal((await visitor.go(url)).status, 404, 'the ticket was spent')
  await other.go('/login')
  assert.equal((await comeBack(other, request)).status, 403, 'another browser')
  assert.equal((await comeBack(visitor, request, { state: 'made up, long enough' })).status, 404)
  assert.equal((await comeBack(visitor, request)).status, 200)
  assert.equal((await comeBack(visitor, request)).status, 404, 'the state was spent')
  const late = await leave(visitor, await order(authorization))
  server.clock.skew = 601_000
  assert.equal((await comeBack(visitor, late)).status, 404)
  server.clock.skew = 0
})

test('CEN-21 what a person began is finished by that person, and what belongs to a person by nobody else', async () => {
  const [ada, eve] = [await makePerson(server), await makePerson(server)]
  const { authorization } = await register.prepare({ authorization: { user_id: ada.id } })
  const signedIn = async ({ username }: { username: string }) => {
    const visitor = visitorOf(server)
    await visitor.fill(await visitor.go('/login'), { username, password: PASSWORD })
    return visitor
  }
  const url = await order(authorization)
  for (const visitor of [visitorOf(server), await signedIn(eve)]) assert.equal((await visitor.go(url)).status, 403)
  const visitor = await signedIn(ada)
  assert.equal((await comeBack(visitor, await leave(visitor, url))).status, 200)
})

test('CEN-21 RFC 9207 §2.4 an answer of another issuer brings no token, nor does one without the issuer that was promised', async () => {
  const { authorization } = await register.prepare({ provider: { issuer: fake.origin, iss_parameter: true } })
  const count = fake.tokenRequests().length
  const answers: Record<string, string>[] = [{ iss: 'https://evil.example' }, {}]
  for (const more of answers) {
    const visitor = visitorOf(server)
    const failed = await comeBack(visitor, await leave(visitor, await order(authorization)), more)
    assert.match(failed.text, /id="outbound-failed"/)
  }
  assert.equal(fake.tokenRequests().length, count)
  const visitor = visitorOf(server)
  await comeBack(visitor, await leave(visitor, await order(authorization)), { iss: fake.origin })
  assert.equal(await statusOf(authorization), 'authorized')
})

test('CEN-20 a refusal of the person is told, and the tokens of before go on', async () => {
  const { authorization } = await register.prepare()
  await register.enter(authorization, {})
  const visitor = visitorOf(server)
  const request = await leave(visitor, await order(authorization))
  const refused = await visitor.go(back({ state: request.get('state') ?? '', error: 'access_denied', error_description: 'Not <b>today</b>' }))
  assert.match(refused.text, /access_denied/)
  assert.match(refused.text, /Not &lt;b&gt;today/)
  assert.equal(await statusOf(authorization), 'authorized')
})

test('CEN-31 people are sent back to addresses of the list only', async () => {
  const return_uri = 'https://app.example/done?x=1'
  const { authorization } = await register.prepare({ client: { return_uris: [return_uri] } })
  const stray = await register.api('POST', `/api/outbound/authorizations/${authorization}/authorize`, { return_uri: 'https://evil.example/' })
  assert.deepEqual([stray.status, Object.keys(stray.json.errors)], [422, ['return_uri']])
  const visitor = visitorOf(server)
  const stop = await comeBack(visitor, await leave(visitor, await order(authorization, { return_uri })))
  assert.equal(stop.url.href, `https://app.example/done?x=1&authorization=${authorization}&result=authorized`)
})

test('OIDC Core §3.1.3.7 an ID token of another nonce, audience or signer brings no token', async () => {
  const { authorization } = await register.prepare({
    provider: { issuer: fake.origin, jwks_uri: `${fake.origin}/jwks` },
    authorization: { scopes: ['openid'] },
  })
  const once = async (claims: (nonce: string) => Record<string, unknown>) => {
    const visitor = visitorOf(server)
    const request = await leave(visitor, await order(authorization))
    fake.manners.id_token = claims(request.get('nonce') ?? '')
    const { text } = await comeBack(visitor, request)
    fake.manners.id_token = undefined
    return /id="outbound-connected"/.test(text)
  }
  assert.equal(await once(() => ({ nonce: 'another' })), false)
  assert.equal(await once((nonce) => ({ nonce, aud: 'somebody else' })), false)
  assert.equal(await once((nonce) => ({ nonce, iss: 'https://evil.example' })), false)
  assert.equal(await statusOf(authorization), 'unauthorized')
  assert.equal(await once((nonce) => ({ nonce })), true)
  assert.equal((await register.row(authorization)).subject_there, 'person-there')
})

test('CEN-07 CEN-32 a callback of its own kind is read by a hook, which signs the request too', async () => {
  const hooked: { type: string; parameters: Record<string, string> }[] = []
  const program = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const question = JSON.parse(body)
    hooked.push(question)
    const isOurs = request.headers.authorization === 'Bearer hook secret'
    const answer = question.type === 'sign' ? { parameters: { signature: 'signed', client_id: 'forged' } } : { access_token: 'from the hook', expires_in: 60 }
    response.writeHead(isOurs ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => program.once('listening', resolve))
  const { port } = program.address() as AddressInfo
  const parts = { type: 'callback', hook_url: `http://127.0.0.1:${port}/`, hook_secret: 'hook secret', hook_signs: true, refresh_strategy: 'hook' }
  const { authorization } = await register.prepare({ provider: parts, authorization: { type: 'callback' } })
  const visitor = visitorOf(server)
  const request = await leave(visitor, await order(authorization))
  assert.deepEqual([request.get('signature'), request.get('client_id')], ['signed', 'our-id'])
  assert.equal((await visitor.go(back({ state: request.get('state') ?? '', ticket: 'theirs' }))).status, 200)
  assert.deepEqual(hooked.at(-1)?.parameters, { ticket: 'theirs' })
  assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)).json.data.access_token, 'from the hook')
  program.close()
})

test('CEN-20 two Gatehouses: one is the provider of the other, discovered, authorized, refreshed and revoked', async () => {
  const there = await startServer({ listen: true })
  const person = await makePerson(there)
  const registered = await makeClient(there, {
    redirect_uris: [`${server.issuer}/outbound/callback`],
    supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'],
    token_endpoint_auth_methods: ['client_secret_basic'],
  })
  const local = await startServer({ settings: { allow_private_fetch: ['localhost', '127.0.0.1'] } })
  const here = await registerOf(local, fake)
  const { provider } = (await here.api('POST', '/api/outbound/providers/discover', { issuer: there.issuer })).json.data
  assert.equal(provider.iss_parameter, true)
  const made = await here.prepare({
    provider: { ...provider, client_auth_method: 'client_secret_basic' },
    client: { identifier: registered.id, secret: registered.basic[1] },
    authorization: { scopes: ['openid', 'offline_access'] },
  })
  const [mine, theirs] = [visitorOf(local), visitorOf(there)]
  const { authorize_url } = (await here.api('POST', `/api/outbound/authorizations/${made.authorization}/authorize`, {})).json.data
  const request = await mine.fill(await mine.go(authorize_url), {})
  const answered = await theirs.complete(await theirs.go(request.url.href), { username: person.username })
  const done = await mine.go(answered.url.href)
  assert.match(done.text, /id="outbound-connected"/, done.text)
  const row = await here.row(made.authorization)
  assert.equal(row.subject_there, person.id)
  await local.context.db.table(outboundAuthorization).change({ id: row.id }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
  const fresh = (await here.api('POST', `/api/outbound/authorizations/${row.id}/token`)).json.data
  const introspect = async () => (await there.call('GET', '/oauth/userinfo', { bearer: fresh.access_token })).status
  assert.equal(await introspect(), 200)
  assert.equal((await here.api('POST', `/api/outbound/authorizations/${row.id}/cancel`)).status, 200)
  await until(async () => (await introspect()) === 401, 'the token is revoked at the provider')
  await local.close()
  await there.close()
})

for (const [name, open] of databases)
  suite(`two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open({ allow_private_fetch: ['127.0.0.1'] })
    })
    after(() => both.close())

    test('CEN-21 of ten who bring one state at once, one is heard', async () => {
      const [one, two] = both.nodes
      const own = await registerOf(one, fake)
      const { authorization } = await own.prepare()
      const { authorize_url } = (await own.api('POST', `/api/outbound/authorizations/${authorization}/authorize`, {})).json.data
      const visitor = visitorOf(one)
      const stop = await visitor.fill(await visitor.go(authorize_url), {})
      const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const count = fake.tokenRequests('authorization_code').length
      const path = back({ state: stop.params.get('state') ?? '', code: 'raced' })
      const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? one : two).call('GET', path, { headers: { cookie } })))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array.from({ length: 9 }, () => 404)])
      assert.equal(fake.tokenRequests('authorization_code').length - count, 1)
      assert.equal(await one.context.db.table(outboundRequest).count({}), 0)
    })
  })
