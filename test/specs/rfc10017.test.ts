import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

const ORIGIN = 'https://app.example'
/** An application of a browser that holds its tokens itself, and keeps every rule. */
const page: Partial<Client> = {
  profiles: ['browser_app'],
  profile_mode: 'enforced',
  token_endpoint_auth_methods: ['none'],
  confidential: false,
  allowed_origins: [ORIGIN],
  refresh_token_absolute_ttl: 2_592_000,
  refresh_token_rotation: 'always',
}
let server: DescribedServer
let flow: CodeFlow
before(async () => {
  server = await describedServer()
  flow = await codeFlow({ server, client: page })
})
after(() => server.close())

const saved = { ...page, redirect_uris: [`${ORIGIN}/callback`], supported_grant_types: ['authorization_code', 'refresh_token'] }
async function faultsOf(change: object): Promise<Record<string, string[]>> {
  const answer = await server.api('POST', '/api/clients', { client: { ...saved, ...change } })
  return answer.status === 422 ? answer.json.errors : {}
}
const isRefused = async (change: Record<string, unknown>, spec: string) => {
  const faults = await faultsOf(change)
  for (const field of Object.keys(change)) assert.ok(String(faults[field]).includes(spec), `${field}: ${JSON.stringify(faults)}`)
}

test('RFC 10017 §6.3 an application that runs in a browser is a public client that asks by code and PKCE, at exact addresses', async () => {
  assert.deepEqual(await faultsOf({}), {})
  await isRefused({ token_endpoint_auth_methods: ['client_secret_basic'] }, 'RFC 10017 §6.3')
  await isRefused({ pkce: false }, 'RFC 10017 §6.3')
  await isRefused({ redirect_uris: ['http://app.example/callback'] }, 'RFC 10017 §6.3')
  await isRefused({ redirect_uri_wildcards: true }, 'RFC 10017 §6.3')
  assert.ok((await flow.tokens()).access_token)
  for (const change of [{ code_challenge: undefined, code_challenge_method: undefined }, { response_type: 'code token' }])
    assert.equal((await flow.authorize(change)).stop.params.get('code'), null, JSON.stringify(change))
})
test('RFC 10017 §6.3 only pages of its own origins may read the answers of the token endpoint', async () => {
  await isRefused({ allowed_origins: [] }, 'RFC 10017 §6.3')
  const allowed = async (origin: string) => {
    const { code, verifier } = await flow.code()
    const { headers, status } = await flow.redeem(code, verifier, {}, { origin })
    return [status, headers['access-control-allow-origin']]
  }
  assert.deepEqual(await allowed(ORIGIN), [200, ORIGIN])
  assert.equal((await allowed('https://evil.example'))[1], undefined)
})
test('RFC 10017 §6.3 a refresh token is exchanged at each use, a used one ends all of them, and a sign-in is not refreshed without an end', async () => {
  await isRefused({ refresh_token_rotation: 'never' }, 'RFC 10017 §6.3')
  await isRefused({ refresh_token_absolute_ttl: 7_776_001 }, 'RFC 10017 §6.3')
  const first = (await flow.tokens({ scope: 'openid offline_access', prompt: 'consent' })).refresh_token as string
  const second = (await flow.refresh(first)).json.refresh_token
  assert.ok(second && second !== first)
  const third = (await flow.refresh(second)).json.refresh_token
  assert.equal((await flow.refresh(first)).json.error, 'invalid_grant')
  assert.equal((await flow.refresh(third)).json.error, 'invalid_grant', 'the thief has shown the theft')
})
test('RFC 10017 §7 neither the implicit nor the password grant', async () => {
  await isRefused({ supported_grant_types: ['implicit', 'authorization_code'] }, 'RFC 10017 §6.3')
  await isRefused({ supported_grant_types: ['password', 'authorization_code'] }, 'RFC 10017 §7')
})
test('RFC 10017 §8 a page stores tokens that are short-lived', () => isRefused({ access_token_ttl: 3601 }, 'RFC 10017 §8'))
