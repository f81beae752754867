import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { attester, type Instance, trustAttester } from '../support/attested.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { proofKey } from '../support/dpop.ts'
import { pkce } from '../support/visitor.ts'

const MAKER = 'https://maker.example'
/** A wallet that keeps every rule of the profile. */
const wallet: Partial<Client> = {
  profiles: ['haip'],
  profile_mode: 'enforced',
  token_endpoint_auth_methods: ['attest_jwt_client_auth'],
  attesters: [MAKER],
  supported_grant_types: ['client_credentials', 'authorization_code'],
  redirect_uris: [CALLBACK],
  require_pushed_authorization_requests: true,
  enforce_dpop: true,
  id_token_signature_alg: 'ES256',
}
let server: DescribedServer
let id: string
let phone: Instance
before(async () => {
  server = await describedServer()
  const maker = await attester(server, MAKER)
  await trustAttester(server, maker)
  id = (await makeClient(server, wallet)).id
  phone = await maker.instance(id)
})
after(() => server.close())

async function faultsOf(change: object): Promise<Record<string, string[]>> {
  const answer = await server.api('POST', '/api/clients', { client: { ...wallet, ...change } })
  return answer.status === 422 ? answer.json.errors : {}
}
const push = (headers: Record<string, string>, change: Record<string, string> = {}) => {
  const params = { client_id: id, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', nonce: 'n' }
  const code = { code_challenge: pkce().challenge, code_challenge_method: 'S256' }
  return server.call('POST', '/oauth/par', { form: { ...params, ...code, ...change }, headers })
}

test('HAIP 1.0 §4.4.1 a wallet must prove who it is: a client without is refused when it is saved, and when it asks', async () => {
  assert.deepEqual(await faultsOf({}), {})
  for (const change of [{ token_endpoint_auth_methods: ['none'], attesters: [] }, { token_endpoint_auth_methods: ['attest_jwt_client_auth', 'none'] }])
    assert.match(String((await faultsOf(change))['token_endpoint_auth_methods']), /attest_jwt_client_auth.*HAIP 1.0 §4.4.1/s)
  const unproved = await faultsOf({ confidential: false, supported_grant_types: ['authorization_code'] })
  assert.match(String(unproved['token_endpoint_auth_methods']), /HAIP 1.0 §4.4.1/)
  assert.equal((await push(await phone.headers())).status, 201)
  assert.equal((await push({})).json.error, 'invalid_client')
  const open = await makeClient(server, { ...wallet, token_endpoint_auth_methods: ['none', 'attest_jwt_client_auth'], confidential: false })
  const refused = await push({}, { client_id: open.id })
  assert.deepEqual([refused.json.error, /must prove who it is/.test(refused.json.error_description)], ['invalid_client', true], refused.text)
})
test('HAIP 1.0 §4 requests are pushed, with PKCE, and tokens are bound by DPoP with ES256', async () => {
  for (const [field, value] of [
    ['require_pushed_authorization_requests', false],
    ['enforce_dpop', false],
    ['pkce', false],
  ] as const)
    assert.match(String((await faultsOf({ [field]: value }))[field]), /HAIP 1.0 §4/, field)
  assert.equal((await push(await phone.headers(), { code_challenge: '', code_challenge_method: '' })).json.error, 'invalid_request')
  const token = async (alg?: string) => {
    const proof = alg ? await (await proofKey(alg)).forTokens(server) : {}
    const form = { grant_type: 'client_credentials', client_id: id }
    return server.call('POST', '/oauth/token', { form, headers: { ...(await phone.headers()), ...proof } })
  }
  assert.equal((await token('ES256')).json.token_type, 'DPoP')
  for (const alg of [undefined, 'EdDSA']) assert.equal((await token(alg)).status, 400, alg ?? 'without a proof')
})
test('HAIP 1.0 §7 ID tokens are signed with ES256', async () => {
  assert.match(String((await faultsOf({ id_token_signature_alg: 'RS256' }))['id_token_signature_alg']), /HAIP 1.0 §7/)
})
