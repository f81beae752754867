import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const userinfo = async (bearer: string) => server.call('GET', '/oauth/userinfo', { bearer })

test('OIDC Core §3.1.2.1 parameters that we do not know are passed over', async () => {
  const flow = await codeFlow({ server })
  for (const change of [{ extra: 'foobar' }, { display: 'page' }, { display: 'popup' }, { claims_locales: 'se' }, { acr_values: '1 2' }])
    assert.ok((await flow.authorize(change)).stop.params.has('code'), JSON.stringify(change))
})
test('OIDC Core §5.4 all scopes together release everything, in whatever order they come', async () => {
  for (const scope of ['openid profile email address phone', 'email openid']) {
    const { access_token } = await (await codeFlow({ server })).tokens({ scope })
    assert.match((await userinfo(access_token)).json.email, /@example\.com$/)
  }
})
test('RFC 6749 §4.1.2 a code that comes again after thirty seconds is refused, and its token is dead', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const { access_token } = (await flow.redeem(code, verifier)).json
  server.clock.skew += 30_000
  assert.equal((await flow.redeem(code, verifier)).json.error, 'invalid_grant')
  assert.equal((await userinfo(access_token)).status, 401)
  server.clock.skew = 0
})
test('OIDC Core §9 client_secret_post will do for a client that is registered for it', async () => {
  const flow = await codeFlow({ server, client: { token_endpoint_auth_methods: ['client_secret_post'] } })
  const { code, verifier } = await flow.code()
  const form = {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: CALLBACK,
    client_id: flow.app.id,
    client_secret: flow.app.secret,
  }
  assert.equal((await server.call('POST', '/oauth/token', { form })).status, 200)
})
test('OIDC Core §11 offline_access with prompt=consent: a refresh token that outlives the sign-in', async () => {
  const flow = await codeFlow({ server })
  const { refresh_token, scope } = await flow.tokens({ scope: 'openid offline_access', prompt: 'consent' })
  assert.equal(scope, 'openid offline_access')
  assert.equal((await flow.refresh(refresh_token)).status, 200)
})
test('OIDC Discovery §3 the document has what a client needs to begin', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  assert.equal(json.issuer, server.issuer)
  for (const name of ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri', 'end_session_endpoint'])
    assert.ok(json[name].startsWith(`${server.issuer}/`), name)
  for (const name of ['response_types_supported', 'subject_types_supported', 'scopes_supported', 'claims_supported']) assert.ok(json[name].length > 0, name)
  assert.ok(json.id_token_signing_alg_values_supported.includes('RS256'), 'OIDC Discovery §3 demands it')
  assert.equal(json.claims_parameter_supported, true)
  assert.deepEqual([json.request_parameter_supported, json.request_uri_parameter_supported], [true, true])
})
