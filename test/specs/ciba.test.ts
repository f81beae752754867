import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Client } from '#model/client.ts'
import { type User, user } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import type { TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'

const GRANT = 'urn:openid:params:grant-type:ciba'

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let server: TestServer
    let client: TestClient
    let person: User
    let web: Receiver
    before(async () => {
      web = await startReceiver()
      running = await open({ allow_private_fetch: ['127.0.0.1'] })
      server = running.nodes[0]
      client = await till()
      person = await makePerson(server)
    })
    after(async () => {
      web.close()
      await running.close()
    })

    const till = (fields: Partial<Client> = {}) => makeClient(server, { name: 'Till', supported_grant_types: ['ciba', 'refresh_token'], ...fields })
    const ask = (form: Record<string, string> = {}, by = client) =>
      server.call('POST', '/oauth/backchannel_authentication', { form: { scope: 'openid profile', login_hint: person.username, ...form }, basic: by.basic })
    const begin = async (form?: Record<string, string>, by?: TestClient): Promise<string> => (await ask(form, by)).json.auth_req_id
    const poll = (auth_req_id: string, by = client, node = server) =>
      node.call('POST', '/oauth/token', { form: { grant_type: GRANT, auth_req_id }, basic: by.basic })
    const errorOf = async (answer: ReturnType<typeof poll>) => (await answer).json.error

    /** Decides on the page, as the person. */
    async function decide(decision: 'allow' | 'deny', scopes: readonly string[] = ['openid', 'profile']) {
      const visitor = visitorOf(server)
      await visitor.complete(await visitor.go(`${server.issuer}/login`), { username: person.username })
      const page = await visitor.go(`${server.issuer}/account/requests`)
      const [, id = ''] = /name="id" value="([^"]*)"/.exec(page.text) ?? []
      await visitor.fill(page, [['id', id], ['decision', decision], ...scopes.map((one): [string, string] => ['scope', one])])
      return page.text
    }

    test('CIBA Core §7.3 the client gets an identifier, asks for tokens, and gets them once when the person allowed it', async () => {
      const { status, json } = await ask({ binding_message: 'Till 7, 12.50' })
      assert.deepEqual([status, json.expires_in, json.interval], [200, 300, 5])
      assert.equal(await errorOf(poll(json.auth_req_id)), 'authorization_pending')
      const shown = await decide('allow', ['openid'])
      assert(shown.includes('Till 7, 12.50') && shown.includes('Till'))
      const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => poll(json.auth_req_id, client, running.nodes[at % 2 === 0 ? 0 : 1])))
      const won = answers.filter((answer) => answer.status === 200)
      assert.deepEqual([won.length, won[0]?.json.scope, typeof won[0]?.json.id_token], [1, 'openid', 'string'])
    })

    test('CIBA Core §11 a refusal is access_denied, an old request expired_token, too many polls slow_down, one of another client invalid_grant', async () => {
      const refused = await begin()
      await decide('deny')
      assert.equal(await errorOf(poll(refused)), 'access_denied')
      const old = await begin({ requested_expiry: '30' })
      assert.deepEqual([await errorOf(poll(old)), await errorOf(poll(old))], ['authorization_pending', 'slow_down'])
      assert.equal(await errorOf(poll(old, await till())), 'invalid_grant')
      for (const node of running.nodes) node.clock.skew += 31_000
      assert.equal(await errorOf(poll(old)), 'expired_token')
      for (const node of running.nodes) node.clock.skew = 0
    })

    test('CIBA Core §13 what is wrong with a request is told by its own code', async () => {
      const wrong: [Record<string, string>, string][] = [
        [{ login_hint: 'nobody@example.com' }, 'unknown_user_id'],
        [{ scope: 'profile' }, 'invalid_scope'],
        [{ scope: 'openid unknown' }, 'invalid_scope'],
        [{ binding_message: 'x'.repeat(65) }, 'invalid_binding_message'],
        [{ binding_message: 'two\nlines' }, 'invalid_binding_message'],
        [{ requested_expiry: 'soon' }, 'invalid_request'],
        [{ id_token_hint: 'x' }, 'invalid_request'],
        [{ login_hint: '', id_token_hint: 'x' }, 'unknown_user_id'],
        [{ login_hint: '', login_hint_token: 'x' }, 'unknown_user_id'],
      ]
      for (const [form, error] of wrong) assert.equal((await ask(form)).json.error, error, JSON.stringify(form))
      const open = await till({ confidential: false, token_endpoint_auth_methods: ['none'] })
      const form = { client_id: open.id, scope: 'openid', login_hint: person.username }
      assert.equal((await server.call('POST', '/oauth/backchannel_authentication', { form })).json.error, 'invalid_client')
    })

    test('CIBA Core §10.2 a client that is pinged hears of the decision, with its token, and then asks', async () => {
      const by = await till({
        backchannel_token_delivery_mode: 'ping',
        backchannel_client_notification_endpoint: `${web.origin}/ping`,
        trusted_hosts: ['127.0.0.1'],
      })
      assert.equal((await ask({}, by)).json.error, 'invalid_request')
      const id = await begin({ client_notification_token: 'the-token-of-the-client' }, by)
      await decide('allow')
      await until(() => web.received.length > 0, 'the client is pinged')
      const [ping] = web.received
      assert(ping)
      const { headers, body } = ping
      assert.deepEqual([headers['authorization'], JSON.parse(body)], ['Bearer the-token-of-the-client', { auth_req_id: id }])
      assert.equal((await poll(id, by)).status, 200)
    })

    test('CIBA Core §7.1.1 a signed request counts instead of its parameters, once, and only with everything that it must say', async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256')
      const by = await till({ jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'one' } as never] } })
      const now = Math.floor(Date.now() / 1000)
      const sign = (claims: Record<string, unknown> = {}) =>
        new SignJWT({
          iss: by.id,
          aud: server.issuer,
          iat: now,
          nbf: now,
          exp: now + 60,
          jti: crypto.randomUUID(),
          scope: 'openid',
          login_hint: person.username,
          ...claims,
        })
          .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'JWT' })
          .sign(privateKey)
      const send = (request: string) => server.call('POST', '/oauth/backchannel_authentication', { form: { request }, basic: by.basic })
      const text = await sign()
      assert.equal((await send(text)).status, 200)
      assert.equal((await send(text)).status, 400)
      for (const claims of [
        { jti: undefined },
        { exp: undefined },
        { nbf: undefined },
        { aud: undefined },
        { aud: 'https://other.example' },
        { exp: now + 9000 },
        { iss: 'another' },
      ])
        assert.equal((await send(await sign(claims))).status, 400, JSON.stringify(claims))
    })

    test('a person is asked by at most five requests of a client at once, also over two nodes', async () => {
      const [by, other] = [await till(), await makePerson(server)]
      const form = { scope: 'openid', login_hint: other.username }
      const send = (node: TestServer) => node.call('POST', '/oauth/backchannel_authentication', { form, basic: by.basic })
      const [one, two = one] = running.nodes
      const burst = await Promise.all(Array.from({ length: 12 }, (_, at) => send(at % 2 === 0 ? one : two)))
      const won = burst.filter(({ status }) => status === 200).length
      assert(won <= 5 && burst.every(({ status }) => status === 200 || status === 429))
      for (let more = won; more < 5; more++) assert.equal((await send(server)).status, 200)
      assert.equal((await send(server)).status, 429)
      assert.equal((await ask({ login_hint: other.username }, await till())).status, 200, 'another client asks on')
    })

    test('an application of our own decides by the API, for its person only', async () => {
      const bearer = await personToken(server, person, 'openid account:manage:own')
      const stranger = await personToken(server, await makePerson(server), 'openid account:manage:own')
      const id = await begin({ binding_message: 'By the API' })
      const { data } = (await server.call('GET', '/me/requests', { bearer })).json
      const asked = data.find((one: { binding_message: string }) => one.binding_message === 'By the API')
      assert.deepEqual([asked.client_name, asked.scopes], ['Till', ['openid', 'profile']])
      const answer = (json: object, by: string) => server.call('POST', `/me/requests/${encodeURIComponent(asked.id)}`, { json, bearer: by })
      assert.deepEqual([(await answer({ allow: true }, stranger)).status, (await answer({ allow: 'yes' }, bearer)).status], [404, 422])
      const foreign = await (await codeFlow({ server })).tokens({ scope: 'openid account:manage:own' })
      assert.equal((await answer({ allow: true, scopes: ['openid'] }, foreign.access_token)).status, 403)
      assert.equal((await answer({ allow: true, scopes: ['openid'] }, bearer)).status, 204)
      assert.equal((await answer({ allow: false }, bearer)).status, 404)
      assert.equal((await poll(id)).json.scope, 'openid')
    })

    test('where addresses are confirmed, somebody who did not prove theirs allows nothing, on the page or by the API', async () => {
      const unproved = await makePerson(server)
      const bearer = await personToken(server, unproved, 'openid account:manage:own')
      const visitor = visitorOf(server)
      await visitor.complete(await visitor.go(`${server.issuer}/login`), { username: unproved.username })
      const id = await begin({ login_hint: unproved.username })
      const page = await visitor.go(`${server.issuer}/account/requests`)
      const [, key = ''] = /name="id" value="([^"]*)"/.exec(page.text) ?? []
      const provider = async (confirmable: boolean) => {
        const json = { confirmable }
        const set = await server.call('PATCH', '/api/identity-providers/idp_default', { bearer: await server.adminToken(), json })
        assert.equal(set.status, 200)
      }
      await provider(true)
      await server.context.db.table(user).change({ id: unproved.id }, { email_verified: false })
      const stopped = await visitor.fill(page, { id: key, decision: 'allow', scope: 'openid' })
      assert.deepEqual([stopped.status, /id="email-sent"/.test(stopped.text)], [403, true])
      const allow = () => server.call('POST', `/me/requests/${encodeURIComponent(key)}`, { json: { allow: true, scopes: ['openid'] }, bearer })
      const refused = await allow()
      assert.deepEqual([refused.status, /prove your e-mail address/.test(refused.text)], [403, true])
      assert.equal(await errorOf(poll(id)), 'authorization_pending')
      await server.context.db.table(user).change({ id: unproved.id }, { email_verified: true })
      assert.equal((await allow()).status, 204)
      await provider(false)
    })
  })
