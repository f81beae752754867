import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import * as oauth from 'oauth4webapi'
import { makeClient } from '../support/clients.ts'
import { fapiSettings } from '../support/fapi.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Visitor, visitorAt } from '../support/visitor.ts'

const CALLBACK = 'http://127.0.0.1:9999/callback'
interface Way {
  readonly authentication?: oauth.ClientAuth
  readonly pushed?: boolean
  readonly DPoP?: oauth.DPoPHandle
}
const loose = { [oauth.allowInsecureRequests]: true }

describe('oauth4webapi over a socket', () => {
  let server: TestServer
  let as: oauth.AuthorizationServer
  let visitor: Visitor
  let username: string
  before(async () => {
    server = await startServer({ listen: true })
    const issuer = new URL(server.issuer)
    as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, loose))
    visitor = visitorAt(server.issuer)
    username = (await makePerson(server)).username
  })
  after(() => server.close())

  const publicClient = async (): Promise<oauth.Client> => ({
    client_id: (
      await makeClient(server, {
        redirect_uris: ['http://127.0.0.1/callback'],
        application_type: 'native',
        confidential: false,
        token_endpoint_auth_methods: ['none'],
        supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'],
      })
    ).id,
  })

  async function signIn(client: oauth.Client, { authentication = oauth.None(), pushed = false, DPoP }: Way = {}) {
    const options = { ...loose, ...(DPoP && { DPoP }) }
    const verifier = oauth.generateRandomCodeVerifier()
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
    let parameters = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid email',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    if (pushed) {
      const answer = await oauth.pushedAuthorizationRequest(as, client, authentication, parameters, options)
      const { request_uri } = await oauth.processPushedAuthorizationResponse(as, client, answer)
      parameters = new URLSearchParams({ client_id: client.client_id, request_uri })
    }
    const stop = await visitor.complete(await visitor.go(`${as.authorization_endpoint}?${parameters}`), { username })
    const callback = oauth.validateAuthResponse(as, client, stop.url, state)
    const answer = await oauth.authorizationCodeGrantRequest(as, client, authentication, callback, CALLBACK, verifier, options)
    return oauth.processAuthorizationCodeResponse(as, client, answer, { expectedNonce: nonce, requireIdToken: true })
  }

  test('a native application without a secret: code, PKCE, userinfo', async () => {
    const client = await publicClient()
    const tokens = await signIn(client)
    const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
    const told = await oauth.processUserInfoResponse(as, client, subject, await oauth.userInfoRequest(as, client, tokens.access_token, loose))
    assert.equal(told.email, username)
  })
  test('it refreshes and revokes without a secret too', async () => {
    const client = await publicClient()
    const { refresh_token = '' } = await signIn(client)
    const answer = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refresh_token, loose)
    const refreshed = await oauth.processRefreshTokenResponse(as, client, answer)
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, oauth.None(), refreshed.refresh_token ?? '', loose))
    const dead = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refreshed.refresh_token ?? '', loose)
    await assert.rejects(oauth.processRefreshTokenResponse(as, client, dead), { error: 'invalid_grant' })
  })
  test('a web application with a secret pushes its request', async () => {
    const { id, secret } = await makeClient(server, { redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code'] })
    assert.ok((await signIn({ client_id: id }, { authentication: oauth.ClientSecretBasic(secret), pushed: true })).access_token)
  })
  test('FAPI 2.0 §5.2 under the Security Profile, enforced: pushed, private_key_jwt, DPoP, PKCE, iss', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const { id } = await makeClient(server, {
      ...fapiSettings,
      redirect_uris: [CALLBACK],
      application_type: 'native',
      jwks: { keys: [await exportJWK(publicKey)] },
    })
    const client: oauth.Client = { client_id: id, id_token_signed_response_alg: 'ES256' }
    const key = await generateKeyPair('ES256', { extractable: true })
    const DPoP = oauth.DPoP(client, key)
    const tokens = await signIn(client, { authentication: oauth.PrivateKeyJwt(privateKey), pushed: true, DPoP })
    assert.equal(tokens.token_type, 'dpop')
    const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
    const answer = await oauth.userInfoRequest(as, client, tokens.access_token, { ...loose, DPoP })
    assert.equal((await oauth.processUserInfoResponse(as, client, subject, answer)).sub, subject)
  })
  for (const alg of ['RS256', 'PS256', 'ES384', 'EdDSA'] as const)
    test(`it verifies an ID token signed with ${alg} by our published keys`, async () => {
      const { id, secret } = await makeClient(server, { redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code'], id_token_signature_alg: alg })
      const client: oauth.Client = { client_id: id, id_token_signed_response_alg: alg }
      assert.ok(oauth.getValidatedIdTokenClaims(await signIn(client, { authentication: oauth.ClientSecretPost(secret) })))
    })
})
