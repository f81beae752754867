import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const jwt = (header: unknown, claims: unknown) => `${part(header)}.${part(claims)}.${part('signature')}`

const values: readonly unknown[] = [
  5,
  -1e300,
  1e300,
  true,
  null,
  [],
  ['a', 'b'],
  {},
  { toString: null, valueOf: null },
  { toString: 1 },
  '',
  '\u0000',
  '\ud800',
]

test('RFC 8725 §3.11 a client assertion whose header says nonsense is refused like any other', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keyed = { jwks: { keys: [publicKey.export({ format: 'jwk' })] } } as Parameters<typeof makeClient>[1]
  const app = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], ...keyed })
  const claims = { iss: app.id, sub: app.id, aud: server.issuer, exp: Math.floor(Date.now() / 1000) + 60, jti: 'one' }
  for (const name of ['typ', 'kid', 'crit', 'alg', 'jwk', 'b64'])
    for (const value of values) {
      const client_assertion = jwt({ alg: 'ES256', [name]: value }, claims)
      const form = { grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion }
      const answer = await server.call('POST', '/oauth/token', { form })
      assert.deepEqual([answer.status, answer.json.error], [401, 'invalid_client'], `${name} ${JSON.stringify(value)}`)
    }
})

test('whatever is pasted into the inspector, it has an answer', async () => {
  const bearer = await server.adminToken()
  for (const name of ['iss', 'sub', 'aud', 'exp', 'jti', 'iat'])
    for (const value of values)
      for (const ours of [{}, { iss: server.issuer }, { iss: 'same', sub: 'same' }])
        for (const typ of ['JWT', 'at+jwt', { toString: 1 }]) {
          const token = jwt({ alg: 'ES256', typ }, { ...ours, [name]: value })
          const answer = await server.call('POST', '/api/inspect', { bearer, json: { token } })
          assert.equal(answer.status, 200, `${name} ${JSON.stringify(value)} ${answer.text}`)
          assert.notEqual(answer.json.data.valid, true)
        }
})
