import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow, saying } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const DAY = 86_400_000
const userinfo = async (token: string) => (await server.call('GET', '/oauth/userinfo', { bearer: token })).status

test('RFC 6749 §6 a refresh token is exchanged for a new access token and its successor', async () => {
  const flow = await codeFlow({ server })
  const first = await flow.tokens()
  const { status, json, headers } = await flow.refresh(first.refresh_token)
  assert.equal(status, 200)
  assert.equal(headers['cache-control'], 'no-store')
  assert.notEqual(json.refresh_token, first.refresh_token)
  assert.equal(json.scope, 'openid profile email')
  assert.equal(await userinfo(json.access_token), 200)
})
test('RFC 6749 §5.1 no refresh token goes to a client that does not list the grant', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code'] } })
  assert.equal('refresh_token' in (await flow.tokens({ scope: 'openid offline_access' })), false)
})
test('RFC 9700 §4.14.2 a refresh token that was used comes again after the retry window: the whole family dies', async () => {
  const flow = await codeFlow({ server })
  const first = await flow.tokens()
  const second = (await flow.refresh(first.refresh_token)).json
  server.clock.skew += 11_000
  assert.equal((await flow.refresh(first.refresh_token)).json.error, 'invalid_grant')
  assert.equal((await flow.refresh(second.refresh_token)).json.error, 'invalid_grant')
  assert.equal(await userinfo(second.access_token), 401)
  server.clock.skew = 0
})
test('RFC 9700 §4.14.2 within the retry window the same client hears of the same tokens again', async () => {
  const flow = await codeFlow({ server })
  const { refresh_token } = await flow.tokens()
  const [once, again] = [await flow.refresh(refresh_token), await flow.refresh(refresh_token)]
  assert.equal(again.status, 200)
  assert.deepEqual(saying(again.json), saying(once.json))
  const kid = [once, again].map(({ json }) => decodeProtectedHeader(json.id_token).kid)
  assert.equal(kid[0], kid[1])
  assert.equal((await flow.refresh(again.json.refresh_token)).status, 200)
})
test('RFC 9700 §4.14.2 within the retry window a repeat after the successor was used is reuse: the whole family dies', async () => {
  const flow = await codeFlow({ server })
  const first = await flow.tokens()
  const second = (await flow.refresh(first.refresh_token)).json
  const third = (await flow.refresh(second.refresh_token)).json
  assert.equal((await flow.refresh(first.refresh_token)).json.error, 'invalid_grant')
  assert.equal((await flow.refresh(third.refresh_token)).json.error, 'invalid_grant')
  assert.equal(await userinfo(third.access_token), 401)
})
test('RFC 6749 §6 within the retry window another client hears nothing', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  const { refresh_token } = await flow.tokens()
  await flow.refresh(refresh_token)
  assert.equal((await other.refresh(refresh_token)).json.error, 'invalid_grant')
})
test('RFC 6749 §6 a refresh token of another client is invalid_grant, and still good for its own', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  const { refresh_token } = await flow.tokens()
  assert.equal((await other.refresh(refresh_token)).json.error, 'invalid_grant')
  assert.equal((await flow.refresh(refresh_token)).status, 200)
})
test('RFC 6749 §6 the scope may be narrowed for one access token, and is whole again at the next refresh', async () => {
  const flow = await codeFlow({ server })
  const narrow = (await flow.refresh((await flow.tokens()).refresh_token, { scope: 'openid email' })).json
  assert.equal(narrow.scope, 'openid email')
  assert.equal((await flow.refresh(narrow.refresh_token)).json.scope, 'openid profile email')
})
test('RFC 6749 §6 the scope cannot be widened', async () => {
  const flow = await codeFlow({ server })
  const { refresh_token } = await flow.tokens()
  assert.equal((await flow.refresh(refresh_token, { scope: 'openid phone' })).json.error, 'invalid_scope')
})
test('RFC 8707 §2.2 the resource can be narrowed and not changed', async () => {
  const flow = await codeFlow({ server, client: { authorized_resources: ['https://one.example/', 'https://two.example/'] } })
  const { refresh_token } = await flow.tokens({ resource: 'https://one.example/' })
  assert.equal((await flow.refresh(refresh_token, { resource: 'https://two.example/' })).json.error, 'invalid_target')
  assert.equal((await flow.refresh(refresh_token, { resource: 'https://one.example/' })).status, 200)
})
test('OIDC Core §12.2 a refreshed ID token is about the same sign-in, and has no nonce', async () => {
  const flow = await codeFlow({ server })
  const first = await flow.tokens()
  server.clock.skew += 5000
  const [before, now] = [decodeJwt(first.id_token), decodeJwt((await flow.refresh(first.refresh_token)).json.id_token)]
  server.clock.skew = 0
  for (const claim of ['iss', 'sub', 'aud', 'azp', 'auth_time', 'sid']) assert.deepEqual(now[claim], before[claim], claim)
  assert.equal('nonce' in now, false)
  assert.ok((now.iat ?? 0) > (before.iat ?? 0))
})
test('RFC 9700 §4.14.2 an unused refresh token dies after its sliding time', async () => {
  const flow = await codeFlow({ server, client: { refresh_token_ttl: 3600 } })
  const { refresh_token } = await flow.tokens()
  server.clock.skew += 3000_000
  const second = (await flow.refresh(refresh_token)).json.refresh_token
  server.clock.skew += 3000_000
  const third = await flow.refresh(second)
  assert.equal(third.status, 200, 'each use starts the time anew')
  server.clock.skew += 3700_000
  assert.equal((await flow.refresh(third.json.refresh_token)).json.error, 'invalid_grant')
  server.clock.skew = 0
})
test('RFC 9700 §4.14.2 refreshing ends with the absolute time of the grant', async () => {
  const flow = await codeFlow({ server, client: { refresh_token_ttl: 2 * 86_400, refresh_token_absolute_ttl: 3 * 86_400 } })
  const first = (await flow.tokens()).refresh_token
  server.clock.skew += 1.5 * DAY
  const second = (await flow.refresh(first)).json.refresh_token
  server.clock.skew += 1.4 * DAY
  const third = (await flow.refresh(second)).json.refresh_token
  assert.ok(third)
  server.clock.skew += 0.2 * DAY
  assert.equal((await flow.refresh(third)).json.error, 'invalid_grant')
  server.clock.skew = 0
})
test('RFC 6749 §6 a person who was blocked refreshes nothing', async () => {
  const flow = await codeFlow({ server })
  const { refresh_token } = await flow.tokens()
  await server.context.db.table(user).change({ username: flow.habits.username }, { blocked: true })
  assert.equal((await flow.refresh(refresh_token)).json.error, 'invalid_grant')
})
test('RFC 6749 §6 a private scope that was taken from the person, or that is no more, is not refreshed', async () => {
  const { db } = server.context
  const stamps = { created_at: 0, updated_at: 0 }
  for (const name of ['doors:open', 'doors:lock']) await db.table(scope).insert(newRow(scope, { id: `sc_${name}`, name, ...stamps }))
  const flow = await codeFlow({ server })
  const person = { username: flow.habits.username }
  await db.table(user).change(person, { authorized_scopes: ['doors:open', 'doors:lock'] })
  const first = await flow.tokens({ scope: 'openid doors:open doors:lock' })
  await db.table(user).change(person, { authorized_scopes: ['doors:lock'] })
  const second = (await flow.refresh(first.refresh_token)).json
  assert.equal(second.scope, 'openid doors:lock')
  await db.table(scope).remove({ name: 'doors:lock' })
  assert.equal((await flow.refresh(second.refresh_token)).json.scope, 'openid')
})
test('RFC 6749 §6 a confidential client must prove who it is to refresh', async () => {
  const flow = await codeFlow({ server })
  const { refresh_token } = await flow.tokens()
  const form = { grant_type: 'refresh_token', refresh_token, client_id: flow.app.id }
  assert.equal((await server.call('POST', '/oauth/token', { form })).json.error, 'invalid_client')
})
test('RFC 6749 §6 with public_refresh_token it need not', async () => {
  const flow = await codeFlow({ server, client: { public_refresh_token: true } })
  const { refresh_token } = await flow.tokens()
  const form = { grant_type: 'refresh_token', refresh_token, client_id: flow.app.id }
  assert.equal((await server.call('POST', '/oauth/token', { form })).status, 200)
})
test('RFC 6749 §6 an access token or a code is no refresh token', async () => {
  const flow = await codeFlow({ server })
  const { access_token } = await flow.tokens()
  for (const token of [access_token, (await flow.code()).code, 'grt_', '']) {
    const { status, json } = await flow.refresh(token)
    assert.equal(status, 400)
    assert.match(json.error, /invalid_grant|invalid_request/)
  }
})
test('RFC 7009 §2.1 revoking a refresh token ends its access tokens too', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'] } })
  const { access_token, refresh_token } = await flow.tokens()
  const answer = await server.call('POST', '/oauth/revoke', { form: { token: refresh_token }, basic: flow.app.basic })
  assert.equal(answer.status, 200)
  assert.equal(await userinfo(access_token), 401)
  assert.equal((await flow.refresh(refresh_token)).json.error, 'invalid_grant')
})
test('RFC 6749 §5.2 a client that is not registered for the grant is unauthorized_client', async () => {
  const { basic } = await makeClient(server)
  const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token: 'grt_x' }, basic })
  assert.equal(answer.json.error, 'unauthorized_client')
})
test('RFC 6749 §6 who is no longer among the makers of a draft cannot refresh in it', async () => {
  const flow = await codeFlow({ server, client: { stage: 'live' } })
  const { refresh_token } = await flow.tokens()
  const { db } = server.context
  const [person] = await db.table(user).find({ username: flow.habits.username })
  const setOwner = (owner: string) => db.table(client).change({ id: flow.app.id }, { stage: 'draft', owner })
  await setOwner(person?.id ?? '')
  const again = await flow.refresh(refresh_token)
  assert.equal(again.status, 200, again.text)
  await setOwner('usr_another')
  assert.equal((await flow.refresh(again.json.refresh_token)).json.error, 'invalid_grant')
})
