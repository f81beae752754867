import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

const server = await startServer()
after(() => server.close())
const userinfo = async (bearer: string) => (await server.call('GET', '/oauth/userinfo', { bearer })).status

test('RFC 9700 §4.5.3 a stolen code is of no use without the verifier of its own request', async () => {
  const flow = await codeFlow({ server })
  const [stolen, own] = [await flow.code(), await flow.code()]
  assert.equal((await flow.redeem(stolen.code, own.verifier)).json.error, 'invalid_grant')
})
test('RFC 9700 §4.5.3 the nonce of the request is in the ID token, so that an injected code shows', async () => {
  const flow = await codeFlow({ server })
  assert.equal(decodeJwt((await flow.tokens({ nonce: 'of this browser' })).id_token)['nonce'], 'of this browser')
})
test('RFC 9700 §4.8.2 a verifier for a code that was asked for without a challenge is refused', async () => {
  const flow = await codeFlow({ server, client: { pkce: false } })
  const { stop } = await flow.authorize({ code_challenge: undefined, code_challenge_method: undefined })
  assert.equal((await flow.redeem(stop.params.get('code') ?? '', pkce().verifier)).json.error, 'invalid_grant')
})
test('RFC 9700 §4.8.2 a challenge that was sent counts, also for a client that need not send one', async () => {
  const flow = await codeFlow({ server, client: { pkce: false } })
  const { code } = await flow.code()
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: flow.app.basic })).json.error, 'invalid_grant')
})
test('RFC 9700 §4.5.2 a code that is replayed takes back what it was exchanged for', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const { access_token, refresh_token } = (await flow.redeem(code, verifier)).json
  assert.equal(await userinfo(access_token), 200)
  assert.equal((await flow.redeem(code, verifier)).json.error, 'invalid_grant')
  assert.equal(await userinfo(access_token), 401)
  assert.equal((await flow.refresh(refresh_token)).json.error, 'invalid_grant')
})
test('RFC 9700 §4.5.2 what was refreshed from it in the meantime goes too', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const refreshed = (await flow.refresh((await flow.redeem(code, verifier)).json.refresh_token)).json
  await flow.redeem(code, verifier)
  assert.equal(await userinfo(refreshed.access_token), 401)
  assert.equal((await flow.refresh(refreshed.refresh_token)).json.error, 'invalid_grant')
})
test('RFC 9700 §4.5.2 a replay by another client is refused, and cannot end what is not its own', async () => {
  const [flow, thief] = [await codeFlow({ server }), await codeFlow({ server })]
  const { code, verifier } = await flow.code()
  const { access_token } = (await flow.redeem(code, verifier)).json
  assert.equal((await thief.redeem(code, verifier)).json.error, 'invalid_grant')
  assert.equal(await userinfo(access_token), 200)
})
test('RFC 9449 §10 a code that is bound to a key is not given out without proof of the key', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code({ dpop_jkt: 'x'.repeat(43) })
  assert.equal((await flow.redeem(code, verifier)).json.error, 'invalid_grant')
})
test('RFC 6749 §10.3 a code is no access token, and an access token no code', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  assert.equal(await userinfo(code), 401)
  const { access_token } = (await flow.redeem(code, verifier)).json
  assert.equal((await flow.redeem(access_token, verifier)).json.error, 'invalid_grant')
})
