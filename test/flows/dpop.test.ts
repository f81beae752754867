import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Visitor, visitorAt } from '../support/visitor.ts'

const CALLBACK = 'http://127.0.0.1:9999/callback'
const API = 'http://127.0.0.1:9998/api'
const insecure = { [oauth.allowInsecureRequests]: true }

for (const dpop_nonce of [false, true])
  describe(`proofs ${dpop_nonce ? 'with' : 'without'} nonces over a socket`, () => {
    let server: TestServer
    let visitor: Visitor
    let username: string
    let machine: TestClient
    before(async () => {
      server = await startServer({ listen: true, settings: { dpop_nonce } })
      visitor = visitorAt(server.issuer)
      username = (await makePerson(server)).username
      await server.context.db.table(protectedApi).insert(newRow(protectedApi, { id: 'api', identifier: API, name: 'API' }))
      machine = await makeClient(server, {
        enforce_dpop: true,
        access_token_format: 'jwt',
        authorize_scope: true,
        authorized_scopes: [{ name: 'clients:read:all' }],
      })
    })
    after(() => server.close())
    const native = async () =>
      (
        await makeClient(server, {
          enforce_dpop: true,
          redirect_uris: ['http://127.0.0.1/callback'],
          application_type: 'native',
          confidential: false,
          token_endpoint_auth_methods: ['none'],
          supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'],
        })
      ).id
    const visit = async (url: string | URL) => (await visitor.complete(await visitor.go(String(url)), { username })).url

    describe('openid-client', () => {
      const configure = async (id: string, secret?: string) =>
        openid.discovery(new URL(server.issuer), id, secret, secret === undefined ? openid.None() : undefined, { execute: [openid.allowInsecureRequests] })

      test('a machine gets a bound token, and the administration API takes it', async () => {
        const config = await configure(...machine.basic)
        const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair())
        const tokens = await openid.clientCredentialsGrant(config, { scope: 'clients:read:all' }, { DPoP })
        assert.equal(tokens.token_type, 'dpop')
        const clients = new URL(`${server.issuer}/api/clients`)
        for (let times = 0; times < 2; times++)
          assert.equal((await openid.fetchProtectedResource(config, tokens.access_token, clients, 'GET', undefined, undefined, { DPoP })).status, 200)
        await assert.rejects(openid.fetchProtectedResource(config, tokens.access_token, clients, 'GET'), { code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' })
        await assert.rejects(openid.clientCredentialsGrant(config), { error: 'invalid_dpop_proof' })
      })
      for (const pushed of [false, true])
        test(`a native application ${pushed ? 'pushes its request, ' : ''}signs in, asks for userinfo and refreshes`, async () => {
          const config = await configure(await native())
          const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair())
          const [pkceCodeVerifier, expectedState] = [openid.randomPKCECodeVerifier(), openid.randomState()]
          const parameters = {
            redirect_uri: CALLBACK,
            scope: 'openid email',
            code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
            code_challenge_method: 'S256',
            state: expectedState,
            ...(pushed ? {} : { dpop_jkt: await DPoP.calculateThumbprint() }),
          }
          const url = pushed ? await openid.buildAuthorizationUrlWithPAR(config, parameters, { DPoP }) : openid.buildAuthorizationUrl(config, parameters)
          const tokens = await openid.authorizationCodeGrant(config, await visit(url), { pkceCodeVerifier, expectedState }, undefined, { DPoP })
          assert.equal(tokens.token_type, 'dpop')
          const sub = tokens.claims()?.sub ?? ''
          assert.equal((await openid.fetchUserInfo(config, tokens.access_token, sub, { DPoP })).email, username)
          const stolen = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair())
          await assert.rejects(openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP: stolen }), { error: 'invalid_grant' })
          const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP })
          assert.equal((await openid.fetchUserInfo(config, refreshed.access_token, sub, { DPoP })).email, username)
        })
    })

    describe('oauth4webapi', () => {
      let as: oauth.AuthorizationServer
      before(async () => {
        const issuer = new URL(server.issuer)
        as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
      })
      /** Once more when the server has told a nonce, as the library wants it done. */
      async function retried<T>(ask: () => Promise<T>): Promise<T> {
        try {
          return await ask()
        } catch (error) {
          if (!oauth.isDPoPNonceError(error)) throw error
          return ask()
        }
      }

      for (const alg of ['ES256', 'PS256', 'Ed25519'])
        test(`an API of somebody else verifies a token that is bound to a key for ${alg}`, async () => {
          const client: oauth.Client = { client_id: machine.id }
          const keyPair = await oauth.generateKeyPair(alg)
          const DPoP = oauth.DPoP(client, keyPair)
          const tokens = await retried(async () => {
            const parameters = new URLSearchParams({ resource: API })
            const answer = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic(machine.secret), parameters, { DPoP, ...insecure })
            return oauth.processClientCredentialsResponse(as, client, answer)
          })
          assert.equal(tokens.token_type, 'dpop')
          let sent: Request | undefined
          const fetching = async (url: string, { body: _, ...init }: RequestInit) => {
            sent = new Request(url, init)
            return new Response('{}')
          }
          await oauth.protectedResourceRequest(tokens.access_token, 'GET', new URL(API), undefined, undefined, {
            DPoP,
            ...insecure,

            [oauth.customFetch]: fetching as never,
          })
          assert(sent)
          const claims = await oauth.validateJwtAccessToken(as, sent, API, { requireDPoP: true, ...insecure })
          assert.equal(claims.client_id, machine.id)
        })
      test('a native application signs in, asks for userinfo and refreshes', async () => {
        const client: oauth.Client = { client_id: await native() }
        const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
        const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()]
        const parameters = new URLSearchParams({
          client_id: client.client_id,
          redirect_uri: CALLBACK,
          response_type: 'code',
          scope: 'openid email',
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
        })
        const callback = oauth.validateAuthResponse(as, client, await visit(`${as.authorization_endpoint}?${parameters}`), state)
        const tokens = await retried(async () => {
          const answer = await oauth.authorizationCodeGrantRequest(as, client, oauth.None(), callback, CALLBACK, verifier, { DPoP, ...insecure })
          return oauth.processAuthorizationCodeResponse(as, client, answer)
        })
        const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
        const ask = (token: string) =>
          retried(async () => oauth.processUserInfoResponse(as, client, subject, await oauth.userInfoRequest(as, client, token, { DPoP, ...insecure })))
        assert.equal((await ask(tokens.access_token)).email, username)
        const refreshed = await retried(async () => {
          const answer = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? '', { DPoP, ...insecure })
          return oauth.processRefreshTokenResponse(as, client, answer)
        })
        assert.equal((await ask(refreshed.access_token)).email, username)
      })
    })
  })
