import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { z } from 'zod'
import { newRow } from '#fields/write.ts'
import { authorizationDetailType } from '#model/authorization-detail-type.ts'
import { clientSecretPost } from '#oauth/client-auth/client-secret-post.ts'
import { type GrantType, grantType } from '#oauth/contracts.ts'
import { token } from '#oauth/endpoints/token.ts'
import { dpop } from '#oauth/proof/dpop.ts'
import type { Entitlement } from '#oauth/tokens/entitlement.ts'
import { makeClient } from '../support/clients.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())

const URN = 'urn:example:params:oauth:grant-type:probe'
const DETAILS = [{ type: 'payment', amount: '12.30' }]

/** Asks a token endpoint that serves one grant, which entitles to what the test says. */
async function ask(entitlement: Partial<Entitlement>, { type = URN, ...named }: Partial<Pick<GrantType, 'type' | 'name'>> = { name: 'client_credentials' }) {
  const { id, secret, basic } = await makeClient(server)
  const probe = grantType({
    type,
    ...named,
    spec: 'RFC 6749 §4.5',
    params: z.object({}),
    demandsProof: () => true,
    redeem: async () => ({ subject: id, scope: [], audience: [], grant_type: 'client_credentials', ...entitlement }),
  })
  const { handle } = token({ grants: [probe], ways: [clientSecretPost], proofs: [dpop] })
  const body = Buffer.from(String(new URLSearchParams({ grant_type: type, client_id: id, client_secret: secret })))
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const { status, body: said } = await handle(
    { method: 'POST', path: '/oauth/token', query: '', headers, body, params: {}, address: '::1', id: 'r', certificate: undefined },
    server.context,
  )
  const json = JSON.parse(String(said))
  const introspected = async () => (await server.call('POST', '/oauth/introspect', { form: { token: json.access_token }, basic })).json
  return { status, json, introspected }
}

test('RFC 6749 §4.5 a grant is asked for by its URN, and registered by its name', async () => {
  assert.equal((await ask({})).status, 200)
  await assert.rejects(ask({}, { type: URN, name: 'another' }), { error: 'unauthorized_client' })
  await assert.rejects(ask({}, { type: URN }), { error: 'unauthorized_client' })
})

test('RFC 8693 §2.2.1 a grant says of which type the token is, and that it is no bearer token', async () => {
  const answer = { token_type: 'N_A', issued_token_type: 'urn:ietf:params:oauth:token-type:jwt' }
  const { json } = await ask({ answer })
  assert.deepEqual({ token_type: json.token_type, issued_token_type: json.issued_token_type }, answer)
})

test('a grant decides format, lifetime and further claims of a JWT, none of which replaces one of ours', async () => {
  const { json, introspected } = await ask({ format: 'jwt', lifetime: 33, claims: { act: { sub: 'agent' }, sub: 'somebody else', exp: 1 } })
  const claims = decodeJwt(json.access_token)
  assert.equal(json.expires_in, 33)
  assert.deepEqual(claims['act'], { sub: 'agent' })
  assert.notEqual(claims.sub, 'somebody else')
  assert.notEqual(claims.exp, 1)
  const told = await introspected()
  assert.deepEqual([told.act, told.sub === claims.sub, told.active], [{ sub: 'agent' }, true, true])
})

test('RFC 9396 §7 authorization details stand in the answer, in the JWT, and in what introspection tells', async () => {
  for (const { type } of DETAILS)
    await server.context.db
      .table(authorizationDetailType)
      .insert(newRow(authorizationDetailType, { id: `adt_${type}`, type, name: type, sentence: type, created_at: 1, updated_at: 1 }))
  const { json, introspected } = await ask({ format: 'jwt', authorization_details: DETAILS })
  assert.deepEqual([json.authorization_details, decodeJwt(json.access_token)['authorization_details']], [DETAILS, DETAILS])
  assert.deepEqual((await introspected()).authorization_details, DETAILS)
  const opaque = await ask({ authorization_details: DETAILS })
  assert.match(opaque.json.access_token, /^gat_/)
  assert.deepEqual((await opaque.introspected()).authorization_details, DETAILS)
})
