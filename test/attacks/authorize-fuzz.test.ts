import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer({ settings: { implicit_grant: true } })
after(() => server.close())
const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'implicit', 'refresh_token'] } })
await flow.code()
const cookie = [...flow.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ maxDepth: 3 }),
  fc.constantFrom('', ' ', '\u0000', '%', '../', '\r\nset-cookie: a=b', '"><script>'),
)
/** A value that makes sense somewhere, or one that makes none anywhere. */
const values: Record<string, fc.Arbitrary<string>> = {
  client_id: fc.oneof({ weight: 8, arbitrary: fc.constant(flow.app.id) }, anything),
  redirect_uri: fc.oneof({ weight: 6, arbitrary: fc.constant(CALLBACK) }, fc.webUrl(), anything),
  response_type: fc.oneof(fc.constantFrom('code', 'token', 'id_token', 'code id_token', 'id_token token', 'none'), anything),
  response_mode: fc.oneof(fc.constantFrom('query', 'fragment', 'form_post', 'form_post.jwt'), anything),
  scope: fc.oneof(fc.constantFrom('openid', 'openid profile', 'clients:manage:all'), anything),
  prompt: fc.oneof(fc.constantFrom('none', 'login', 'consent', 'select_account', 'create', 'none login'), anything),
  max_age: fc.oneof(fc.constantFrom('0', '1', '-1', '1e9', '99999999999999999999'), anything),
  claims: fc.oneof(fc.constantFrom('{}', 'null', '[]', '{"userinfo":{"__proto__":null}}', '{"id_token":{"acr":{"essential":true,"values":["x"]}}}'), anything),
  id_token_hint: anything,
  request_uri: fc.oneof(fc.constant('urn:ietf:params:oauth:request_uri:gpr_x'), fc.webUrl(), anything),
  resource: fc.oneof(fc.webUrl(), anything),
  code_challenge: fc.oneof(fc.constant('x'.repeat(43)), anything),
  code_challenge_method: fc.oneof(fc.constantFrom('S256', 'plain'), anything),
  state: anything,
  nonce: anything,
  login_hint: anything,
  ui_locales: anything,
  acr_values: anything,
  dpop_jkt: anything,
}
const request = fc.record(values, { requiredKeys: [] }).map((params) => new URLSearchParams(params as Record<string, string>).toString())

test('RFC 9700 §4.11.2 whatever the request says, nobody is sent anywhere but to us or to a registered redirect URI, and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.constantFrom('GET', 'POST'), fc.boolean(), async (query, method, signedIn) => {
      const headers = signedIn ? { cookie } : {}
      const answer =
        method === 'GET'
          ? await server.call('GET', `/oauth/authorize?${query}`, { headers })
          : await server.call('POST', '/oauth/authorize', { form: query, headers })
      assert.ok(answer.status < 500, `${answer.status} ${answer.text}`)
      const location = answer.headers['location']
      if (answer.status === 303)
        assert.ok(String(location).startsWith(`${server.issuer}/`) || /^https:\/\/app\.example\/callback[?#]/.test(String(location)), String(location))
      else assert.equal(location, undefined)
      for (const [, action] of answer.text.matchAll(/<form[^>]* action="([^"]*)"/g)) assert.equal(action, CALLBACK)
      assert.equal(answer.text.includes('"><script>'), false)
    }),
    { numRuns: 600 },
  )
})
test('RFC 6749 §5.2 whatever is sent to the token endpoint, the answer is an OAuth error', async () => {
  const token = fc.record(
    {
      grant_type: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('authorization_code', 'refresh_token', 'password', 'implicit') }, anything),
      code: fc.oneof(fc.constantFrom('gac_', `gac_${'x'.repeat(60)}`), anything),
      refresh_token: fc.oneof(fc.constantFrom('grt_', `grt_${'x'.repeat(60)}`), anything),
      code_verifier: anything,
      redirect_uri: anything,
      scope: anything,
      resource: anything,
      username: anything,
      password: anything,
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(token, async (form) => {
      const answer = await server.call('POST', '/oauth/token', { form: form as Record<string, string>, basic: flow.app.basic })
      assert.ok(answer.status === 400 || answer.status === 401, `${answer.status} ${answer.text}`)
      assert.match(
        answer.json.error,
        /^(invalid_request|invalid_grant|invalid_scope|invalid_target|unauthorized_client|unsupported_grant_type|invalid_client)$/,
      )
    }),
    { numRuns: 300 },
  )
})
