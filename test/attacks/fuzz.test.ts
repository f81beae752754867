import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { makeClient, type TestClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let machine: TestClient
let token: string
before(async () => {
  server = await startServer({ settings: { password_grant: true } })
  machine = await makeClient(server, { supported_grant_types: [...server.context.names.grants], redirect_uris: ['https://app.example/cb'] })
  token = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })).json.access_token
})
after(() => server.close())

const names = `grant_type client_id client_secret client_assertion client_assertion_type scope resource token token_type_hint code redirect_uri code_verifier
  refresh_token username password response_type response_mode state nonce code_challenge code_challenge_method prompt max_age claims request request_uri
  id_token_hint post_logout_redirect_uri login_hint acr_values ui_locales display registration`.split(/\s+/)
const posts = ['/oauth/token', '/oauth/introspect', '/oauth/revoke', '/oauth/par', '/oauth/userinfo', '/oauth/authorize', '/oauth/end_session']
const gets = ['/oauth/authorize', '/oauth/userinfo', '/oauth/end_session', '/oauth/jwks', '/oauth/authorize/resume', '/login', '/consent', '/select-account']

const meant = () =>
  fc.constantFrom(
    'client_credentials',
    'authorization_code',
    'refresh_token',
    'password',
    'code',
    'token',
    'id_token',
    'code id_token',
    'openid',
    'S256',
    'form_post',
    'none',
    'login',
    'https://app.example/cb',
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    machine.id,
    machine.secret,
    token,
    'gac_x',
    'grt_x',
    'gpr_x',
    '-1',
    '0',
    '99999999999999999999',
  )
const hostile = fc.constantFrom(
  '\u0000',
  '%',
  '{"',
  '{"userinfo":{"x":null}}',
  '[]',
  'null',
  'a.b.c',
  'eyJhbGciOiJub25lIn0.e30.',
  '__proto__',
  'constructor',
  '\u202e',
  '😀',
  'a'.repeat(3000),
  "'",
  '"><script>',
  '../..',
  'javascript:alert(1)',
)
const value = () => fc.oneof({ weight: 4, arbitrary: meant() }, { weight: 2, arbitrary: hostile }, fc.string({ unit: 'binary', maxLength: 40 }))
const pair = () => fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, fc.string({ maxLength: 10 })), value())
const encode = (text: string) => encodeURIComponent(text.toWellFormed())
const authorization = () =>
  fc.oneof(
    fc.constant(undefined),
    fc.constant(`Basic ${Buffer.from(machine.basic.map(encode).join(':')).toString('base64')}`),
    fc.constant(`Bearer ${token}`),
    fc.constantFrom('Bearer', 'Basic', 'DPoP x', 'Basic Og=='),
    fc.stringMatching(/^[ -~]{0,30}$/),
  )

/** Asserts that an answer blames the request in words, and tells nothing of the server's inside. */
function isCivil({ status, text }: { readonly status: number; readonly text: string }, sent: string) {
  assert.ok(status < 500, `${status} for ${sent}: ${text.slice(0, 300)}`)
  assert.ok(!/\bat .+\.ts:\d+|node_modules|SQLITE|ReferenceError|TypeError/.test(text), `${sent}: ${text.slice(0, 300)}`)
}

test('RFC 9700 §2 no form makes the server fail or talk', async () => {
  const call = fc.record({ path: fc.constantFrom(...posts), pairs: fc.array(pair(), { maxLength: 8 }), authorization: authorization() })
  await fc.assert(
    fc.asyncProperty(call, async ({ path, pairs, authorization }) => {
      const form = pairs.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&')
      isCivil(await server.call('POST', path, { form, headers: authorization === undefined ? {} : { authorization } }), `${path} ${form}`)
    }),
    { numRuns: 1500 },
  )
})
test('RFC 9700 §2 no query makes the server fail or talk', async () => {
  const call = fc.record({ path: fc.constantFrom(...gets), pairs: fc.array(pair(), { maxLength: 10 }), authorization: authorization() })
  await fc.assert(
    fc.asyncProperty(call, async ({ path, pairs, authorization }) => {
      const url = `${path}?${pairs.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&')}`
      isCivil(await server.call('GET', url, { headers: authorization === undefined ? {} : { authorization } }), url)
    }),
    { numRuns: 1500 },
  )
})
test('bytes that are no form at all are refused', async () => {
  const bytes = fc.string({ unit: 'binary', maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...posts), bytes, async (path, form) => isCivil(await server.call('POST', path, { form, basic: machine.basic }), path)),
    { numRuns: 500 },
  )
})
