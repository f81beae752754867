import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { authorizationDetailType } from '#model/authorization-detail-type.ts'
import type { Client } from '#model/client.ts'
import { decoupledRequest } from '#model/decoupled-request.ts'
import { job } from '#model/job.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import type { User } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { foreignIssuer } from '../support/foreign-issuer.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import type { TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

const GRANT = 'urn:openid:params:grant-type:ciba'
const DETAILS = [{ type: 'payment', amount: 12 }]

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let server: TestServer
    let person: User
    let visitor: Visitor
    let web: Receiver
    before(async () => {
      web = await startReceiver()
      running = await open({ allow_private_fetch: ['127.0.0.1'] })
      server = running.nodes[0]
      person = await makePerson(server)
      visitor = visitorOf(server)
      await visitor.complete(await visitor.go(`${server.issuer}/login`), { username: person.username })
      const type = { id: 'adt_payment', type: 'payment', name: 'Payment', sentence: 'Pay {amount}', schema: { type: 'object' }, created_at: 1, updated_at: 1 }
      await server.context.db.table(authorizationDetailType).insert(newRow(authorizationDetailType, type))
    })
    after(async () => {
      web.close()
      await running.close()
    })

    let places = 0
    const till = (fields: Partial<Client> = {}) =>
      makeClient(server, {
        name: `Till ${++places}`,
        supported_grant_types: ['ciba', 'refresh_token', 'device_code'],
        authorization_details_types: ['payment'],
        ...fields,
      })
    const pushed = () => till({ backchannel_token_delivery_mode: 'push', backchannel_client_notification_endpoint: `${web.origin}/push-${places + 1}` })
    const ask = (by: TestClient, form: Record<string, string> = {}) =>
      server.call('POST', '/oauth/backchannel_authentication', {
        form: { scope: 'openid', login_hint: person.username, client_notification_token: 'token-of-the-client', ...form },
        basic: by.basic,
      })
    const poll = (by: TestClient, auth_req_id: string, form: Record<string, string> = {}) =>
      server.call('POST', '/oauth/token', { form: { grant_type: GRANT, auth_req_id, ...form }, basic: by.basic })
    /** Decides on the latest request, on the page. */
    async function decide(decision: 'allow' | 'deny') {
      const page = await visitor.go(`${server.issuer}/account/requests`)
      const [, id = ''] = /name="id" value="([^"]*)"/.exec(page.text) ?? []
      await visitor.fill(page, [
        ['id', id],
        ['decision', decision],
        ['scope', 'openid'],
      ])
      return page.text
    }
    const pushedTo = (path: string) => web.received.filter((one) => one.path === path)
    const hurry = () => server.store.global.table(job).change({ kind: 'backchannel_ping', state: 'waiting' }, { due_at: Date.now() })
    const half = (text: string) => hash('sha256', text, 'buffer').subarray(0, 16).toString('base64url')

    test('CIBA Core §10.3.1 allowed tokens are pushed with an ID token that ties them to the request, once, again until they are taken', async () => {
      const by = await pushed()
      const path = `/push-${places}`
      const { json } = await ask(by)
      assert.deepEqual([typeof json.auth_req_id, json.interval], ['string', undefined])
      assert.equal((await poll(by, json.auth_req_id)).json.error, 'unauthorized_client')
      web.status = 500
      await decide('allow')
      await until(() => pushedTo(path).length === 1, 'the tokens are pushed')
      web.status = 204
      // The end of the first attempt may not be recorded yet. The job of the expiry waits on: on two nodes, both would push at once.
      await until(async () => {
        await server.store.global.table(job).change({ kind: 'backchannel_ping', state: 'waiting', attempts: 1 }, { due_at: Date.now() })
        return pushedTo(path).length === 2
      }, 'they are pushed again')
      const [first, second] = pushedTo(path)
      assert.equal(first?.headers['authorization'], 'Bearer token-of-the-client')
      assert.equal(first?.body, second?.body)
      const body = JSON.parse(second?.body ?? '')
      assert.deepEqual([body.auth_req_id, body.token_type], [json.auth_req_id, 'Bearer'])
      const claims = decodeJwt(body.id_token)
      assert.equal(claims['urn:openid:params:jwt:claim:auth_req_id'], json.auth_req_id)
      assert.deepEqual([claims['urn:openid:params:jwt:claim:rt_hash'], claims['at_hash']], [half(body.refresh_token), half(body.access_token)])
      assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: body.access_token })).json.sub, person.id)
    })

    test('CIBA Core §12 a refusal and the end of the time are pushed as errors', async () => {
      const [denied, late] = [await pushed(), await pushed()]
      const [deniedAt, lateAt] = [`/push-${places - 1}`, `/push-${places}`]
      const { json } = await ask(denied)
      await decide('deny')
      await until(() => pushedTo(deniedAt).length === 1, 'the refusal is pushed')
      const told = JSON.parse(pushedTo(deniedAt)[0]?.body ?? '')
      assert.deepEqual([told.auth_req_id, told.error, told.access_token], [json.auth_req_id, 'access_denied', undefined])
      await ask(late, { requested_expiry: '30' })
      for (const node of running.nodes) node.clock.skew += 31_000
      await hurry()
      await until(() => pushedTo(lateAt).length === 1, 'the end is pushed')
      assert.equal(JSON.parse(pushedTo(lateAt)[0]?.body ?? '').error, 'expired_token')
      for (const node of running.nodes) node.clock.skew = 0
    })

    test('CIBA Core §12 a decision at the last moment is pushed by the job of the expiry, and what was pushed is not pushed again', async () => {
      const by = await pushed()
      const path = `/push-${places}`
      const { json } = await ask(by, { requested_expiry: '30' })
      const rows = server.context.db.table(decoupledRequest)
      await rows.change({ client_id: by.id }, { state: 'denied' })
      for (const node of running.nodes) node.clock.skew += 31_000
      await hurry()
      await until(() => pushedTo(path).length === 1, 'the decision is pushed')
      const told = JSON.parse(pushedTo(path)[0]?.body ?? '')
      assert.deepEqual([told.auth_req_id, told.error], [json.auth_req_id, 'access_denied'])
      await until(async () => (await rows.find({ client_id: by.id }))[0]?.told_at !== undefined, 'it is noted')
      for (const node of running.nodes) node.clock.skew = 0
    })

    test('wrong codes of a person lock the client out for this person, and for nobody else', async () => {
      const [by, other] = [await till({ backchannel_user_code_parameter: true }), await till({ backchannel_user_code_parameter: true })]
      const bearer = await server.adminToken()
      const [ada, eve] = [await makePerson(server), await makePerson(server)]
      for (const { id } of [ada, eve]) await server.call('PATCH', `/api/users/${id}`, { bearer, json: { user: { user_code: 'the right code' } } })
      const send = async (one: User, user_code: string, client = by) => (await ask(client, { login_hint: one.username, user_code })).status
      const guesses = await Promise.all(Array.from({ length: 8 }, () => send(ada, 'a wrong code')))
      assert(guesses.filter((status) => status === 400).length <= 5, String(guesses))
      while ((await send(ada, 'a wrong code')) !== 429);
      assert.deepEqual([await send(ada, 'the right code'), await send(eve, 'the right code'), await send(ada, 'the right code', other)], [429, 200, 200])
    })

    test('CIBA Core §4 tokens that must be bound to a key cannot be pushed', async () => {
      const bearer = await server.adminToken()
      const make = (fields: object) =>
        server.call('POST', '/api/clients', {
          bearer,
          json: { client: { supported_grant_types: ['ciba'], backchannel_token_delivery_mode: 'push', ...fields } },
        })
      assert.equal((await make({})).status, 201)
      assert(Object.keys((await make({ enforce_dpop: true })).json.errors).includes('backchannel_token_delivery_mode'))
    })

    test('CIBA Core §7.1 a client that is registered for it sends the code of the person, who sets it on their page', async () => {
      const by = await till({ backchannel_user_code_parameter: true })
      const errorOf = async (form?: Record<string, string>) => (await ask(by, form)).json.error
      assert.equal(await errorOf(), 'missing_user_code')
      assert.equal(await errorOf({ user_code: 'anything' }), 'invalid_user_code')
      const csrf = await visitor.go(`${server.issuer}/account/requests`)
      const [, token = ''] = /name="csrf" value="([^"]*)"/.exec(csrf.text) ?? []
      const save = (code: string) => visitor.go(`${server.issuer}/account/requests/code`, { csrf: token, 'user-code': code })
      assert.match((await save('short')).text, /at least 6 characters/)
      assert.match((await save('my own code')).text, /You have one/)
      assert.deepEqual([await errorOf({ user_code: 'another code' }), (await ask(by, { user_code: 'my own code' })).status], ['invalid_user_code', 200])
      const bearer = await server.adminToken()
      const change = (user_code: string) => server.call('PATCH', `/api/users/${person.id}`, { bearer, json: { user: { user_code } } })
      assert.equal((await change('short')).status, 422)
      const changed = await change('set by an administrator')
      assert.deepEqual([changed.status, changed.text.includes('set by an administrator'), changed.json.data.user_code], [200, false, undefined])
      assert.equal((await ask(by, { user_code: 'set by an administrator' })).status, 200)
    })

    test('CIBA Core §7.1 a login_hint_token of an issuer that is trusted for hints names the person, once', async () => {
      const by = await till()
      const issuer = await foreignIssuer(`https://hints-${name}.example`, server.issuer)
      const row = {
        id: 'ti_hints',
        name: 'Hints',
        issuer: issuer.issuer,
        purposes: ['login_hint' as const],
        jwks: issuer.jwks as never,
        token_types: ['JWT'],
        subject_is: 'username' as const,
      }
      await server.context.db.table(trustedIssuer).insert(newRow(trustedIssuer, { ...row, created_at: 1, updated_at: 1 }))
      const hint = (claims: object = {}) => issuer.token({ sub: person.username, jti: crypto.randomUUID(), ...claims }, { typ: 'JWT' })
      const send = (login_hint_token: string) => ask(by, { login_hint: '', login_hint_token })
      const text = await hint()
      assert.deepEqual([(await send(text)).status, (await send(text)).json.error], [200, 'unknown_user_id'])
      for (const claims of [{ jti: undefined }, { aud: 'https://other.example' }, { exp: 1 }, { sub: 'nobody' }])
        assert.equal((await send(await hint(claims))).json.error, 'unknown_user_id', JSON.stringify(claims))
      const stranger = await foreignIssuer('https://stranger.example', server.issuer)
      assert.equal((await send(await stranger.token({ sub: person.username, jti: 'x' }, { typ: 'JWT' }))).json.error, 'unknown_user_id')
      assert.equal((await ask(by, { login_hint_token: await hint() })).json.error, 'invalid_request')
    })

    test('RFC 9396 §2 details are shown to the person, granted as a whole, and narrowed by the token request, by CIBA and on a device', async () => {
      const by = await till()
      const { json } = await ask(by, { authorization_details: JSON.stringify(DETAILS) })
      assert.match(await decide('allow'), /Pay 12/)
      const wider = await poll(by, json.auth_req_id, { authorization_details: JSON.stringify([{ type: 'payment', amount: 13 }]) })
      assert.equal(wider.json.error, 'invalid_authorization_details')
      assert.deepEqual((await poll(by, json.auth_req_id)).json.authorization_details, DETAILS)
      assert.equal((await ask(by, { authorization_details: '[{"type":"unknown"}]' })).json.error, 'invalid_authorization_details')
      const asked = await server.call('POST', '/oauth/device_authorization', {
        form: { scope: 'openid', authorization_details: JSON.stringify(DETAILS) },
        basic: by.basic,
      })
      const page = await visitor.go(asked.json.verification_uri_complete)
      assert.match(page.text, /Pay 12/)
      await visitor.fill(page, [
        ['user_code', asked.json.user_code],
        ['decision', 'allow'],
        ['scope', 'openid'],
      ])
      const form = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: asked.json.device_code }
      assert.deepEqual((await server.call('POST', '/oauth/token', { form, basic: by.basic })).json.authorization_details, DETAILS)
    })

    test('CIBA Core §7.1.1 a client with a signing algorithm must sign its requests, and with this one', async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256')
      const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one' } as never] }
      const [by, other] = [
        await till({ jwks, backchannel_authentication_request_signing_alg: 'ES256' }),
        await till({ jwks, backchannel_authentication_request_signing_alg: 'PS256' }),
      ]
      const now = Math.floor(Date.now() / 1000)
      const sign = (iss: string) =>
        new SignJWT({ iss, aud: server.issuer, iat: now, nbf: now, exp: now + 60, jti: crypto.randomUUID(), scope: 'openid', login_hint: person.username })
          .setProtectedHeader({ alg: 'ES256', kid: 'one' })
          .sign(privateKey)
      const send = async (client: TestClient) =>
        server.call('POST', '/oauth/backchannel_authentication', { form: { request: await sign(client.id) }, basic: client.basic })
      assert.deepEqual([(await send(by)).status, (await send(other)).status, (await ask(by)).json.error], [200, 400, 'invalid_request'])
    })
  })
