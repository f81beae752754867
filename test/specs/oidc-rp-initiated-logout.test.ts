import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { rotateKey } from '#keys/rotate.ts'
import { keyPair } from '#model/key-pair.ts'
import { session } from '#model/session.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const GOODBYE = 'https://app.example/goodbye'
const leaving = { post_logout_redirect_uris: [GOODBYE] }
const end = (flow: CodeFlow, params: Record<string, string>) => flow.visitor.go(`/oauth/end_session?${new URLSearchParams(params)}`)
const isSignedIn = async (flow: CodeFlow) =>
  (await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'none' }).params)}`)).params.has('code')

test('OIDC RP-Initiated Logout §2 with the ID token of this sign-in the person leaves without a question and is sent on', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  const stop = await end(flow, { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE, state: 'see you' })
  assert.equal(stop.url.href, `${GOODBYE}?state=see+you`)
  assert.equal(await isSignedIn(flow), false)
})
test('OIDC RP-Initiated Logout §2 the request may be posted', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  const stop = await flow.visitor.go('/oauth/end_session', { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE })
  assert.equal(stop.url.href, GOODBYE)
  assert.equal(await isSignedIn(flow), false)
})
test('OIDC RP-Initiated Logout §2 a request that another site posts ends the sign-in although the cookies stayed behind', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  const crossSite = await server.call('POST', '/oauth/end_session', { form: { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE } })
  assert.equal(crossSite.status, 303)
  assert.equal((await flow.visitor.go(String(crossSite.headers['location']))).url.href, GOODBYE)
  assert.equal(await isSignedIn(flow), false)
})
test('OIDC RP-Initiated Logout §2 an ID token that has expired will do', async () => {
  const flow = await codeFlow({ server, client: { ...leaving, id_token_ttl: 1 } })
  const { id_token } = await flow.tokens()
  server.clock.skew += 60_000
  assert.equal((await end(flow, { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE })).url.href, GOODBYE)
  server.clock.skew = 0
})
test('OIDC RP-Initiated Logout §2 without post_logout_redirect_uri the person stays with us, signed out', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const stop = await end(flow, { id_token_hint: (await flow.tokens()).id_token })
  assert.equal(stop.url.pathname, '/logout')
  assert.equal(await isSignedIn(flow), false)
})
test('OIDC RP-Initiated Logout §2 state comes back as it was sent, not at all where none was sent, and nowhere but at the application', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  assert.equal((await end(flow, { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE })).url.href, GOODBYE)
  const other = await codeFlow({ server, client: leaving })
  await other.code()
  const stop = await end(other, { state: 'see you' })
  assert.match(stop.text, /id="logout-confirm"/)
  assert.equal(new URL(stop.url).origin, server.issuer)
  assert.equal(await isSignedIn(other), true)
})
test('OIDC RP-Initiated Logout §2 without a hint the person is asked first', async () => {
  const flow = await codeFlow({ server, client: leaving })
  await flow.code()
  const stop = await end(flow, {})
  assert.match(stop.text, /id="logout-confirm"/)
  assert.equal(await isSignedIn(flow), true)
  await flow.visitor.fill(stop, {})
  assert.equal(await isSignedIn(flow), false)
})
test('OIDC RP-Initiated Logout §2 without a hint but with client_id the person is asked, and sent on afterwards', async () => {
  const flow = await codeFlow({ server, client: leaving })
  await flow.code()
  const asked = await end(flow, { client_id: flow.app.id, post_logout_redirect_uri: GOODBYE, state: 's' })
  assert.match(asked.text, /id="logout-confirm"/)
  assert.equal((await flow.visitor.fill(asked, {})).url.href, `${GOODBYE}?state=s`)
})
test('OIDC RP-Initiated Logout §3 a URI that is not registered is refused, whatever else is right', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  for (const uri of ['https://evil.example/', `${GOODBYE}/`, `${GOODBYE}?x=y`, GOODBYE.toUpperCase()]) {
    const stop = await end(flow, { id_token_hint: id_token, post_logout_redirect_uri: uri })
    assert.equal(stop.status, 400, uri)
    assert.match(stop.text, /post_logout_redirect_uri is not registered/)
  }
  assert.equal(await isSignedIn(flow), true)
})
test('OIDC RP-Initiated Logout §3 a URI of nobody in particular is not followed', async () => {
  const flow = await codeFlow({ server, client: leaving })
  await flow.code()
  const asked = await end(flow, { post_logout_redirect_uri: GOODBYE })
  assert.equal((await flow.visitor.fill(asked, {})).url.pathname, '/logout')
})
test('OIDC RP-Initiated Logout §2 a client_id that is not the one of the ID token is refused', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  assert.equal((await end(flow, { id_token_hint: id_token, client_id: (await makeClient(server)).id })).status, 400)
})
test('OIDC RP-Initiated Logout §2 a hint that is forged signs nobody out', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  const [head, , signature] = id_token.split('.')
  const forged = [head, Buffer.from(JSON.stringify({ iss: server.issuer, sub: 'usr_x', aud: flow.app.id })).toString('base64url'), signature].join('.')
  assert.match((await end(flow, { id_token_hint: forged })).text, /id="logout-confirm"/)
  assert.equal(await isSignedIn(flow), true)
})
test('OIDC RP-Initiated Logout §2 the ID token of somebody else signs nobody out without a question', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  flow.visitor.cookies.clear()
  const other = await makePerson(server)
  await flow.visitor.authorize(flow.request().params, { username: other.username })
  assert.match((await end(flow, { id_token_hint: id_token })).text, /id="logout-confirm"/)
})
test('OIDC RP-Initiated Logout §2 the ID token stands in no URL that we redirect to', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  flow.visitor.cookies.clear()
  await flow.visitor.authorize(flow.request().params, { username: (await makePerson(server)).username })
  assert.equal((await end(flow, { id_token_hint: id_token })).url.href.includes(id_token), false)
})
test('OIDC Core §11 signing out ends what was granted in the session, but not what was granted for offline access', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const [online, offline] = [await flow.tokens(), await flow.tokens({ scope: 'openid offline_access' })]
  await end(flow, { id_token_hint: online.id_token })
  assert.equal((await flow.refresh(online.refresh_token)).json.error, 'invalid_grant')
  assert.equal((await flow.refresh(offline.refresh_token)).status, 200)
})
test('OIDC RP-Initiated Logout §2 the session is over in the records, not only in the browser', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  const cookies = new Map(flow.visitor.cookies)
  await end(flow, { id_token_hint: id_token })
  for (const [name, value] of cookies) flow.visitor.cookies.set(name, value)
  assert.equal(await isSignedIn(flow), false)
  const rows = await server.context.db.table(session).find({}, { limit: 100 })
  assert.ok(rows.some((row) => row.ended_at !== undefined))
})
test('OIDC RP-Initiated Logout §2.1 discovery names the endpoint', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  assert.equal(json.end_session_endpoint, `${server.issuer}/oauth/end_session`)
})
test('OIDC RP-Initiated Logout §2 an ID token is a hint however old it and its key are', async () => {
  const long = await startServer({ settings: { session_idle_ttl: 2_592_000, session_ttl: 2_592_000 } })
  const flow = await codeFlow({ server: long, client: leaving })
  const { id_token } = await flow.tokens()
  await rotateKey(long.context, decodeProtectedHeader(id_token).kid ?? '')
  long.clock.skew += 2 * 86_400_000
  const { keys } = await long.context.keys.jwks()
  assert.equal(
    keys.some(({ kid }) => kid === decodeProtectedHeader(id_token).kid),
    false,
  )
  const silent = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'none', id_token_hint: id_token }).params)}`)
  assert(silent.params.has('code'), 'OIDC Core §3.1.2.1')
  assert.equal((await end(flow, { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE })).url.href, GOODBYE)
  await long.close()
})
test('OIDC RP-Initiated Logout §2 a hint that goes by the other name of a key is known after a rotation too', async () => {
  const flow = await codeFlow({ server, client: { ...leaving, id_token_kid: 'our-key' } })
  const { id_token } = await flow.tokens()
  assert.equal(decodeProtectedHeader(id_token).kid, 'our-key')
  const [key] = await server.context.db.table(keyPair).find({ state: 'active', is_default: true, alg: 'ES256' })
  await rotateKey(server.context, key?.id ?? '')
  assert.equal((await end(flow, { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE })).url.href, GOODBYE)
})
test('OIDC RP-Initiated Logout §2 a key that was withdrawn tells nothing, nor does a token that it says it signed', async () => {
  const flow = await codeFlow({ server, client: leaving })
  const { id_token } = await flow.tokens()
  await rotateKey(server.context, decodeProtectedHeader(id_token).kid ?? '', { withdraw: true })
  assert.match((await end(flow, { id_token_hint: id_token })).text, /id="logout-confirm"/)
})
