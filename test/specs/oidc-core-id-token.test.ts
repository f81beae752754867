import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { signingAlgs } from '#model/key-pair.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const verified = async (idToken: string, audience: string) => {
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  return jwtVerify(idToken, keys, { issuer: server.issuer, audience })
}

test('OIDC Core §2 an ID token says who issued it for whom about whom, when, and how the person signed in', async () => {
  const flow = await codeFlow({ server })
  const { id_token } = await flow.tokens()
  const { payload } = await verified(id_token, flow.app.id)
  const now = Date.now() / 1000
  assert.equal(payload['nonce'], 'the nonce')
  assert.equal(payload['azp'], flow.app.id)
  assert.deepEqual(payload['amr'], ['pwd'])
  assert.equal(payload['acr'], '1')
  assert.ok(typeof payload['sid'] === 'string' && payload['sid'].length > 15)
  assert.ok(Math.abs(Number(payload['auth_time']) - now) < 10)
  assert.ok(Math.abs(Number(payload.iat) - now) < 10)
  assert.equal(Number(payload.exp) - Number(payload.iat), 3600)
})
test('OIDC Core §3.1.3.3 without the scope openid there is no ID token', async () => {
  assert.equal('id_token' in (await (await codeFlow({ server })).tokens({ scope: 'profile' })), false)
})
test('OIDC Core §2 a nonce that was not sent is not there', async () => {
  assert.equal('nonce' in decodeJwt((await (await codeFlow({ server })).tokens({ nonce: undefined })).id_token), false)
})
const hashOf = (alg: string) => (/^[ERP]S/.test(alg) ? `sha${alg.slice(2)}` : 'sha512')
for (const alg of signingAlgs)
  test(`OIDC Core §3.1.3.6 at_hash fits ${alg}, and a published key verifies the token`, async () => {
    const flow = await codeFlow({ server, client: { id_token_signature_alg: alg } })
    const { id_token, access_token } = await flow.tokens()
    const { payload, protectedHeader } = await verified(id_token, flow.app.id)
    assert.equal(protectedHeader.alg, alg)
    const digest = createHash(hashOf(alg)).update(access_token).digest()
    assert.equal(payload['at_hash'], digest.subarray(0, digest.length / 2).toString('base64url'))
  })
test('OIDC Core §10.1 the kid of an ID token is published, also one that an administrator chose', async () => {
  const flow = await codeFlow({ server, client: { id_token_kid: 'our-own-name' } })
  const { id_token } = await flow.tokens()
  assert.equal(decodeProtectedHeader(id_token).kid, 'our-own-name')
  const { keys } = (await server.call('GET', '/oauth/jwks')).json
  assert.ok(keys.some((key: { kid: string }) => key.kid === 'our-own-name'))
})
test('OIDC Core §2 an ID token is no access token', async () => {
  const { id_token } = await (await codeFlow({ server })).tokens()
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: id_token })).status, 401)
})
test('OIDC Core §5.4 what scopes release is told by userinfo, not by the ID token', async () => {
  const payload = decodeJwt((await (await codeFlow({ server })).tokens()).id_token)
  for (const claim of ['name', 'email', 'preferred_username']) assert.equal(claim in payload, false)
})
test('OIDC Core §8.1 pairwise subjects differ between sectors, and stay the same for one', async () => {
  const pairwise = { subject_type: 'pairwise' } as const
  const one = await codeFlow({ server, client: pairwise })
  const same = await codeFlow({ server, client: pairwise })
  const other = await codeFlow({ server, client: { ...pairwise, redirect_uris: ['https://other.example/callback'] } })
  const posing = await codeFlow({
    server,
    client: {
      ...pairwise,
      redirect_uris: ['https://app.example/callback', 'https://posing.example/callback'],
    },
  })
  const subject = async (flow: typeof one, redirect_uri: string) => {
    const { params, verifier } = flow.request({ redirect_uri })
    const stop = await flow.visitor.authorize(params, one.habits)
    const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier, { redirect_uri })
    const { sub } = (await server.call('GET', '/oauth/userinfo', { bearer: json.access_token })).json
    assert.equal(sub, decodeJwt(json.id_token).sub, 'OIDC Core §5.3.2 userinfo and ID token agree')
    return sub as string
  }
  const [first, second, third, fourth] = [
    await subject(one, 'https://app.example/callback'),
    await subject(same, 'https://app.example/callback'),
    await subject(other, 'https://other.example/callback'),
    await subject(posing, 'https://posing.example/callback'),
  ]
  assert.equal(first, second)
  assert.notEqual(first, third)
  assert.notEqual(first, fourth, 'naming a host first does not make a client one of its sector')
  assert.doesNotMatch(first, /^usr_/)
})
test('OIDC Registration §2 ID tokens are signed with RS256 where the client names no algorithm', async () => {
  assert.equal(decodeProtectedHeader((await (await codeFlow({ server })).tokens()).id_token).alg, 'RS256')
})
