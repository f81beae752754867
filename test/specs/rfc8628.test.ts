import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import { qrModules } from '#kit/qr-code.ts'
import type { Client } from '#model/client.ts'
import { decoupledRequest } from '#model/decoupled-request.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** A television: a public client that signs its person in by a code. */
const television = (server: TestServer, fields: Partial<Client> = {}) =>
  makeClient(server, {
    name: 'Television',
    supported_grant_types: ['device_code', 'refresh_token'],
    confidential: false,
    token_endpoint_auth_methods: ['none'],
    ...fields,
  })

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let server: TestServer
    let client_id: string
    let username: string
    before(async () => {
      running = await open()
      server = running.nodes[0]
      client_id = (await television(server)).id
      username = (await makePerson(server)).username
    })
    after(() => running.close())

    const ask = async (form: Record<string, string> = {}) => server.call('POST', '/oauth/device_authorization', { form: { client_id, ...form } })
    const begin = async (form: Record<string, string> = { scope: 'openid profile' }) => (await ask(form)).json
    const poll = (device_code: string, more: Record<string, string> = {}, node = server) =>
      node.call('POST', '/oauth/token', { form: { grant_type: GRANT, client_id, device_code, ...more } })
    const errorOf = async (answer: ReturnType<typeof poll>) => (await answer).json.error
    /** Goes to the page with a code, and signs in there. */
    const arrive = async (visitor: Visitor, code: string) => visitor.complete(await visitor.go(`${server.issuer}/device?user_code=${code}`), { username })
    const decide = async (code: string, decision: 'allow' | 'deny', scopes: readonly string[] = ['openid', 'profile']) => {
      const visitor = visitorOf(server)
      const page = await arrive(visitor, code)
      return visitor.fill(page, [...scopes.map((one): [string, string] => ['scope', one]), ['decision', decision], ['user_code', code]])
    }

    test('RFC 8628 §3.2 a device gets two codes, where to type one of them, and how often to ask', async () => {
      const { status, json, headers } = await ask({ scope: 'openid' })
      assert.deepEqual([status, json.expires_in, json.interval, headers['cache-control']], [200, 600, 5, 'no-store'])
      assert.match(json.user_code, /^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/)
      assert.deepEqual(
        [json.verification_uri, json.verification_uri_complete],
        [`${server.issuer}/device`, `${server.issuer}/device?user_code=${json.user_code}`],
      )
      const [row] = await server.context.db.table(decoupledRequest).find({ client_id }, { limit: 1 })
      assert(!JSON.stringify(row).includes(json.user_code) && !JSON.stringify(row).includes(json.device_code))
    })

    test('RFC 8628 §3.5 the device waits, the person says yes, and the device gets its tokens once', async () => {
      const { device_code, user_code } = await begin()
      assert.equal(await errorOf(poll(device_code)), 'authorization_pending')
      const done = await decide(user_code, 'allow')
      assert.match(done.text, /signed in/)
      const { status, json } = await poll(device_code)
      assert.deepEqual([status, json.scope, typeof json.refresh_token], [200, 'openid profile', 'string'])
      assert.equal(decodeJwt(json.id_token).aud, client_id)
      assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: json.access_token })).json.preferred_username, undefined)
      assert.equal(await errorOf(poll(device_code)), 'invalid_grant')
    })

    test('RFC 8628 §3.5 of ten that redeem one code at two nodes one wins', async () => {
      const { device_code, user_code } = await begin()
      await decide(user_code, 'allow')
      const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => poll(device_code, {}, running.nodes[at % 2 === 0 ? 0 : 1])))
      assert.equal(answers.filter(({ status }) => status === 200).length, 1)
      assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 200).map(({ json }) => json.error))], ['invalid_grant'])
    })

    test('of two decisions at once one counts', async () => {
      const { user_code } = await begin()
      const visitors = [visitorOf(server), visitorOf(server)]
      const pages = await Promise.all(visitors.map((visitor) => arrive(visitor, user_code)))
      const answers = await Promise.all(
        visitors.map((visitor, i) =>
          visitor.fill(pages[i] as never, [
            ['decision', i === 0 ? 'allow' : 'deny'],
            ['user_code', user_code],
          ]),
        ),
      )
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400])
    })

    test('RFC 8628 §3.5 a device that asks too fast is told to slow down, by five seconds each time', async () => {
      const { device_code } = await begin()
      assert.equal(await errorOf(poll(device_code)), 'authorization_pending')
      assert.equal(await errorOf(poll(device_code)), 'slow_down')
      const answers = await Promise.all(Array.from({ length: 4 }, () => poll(device_code)))
      assert.deepEqual([...new Set(answers.map(({ json }) => json.error))], ['slow_down'])
      for (const node of running.nodes) node.clock.skew += 9_000
      assert.equal(await errorOf(poll(device_code)), 'slow_down')
      for (const node of running.nodes) node.clock.skew += 120_000
      assert.equal(await errorOf(poll(device_code)), 'authorization_pending')
      for (const node of running.nodes) node.clock.skew = 0
    })

    test('RFC 8628 §3.5 a refusal is access_denied, a code too old expired_token, and one of another client invalid_grant', async () => {
      const [refused, old, other] = [await begin(), await begin(), await begin()]
      await decide(refused.user_code, 'deny')
      assert.equal(await errorOf(poll(refused.device_code)), 'access_denied')
      assert.equal(await errorOf(poll(other.device_code, { client_id: (await television(server)).id })), 'invalid_grant')
      for (const node of running.nodes) node.clock.skew += 601_000
      assert.equal(await errorOf(poll(old.device_code)), 'expired_token')
      for (const node of running.nodes) node.clock.skew = 0
      for (const code of ['x', '', `${old.device_code}x`]) assert((await poll(code)).status === 400)
    })

    test('RFC 8628 §3.3 the page asks for the code, takes it in any spelling, shows it again, and grants only what stays ticked', async () => {
      const { device_code, user_code } = await begin()
      const visitor = visitorOf(server)
      const form = await visitor.go(`${server.issuer}/device`)
      assert.match(form.text, /id="device-code"/)
      assert.match(form.text, /id="device-submit"/)
      const at = await visitor.complete(await visitor.fill(form, { 'device-code': user_code.replace('-', ' ').toLowerCase() }), { username })
      assert(at.text.includes(user_code) && at.text.includes('Television') && at.text.includes('name="scope" value="profile"'))
      assert(!at.text.includes('<script'))
      await visitor.fill(at, [
        ['scope', 'openid'],
        ['decision', 'allow'],
        ['user_code', user_code],
      ])
      assert.equal((await poll(device_code)).json.scope, 'openid')
    })

    test('RFC 8628 §5.4 a person is asked although the client is one of our own, and a form of another site decides nothing', async () => {
      const own = await television(server, { first_party: true })
      const { user_code, device_code } = (await ask({ client_id: own.id })).json
      const visitor = visitorOf(server)
      assert.match((await arrive(visitor, user_code)).text, /device-allow/)
      const stop = await visitor.go(`${server.issuer}/device/decision`, `user_code=${user_code}&decision=allow`)
      assert.equal(stop.status, 403)
      assert.equal(await errorOf(poll(device_code, { client_id: own.id })), 'authorization_pending')
    })
  })

describe('the code that people type', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.close())

  test('RFC 8628 §5.1 a stranger learns nothing of a code, and a network may guess a hundred times a minute', async () => {
    const { id } = await television(server)
    const { user_code } = (await server.call('POST', '/oauth/device_authorization', { form: { client_id: id } })).json
    const [known, unknown] = [user_code, 'BBBB-BBBB']
    for (const code of [known, unknown]) assert.equal((await server.call('GET', `/device?user_code=${code}`)).status, 303)
    const visitor = visitorOf(server)
    const { username } = await makePerson(server)
    await visitor.complete(await visitor.go(`${server.issuer}/login`), { username })
    for (let guess = 0; guess < 100; guess++) assert.equal((await visitor.go(`${server.issuer}/device?user_code=${unknown}`)).status, 400)
    assert.equal((await visitor.go(`${server.issuer}/device?user_code=${known}`)).status, 429)
  })

  test('a draft is decided by its makers only, and a blocked person decides nothing', async () => {
    const draft = await television(server, { stage: 'draft' })
    const { user_code } = (await server.call('POST', '/oauth/device_authorization', { form: { client_id: draft.id } })).json
    server.clock.skew += 61_000
    const person = await makePerson(server)
    const visitor = visitorOf(server)
    assert.equal((await visitor.complete(await visitor.go(`${server.issuer}/device?user_code=${user_code}`), { username: person.username })).status, 400)
    await server.context.db.table(user).change({ id: person.id }, { blocked: true })
    assert.equal((await visitor.go(`${server.issuer}/device?user_code=${user_code}`)).url.pathname, '/login')
    server.clock.skew = 0
  })

  test('the QR code is drawn on the page, without script, and leads to the page with the code', async () => {
    const { text, headers } = await server.call('GET', '/device/code?user_code=WDJB-MJHT')
    const address = `${server.issuer}/device?user_code=WDJB-MJHT`
    assert(text.includes(`aria-label="${address}"`))
    const drawn = new Set([...text.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${Number(x) - 4} ${Number(y) - 4}`))
    const dark = qrModules(address).flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
    assert.deepEqual([...drawn].toSorted(), dark.toSorted())
    assert.match(String(headers['content-security-policy']), /default-src 'none'/)
    assert.equal((await server.call('GET', '/device/code?user_code=%3Cscript%3E')).status, 400)
  })

  test('RFC 8628 §4 the endpoint is announced', async () => {
    const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
    assert.equal(json.device_authorization_endpoint, `${server.issuer}/oauth/device_authorization`)
    assert(json.grant_types_supported.includes(GRANT))
  })
})
