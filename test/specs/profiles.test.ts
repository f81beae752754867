import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SignJWT } from 'jose'
import { initialValues } from '#fields/write.ts'
import { assessProfiles } from '#model/assess-profiles.ts'
import { type Client, client } from '#model/client.ts'
import { profiles } from '#model/profiles/all.ts'
import { profileNames } from '#model/profiles/names.ts'
import type { Asked, Place } from '#model/profiles/profile.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, codeFlow, webClient } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { fapiClient } from '../support/fapi.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer({ settings: { tenant_overrides: ['client_profiles', 'client_profile_mode'] } })
})
after(() => server.close())

const everyGrant = ['authorization_code', 'refresh_token', 'implicit', 'password', 'client_credentials', 'ciba']
/** A client that breaks every rule that a registration can break, as a public one and as a confidential one. */
const worst = {
  ...initialValues(client),
  supported_grant_types: everyGrant,
  pkce: false,
  nonce: 'optional',
  redirect_uri_wildcards: true,
  redirect_uris: ['http://localhost/cb', 'com.example:/cb'],
  refresh_token_rotation: 'never',
  refresh_token_absolute_ttl: 31_536_000,
  access_token_ttl: 86_400,
  authorization_code_ttl: 600,
  authorization_request_ttl: 600,
  confidential: false,
  assertion_audience: 'issuer_or_token_endpoint',
  token_endpoint_jwt_auth_alg: 'RS256',
  backchannel_token_delivery_mode: 'push',
  id_token_signature_alg: 'RS256',
} as unknown as Client
const worsts: readonly Client[] = [
  { ...worst, token_endpoint_auth_methods: ['none'] },
  { ...worst, token_endpoint_auth_methods: ['client_secret_basic'] },
  { ...worst, refresh_token_rotation: 'always' },
]
/** Requests that break every rule that a request can break. */
const badly: { readonly [P in Place]: readonly Asked[P][] } = {
  authentication: [{ method: 'none' }, { method: 'client_secret_basic' }, { method: 'private_key_jwt', assertion: { alg: 'RS256', aud: ['a'] } }],
  request_object: [{ alg: 'RS256', claims: {} }],
  authorization: [{ pushed: false, params: {}, types: ['code', 'token'], code_challenge: undefined, resource: undefined }],
  backchannel: [{ params: {} }],
  token: [
    { params: { grant_type: 'password' }, bound: false, dpop_alg: 'RS256' },
    { params: { grant_type: 'authorization_code' }, bound: false, dpop_alg: 'RS256' },
  ],
  introspection: [{ accept: 'application/json' }],
}

test('RFC 9449 §5 an enforced profile that demands bound tokens admits neither pushed tokens nor calls with the secret', async () => {
  const push = { backchannel_token_delivery_mode: 'push', backchannel_client_notification_endpoint: 'https://app.example/push' } as const
  const form = { scope: 'openid', login_hint: 'nobody', client_notification_token: 'token' }
  const asking = (settings: Partial<Client>) => fapiClient(server, { supported_grant_types: ['ciba'], ...settings })
  const refused = await (await asking(push)).call('/oauth/backchannel_authentication', form)
  assert.deepEqual([refused.json.error, /bound to a key/.test(refused.text)], ['invalid_request', true], refused.text)
  assert.equal((await (await asking({ id_token_signature_alg: 'RS256' })).call('/oauth/backchannel_authentication', form)).json.error, 'unauthorized_client')
  assert.equal((await (await asking({})).call('/oauth/backchannel_authentication', form)).json.error, 'unknown_user_id')
  const basicOf = async (fields: Partial<Client>) => {
    const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'scopes:read:all' }], supported_grant_types: ['basic'] }
    const { basic } = await makeClient(server, { ...scopes, ...fields })
    return (await server.call('GET', '/api/scopes', { basic })).status
  }
  assert.deepEqual([await basicOf({ profiles: ['fapi2_security'], profile_mode: 'enforced' }), await basicOf({})], [401, 200])
})

test('FAPI 2.0 §5.4.1 a request object and a backchannel request are signed with PS256, ES256 or EdDSA', async () => {
  const app = await fapiClient(server)
  const push = async (alg: 'ES256' | 'RS256' | 'PS256') => {
    const claims = {
      response_type: 'code',
      client_id: app.id,
      redirect_uri: CALLBACK,
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    }
    const request = await new SignJWT({ ...claims, iss: app.id, aud: server.issuer })
      .setProtectedHeader({ alg, kid: alg, typ: 'oauth-authz-req+jwt' })
      .setExpirationTime('1m')
      .sign(app.signingKey(alg))
    return (await app.call('/oauth/par', { request, client_id: app.id })).json.error
  }
  assert.deepEqual([await push('ES256'), await push('PS256'), await push('RS256')], [undefined, undefined, 'invalid_request_object'])
  const asking = await fapiClient(server, { supported_grant_types: ['ciba'], backchannel_authentication_request_signing_alg: 'RS256' })
  assert.equal((await asking.call('/oauth/backchannel_authentication', { scope: 'openid' })).json.error, 'unauthorized_client')
})

test('every profile is named, and each of its rules can be broken by a registration or a request that it judges', () => {
  assert.deepEqual(
    profiles.map(({ name }) => name),
    profileNames,
  )
  for (const { name, rules } of profiles)
    for (const { id, isBroken, at = {} } of rules) {
      assert.ok(isBroken || Object.keys(at).length > 0, `${name}: ${id} judges nothing`)
      if (isBroken) assert.ok(worsts.some(isBroken), `${name}: ${id} is never broken by a registration`)
      for (const place of Object.keys(at) as Place[]) {
        const breaks = at[place] as (asked: unknown, row: Client) => boolean
        assert.ok(
          (badly[place] as readonly unknown[]).some((asked) => breaks(asked, worst)),
          `${name}: ${id} is never broken at ${place}`,
        )
      }
    }
})
test('the fixes of a profile mend what they are for', () => {
  for (const row of worsts)
    for (const { name, rules } of assessProfiles(row, {}))
      for (const { rule, fix } of rules.filter((one) => one.fix)) {
        const mended = assessProfiles({ ...row, ...fix }, {}).find((one) => one.name === name)
        assert.equal(mended?.rules.find((one) => one.rule === rule)?.broken, false, `${name}: ${rule}`)
      }
})

const lax = { profiles: ['fapi2_security'], redirect_uris: [CALLBACK] }
const created = (fields: Record<string, unknown>) => server.api('POST', '/api/clients', { client: fields })

test('an advised client is saved with warnings, and its requests go through', async () => {
  const answer = await created({ ...lax, profile_mode: 'advisory' })
  assert.equal(answer.status, 201, answer.text)
  const warned = answer.json.warnings.map(({ message }: { message: string }) => message).join('\n')
  assert.match(warned, /authorization requests must be pushed \(FAPI 2\.0 Security Profile: .*5\.3\.2\.2\)/)
  const flow = await codeFlow({ server, client: { profiles: ['fapi2_security'], profile_mode: 'advisory' } })
  assert.ok((await flow.tokens()).access_token)
})
test('an enforced client is refused with all the rules that it breaks, each at its field', async () => {
  const answer = await created({ ...lax, profile_mode: 'enforced' })
  assert.equal(answer.status, 422)
  for (const field of ['token_endpoint_auth_methods', 'enforce_dpop', 'require_pushed_authorization_requests', 'id_token_signature_alg'])
    assert.ok(answer.json.errors[field], field)
})
test('enforced for new: a client that is made now begins as enforced, one that is there is advised and may break no further rule', async () => {
  const mode = { profiles: ['oauth_2_1'], profile_mode: 'enforced_for_new' }
  assert.equal((await created({ ...mode, redirect_uri_wildcards: true, redirect_uris: ['https://*.app.example/cb'] })).status, 422)
  const born = await created({ ...mode, redirect_uris: [CALLBACK] })
  assert.equal(born.json.data.profile_mode, 'enforced')
  const old = await created({ redirect_uri_wildcards: true, redirect_uris: ['https://*.app.example/cb'] })
  const { id } = old.json.data
  const chosen = await server.api('PATCH', `/api/clients/${id}`, mode)
  assert.equal(chosen.status, 200, chosen.text)
  assert.equal((await server.api('PATCH', `/api/clients/${id}`, { name: 'Renamed' })).status, 200)
  const worse = await server.api('PATCH', `/api/clients/${id}`, { pkce: false, nonce: 'optional' })
  assert.equal(worse.status, 422)
  assert.deepEqual(Object.keys(worse.json.errors), ['nonce'])
})
test('a default of the tenant holds every client that names no profile, and not those of the server itself', async () => {
  const flow = await codeFlow({ server, client: { pkce: false, nonce: 'optional' } })
  assert.ok((await flow.authorize({ nonce: undefined })).stop.params.has('code'))
  const decided = await server.api('PATCH', '/api/settings', { client_profiles: ['oauth_2_1', 'fapi2_security'], client_profile_mode: 'enforced' })
  assert.equal(decided.status, 200, decided.text)
  const { stop } = await flow.authorize({ nonce: undefined })
  assert.equal(stop.params.get('error'), 'unauthorized_client')
  assert.ok(await server.adminToken(), 'administration goes on')
  const own = await server.api('GET', `/api/clients/${server.context.settings['admin.client_id']}/posture`)
  assert.ok(own.json.data.profiles.every(({ mode }: { mode: string }) => mode === 'none'))
  await server.api('PATCH', '/api/settings', { client_profiles: null, client_profile_mode: null })
})
test('the posture tells every profile, those of the client first, with a fix for each rule that has one', async () => {
  const { json } = await created({ ...lax, profile_mode: 'advisory' })
  const { data } = (await server.api('GET', `/api/clients/${json.data.id}/posture`)).json
  assert.equal(data.profiles.length, profiles.length)
  assert.deepEqual([data.profiles[0].name, data.profiles[0].mode], ['fapi2_security', 'advisory'])
  const pushed = data.profiles[0].rules.find(({ rule }: { rule: string }) => rule === 'pushed')
  assert.deepEqual(pushed.fix, { require_pushed_authorization_requests: true })
})
test('the explanation of a refusal names the profile, the rule and its section', async () => {
  const flow = await codeFlow({ server, client: { profiles: ['mcp_2026_07_28'], profile_mode: 'enforced', ...publicClient } })
  const { stop } = await flow.authorize()
  assert.equal(stop.params.get('error'), 'invalid_request')
  assert.match(stop.params.get('error_description') ?? '', /resource must name the MCP server.*Model Context Protocol 2026-07-28/)
  await server.explanations.flush()
  const { json } = await server.api('GET', `/api/explanations?client_id=${flow.app.id}`)
  assert.equal(json.data[0].check, 'profile')
  assert.equal(json.data[0].spec, 'RFC 8707 §2')
  assert.deepEqual(json.data[0].expected, ['mcp_2026_07_28: resource'])
})
const publicClient = { ...webClient, token_endpoint_auth_methods: ['none'], confidential: false }

test('RFC 8707 §2 under the MCP profile resource is demanded at the token endpoint too', async () => {
  const resource = 'https://mcp.example/'
  const flow = await codeFlow({ server, client: { profiles: ['mcp_2026_07_28'], profile_mode: 'enforced', ...publicClient } })
  const code = async () => flow.code({ resource })
  const made = await server.api('POST', '/api/apis', { api: { identifier: resource, name: 'MCP' } })
  assert.equal(made.status, 201, made.text)
  const [without, right] = [await code(), await code()]
  assert.equal((await flow.redeem(without.code, without.verifier)).json.error, 'invalid_request')
  assert.equal((await flow.redeem(right.code, right.verifier, { resource })).status, 200)
})
