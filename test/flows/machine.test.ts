import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'

const API = 'https://api.example/things'
let server: TestServer
let pair: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
before(async () => {
  server = await startServer({ listen: true })
  pair = await generateKeyPair('ES256')
  await makeScopes(server, ['things:read'])
  const api = newRow(protectedApi, { id: 'api_things', identifier: API, name: 'Things', scopes: ['things:read'], access_token_format: 'jwt' })
  await server.context.db.table(protectedApi).insert(api)
})
after(() => server.close())

const insecure = { [oauth.allowInsecureRequests]: true }

/** Each way of authentication: what the client is registered with, and how either library does it. */
const ways: Record<
  string,
  {
    readonly fields: () => Promise<Partial<Client>>
    readonly one: (client: TestClient) => oauth.ClientAuth
    readonly other: (client: TestClient) => openid.ClientAuth
  }
> = {
  client_secret_basic: {
    fields: async () => ({}),
    one: ({ secret }) => oauth.ClientSecretBasic(secret),
    other: ({ secret }) => openid.ClientSecretBasic(secret),
  },
  client_secret_post: {
    fields: async () => ({}),
    one: ({ secret }) => oauth.ClientSecretPost(secret),
    other: ({ secret }) => openid.ClientSecretPost(secret),
  },
  client_secret_jwt: {
    fields: async () => ({}),
    one: ({ secret }) => oauth.ClientSecretJwt(secret),
    other: ({ secret }) => openid.ClientSecretJwt(secret),
  },
  private_key_jwt: {
    fields: async () => ({ jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'mine' } as never] } }),
    one: () => oauth.PrivateKeyJwt({ key: pair.privateKey as never, kid: 'mine' }),
    other: () => openid.PrivateKeyJwt({ key: pair.privateKey as never, kid: 'mine' }),
  },
}

for (const [method, way] of Object.entries(ways)) {
  test(`oauth4webapi gets, introspects and revokes a token with ${method}`, async () => {
    const made = await makeClient(server, { token_endpoint_auth_methods: [method], ...(await way.fields()) })
    const issuer = new URL(server.issuer)
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...insecure, algorithm: 'oauth2' }))
    const [client, auth] = [{ client_id: made.id }, way.one(made)]
    const asked = await oauth.clientCredentialsGrantRequest(as, client, auth, { scope: 'things:read', resource: API }, insecure)
    const { access_token, scope, expires_in } = await oauth.processClientCredentialsResponse(as, client, asked)
    assert.deepEqual([scope, expires_in], ['things:read', 3600])
    const api = new Request(API, { headers: { authorization: `Bearer ${access_token}` } })
    const claims = await oauth.validateJwtAccessToken(as, api, API, insecure)
    assert.equal(claims.client_id, made.id)

    const introspect = async (options: Partial<oauth.IntrospectionRequestOptions>) =>
      oauth.processIntrospectionResponse(as, client, await oauth.introspectionRequest(as, client, auth, access_token, { ...insecure, ...options }))
    assert.equal((await introspect({})).active, true)
    assert.equal((await introspect({ requestJwtResponse: true })).active, true)
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, auth, access_token, insecure))
    assert.equal((await introspect({})).active, false)
  })
  test(`openid-client gets, introspects and revokes a token with ${method}`, async () => {
    const made = await makeClient(server, { token_endpoint_auth_methods: [method], ...(await way.fields()) })
    const config = await openid.discovery(new URL(server.issuer), made.id, undefined, way.other(made), { execute: [openid.allowInsecureRequests] })
    const { access_token } = await openid.clientCredentialsGrant(config, { scope: 'things:read' })
    assert.equal((await openid.tokenIntrospection(config, access_token)).active, true)
    await openid.tokenRevocation(config, access_token)
    assert.equal((await openid.tokenIntrospection(config, access_token)).active, false)
  })
}
test('oauth4webapi is told why its client is refused', async () => {
  const made = await makeClient(server)
  const issuer = new URL(server.issuer)
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const client = { client_id: made.id }
  const asked = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic('wrong'), {}, insecure)
  await assert.rejects(oauth.processClientCredentialsResponse(as, client, asked), { code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' })
  const scoped = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretBasic(made.secret), { scope: 'nothing:like:it' }, insecure)
  await assert.rejects(oauth.processClientCredentialsResponse(as, client, scoped), { error: 'invalid_scope' })
})
test('many tokens at once, over as many connections', async () => {
  const made = await makeClient(server, { access_token_format: 'jwt' })
  const headers = { authorization: `Basic ${btoa(made.basic.map(encodeURIComponent).join(':'))}`, 'content-type': 'application/x-www-form-urlencoded' }
  const ask = async () => (await fetch(`${server.issuer}/oauth/token`, { method: 'POST', headers, body: 'grant_type=client_credentials' })).json()
  const answers = (await Promise.all(Array.from({ length: 200 }, ask))) as { access_token: string }[]
  assert.equal(new Set(answers.map(({ access_token }) => access_token)).size, 200)
})
