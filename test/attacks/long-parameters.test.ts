import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { waitingRequest } from '#model/waiting-request.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** Values that a stranger may send in place of any parameter: long, deep, and both. */
const values = {
  long: 'x'.repeat(60_000),
  words: 'login '.repeat(10_000).trim(),
  deep: `${'{"userinfo":'.repeat(4000)}{}${'}'.repeat(4000)}`,
  wide: `{"id_token":{"a":{"values":[${Array(8000).fill('[[1]]').join()}]}}}`,
}
const authorization = [
  ...['client_id', 'response_type', 'redirect_uri', 'scope', 'state', 'response_mode', 'resource', 'code_challenge', 'code_challenge_method', 'dpop_jkt'],
  ...['nonce', 'prompt', 'max_age', 'ui_locales', 'id_token_hint', 'login_hint', 'claims', 'request', 'request_uri', 'registration'],
]
const token = [
  ...['grant_type', 'code', 'redirect_uri', 'code_verifier', 'refresh_token', 'scope', 'resource', 'username', 'password', 'client_id', 'client_secret'],
  ...['client_assertion', 'client_assertion_type', 'token', 'token_type_hint'],
]

let server: TestServer
let flow: CodeFlow
before(async () => {
  server = await startServer({ settings: { password_grant: true } })
  flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token', 'password', 'introspect', 'revoke'] } })
})
after(() => server.close())

const waiting = () => server.context.db.table(waitingRequest).find({}, { limit: 1000 })

describe('a parameter is bounded before it is read, parsed or stored', () => {
  for (const [path, names, login] of [
    ['/oauth/authorize', authorization, false],
    ['/oauth/par', authorization, true],
    ['/oauth/token', token, true],
    ['/oauth/introspect', token, true],
    ['/oauth/revoke', token, true],
  ] as const)
    it(path, async () => {
      const before = (await waiting()).length
      const started = process.cpuUsage()
      for (const name of names)
        for (const [kind, value] of Object.entries(values)) {
          const usual = names === authorization ? flow.request().params : { grant_type: 'authorization_code' }
          const form = { ...usual, [name]: value }
          const answer = await server.call('POST', path, { form, ...(login ? { basic: flow.app.basic } : {}) })
          const said = answer.status === 303 ? new URL(String(answer.headers['location'])).searchParams.get('error') : 'said here'
          // Introspection answers a made-up token as it answers any dead one; revocation likewise.
          const harmless = names === token && answer.status === 200
          assert.ok(harmless || (answer.status < 500 && answer.status !== 201 && said !== null), `${name} ${kind}: ${answer.status}`)
        }
      const { user } = process.cpuUsage(started)
      const each = user / 1000 / (names.length * Object.keys(values).length)
      assert.ok(each < 15, `${each} ms for each request`)
      assert.equal((await waiting()).length, before)
    })
})

it('what each parameter may hold may be too much together', async () => {
  const long = { state: 's'.repeat(2048), nonce: 'n'.repeat(2048), login_hint: 'l'.repeat(2048), ui_locales: 'u'.repeat(2048) }
  const push = (more: Record<string, string>) => server.call('POST', '/oauth/par', { form: { ...flow.request(long).params, ...more }, basic: flow.app.basic })
  assert.equal((await push({})).status, 201)
  const refused = await push({ id_token_hint: `ey${'A'.repeat(8190)}` })
  assert.deepEqual([refused.status, refused.json.error], [400, 'invalid_request'])
  assert.equal(refused.json.error_description, 'the parameters must be at most 16384 characters together')
})

it('every parameter that is too long is named', async () => {
  const { json } = await server.call('POST', '/oauth/par', {
    form: flow.request({ state: 's'.repeat(2049), nonce: 'n'.repeat(2049) }).params,
    basic: flow.app.basic,
  })
  assert.equal(json.error_description, 'state must be at most 2048 characters; nonce must be at most 2048 characters')
})

it('OIDC Core §5.5 claims nest as deep as claims do, and no deeper', async () => {
  const push = (claims: unknown) => server.call('POST', '/oauth/par', { form: flow.request({ claims: JSON.stringify(claims) }).params, basic: flow.app.basic })
  const nested = (levels: number): unknown => (levels === 0 ? '{[{"' : [nested(levels - 1)])
  assert.equal((await push({ id_token: { address: { values: [{ country: { code: ['{{{{{{'] } }] } } })).status, 201)
  assert.equal((await push({ id_token: { a: { value: nested(5) } } })).status, 201)
  assert.equal((await push({ id_token: { a: { value: nested(6) } } })).json.error, 'invalid_request')
})

it('RFC 6749 §3.1 a parameter that nothing reads is passed over, and not kept', async () => {
  const before = new Set((await waiting()).map(({ id }) => id))
  const pushed = await server.call('POST', '/oauth/par', { form: flow.request({ claims_locales: 'a'.repeat(9000), foo: 'f' }).params, basic: flow.app.basic })
  assert.equal(pushed.status, 201)
  const kept = (await waiting()).find(({ id }) => !before.has(id))
  assert.deepEqual(
    Object.keys(kept?.params ?? {}).filter((name) => ['claims_locales', 'foo'].includes(name)),
    [],
  )
})
