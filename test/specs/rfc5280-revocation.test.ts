import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Revocations, readRevocationLists } from '#kit/revocation-list.ts'
import type { Client } from '#model/client.ts'
import { CLIENT_USE, COMMON_NAME, jwkOf, makeCertificate, makeRevocationList, type TestCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

const DAY = 86_400_000
const authority = makeCertificate({ subject: [[COMMON_NAME, 'Ours']], authority: true })
/** Calls itself like ours, and is another. */
const impostor = makeCertificate({ subject: [[COMMON_NAME, 'Ours']], authority: true })
const second = makeCertificate({ subject: [[COMMON_NAME, 'Second']], authority: true })
const issued = (issuer = authority) => makeCertificate({ subject: [[COMMON_NAME, 'batch']], issuer, use: CLIENT_USE })
const [good, stolen] = [issued(), issued()]
const listOf = (...wanted: Parameters<typeof makeRevocationList>) => readRevocationLists(makeRevocationList(...wanted))

let revocations: Revocations | undefined
let server: TestServer
let id: string
const registration: Partial<Client> = {
  token_endpoint_auth_methods: ['tls_client_auth'],
  tls_client_auth_subject_dn: 'CN=batch',
  tls_client_certificate_bound_access_tokens: true,
}
before(async () => {
  const settings = { trust_proxy: ['127.0.0.1'], 'mtls.header': 'Client-Cert' as const }
  server = await startServer({ settings, clientAuthorities: () => [authority.x509, second.x509], revocations: () => revocations })
  id = (await makeClient(server, registration)).id
})
after(() => server.close())

const ask = async (shown: TestCertificate, client_id = id) =>
  server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', client_id }, headers: shown.headers.rfc9440 })
const statusOf = async (shown: TestCertificate) => (await ask(shown)).status

test('RFC 5280 §6.3 a certificate that its authority revoked is refused with a sentence, and another one of the client is not', async () => {
  revocations = { lists: listOf(authority, [stolen]), whenStale: 'refuse' }
  assert.equal(await statusOf(good), 200)
  const { status, json } = await ask(stolen)
  assert.deepEqual([status, json.error, /has revoked it/.test(json.error_description)], [401, 'invalid_client', true])
})
test('RFC 5280 §6.3 without lists nothing is looked at; a list that comes counts from the next request on', async () => {
  revocations = undefined
  assert.equal(await statusOf(stolen), 200)
  revocations = { lists: listOf(authority, [stolen]), whenStale: 'refuse' }
  assert.equal(await statusOf(stolen), 401)
})
test('RFC 5280 §6.3.3 a list that somebody else signed says nothing, and each authority answers for its own certificates', async () => {
  revocations = { lists: [...listOf(authority, []), ...listOf(impostor, [good])], whenStale: 'refuse' }
  assert.equal(await statusOf(good), 200)
  const other = issued(second)
  const { status, json } = await ask(other)
  assert.deepEqual([status, /no revocation list/.test(json.error_description)], [401, true], 'nothing is known of the second authority')
  revocations = { lists: [...listOf(authority, []), ...listOf(second, [])], whenStale: 'refuse' }
  assert.equal(await statusOf(other), 200)
})
test('RFC 5280 §5.1.2.5 where no list is in force certificates are refused, or accepted if the operator says so, but never those that an old list names', async () => {
  for (const [from, to] of [
    [Date.now() - 2 * DAY, Date.now() - DAY],
    [Date.now() + DAY, Date.now() + 2 * DAY],
  ] as const) {
    const lists = listOf(authority, [stolen], { from, to })
    revocations = { lists, whenStale: 'refuse' }
    assert.deepEqual([await statusOf(good), await statusOf(stolen)], [401, 401])
    revocations = { lists, whenStale: 'accept' }
    assert.deepEqual([await statusOf(good), await statusOf(stolen)], [200, 401])
  }
})
test('RFC 5280 §5.2.5 the lists of an authority that publishes in parts count together', async () => {
  const part = (revoked: TestCertificate[]) =>
    listOf(authority, revoked, { critical: { type: '2.5.29.28', content: Buffer.from([0x30, 0x03, 0x81, 0x01, 0xff]) } })
  revocations = { lists: [...part([]), ...part([stolen])], whenStale: 'refuse' }
  assert.deepEqual([await statusOf(good), await statusOf(stolen)], [200, 401])
})
test('RFC 5280 §5.2 a delta, an indirect list, one without an end, and what is no list are not taken', () => {
  const critical = (type: string, ...content: number[]) => ({ critical: { type, content: Buffer.from(content) } })
  assert.throws(() => listOf(authority, [], critical('2.5.29.27', 0x02, 0x01, 0x01)), /critical extension/)
  assert.throws(() => listOf(authority, [], critical('2.5.29.28', 0x30, 0x03, 0x84, 0x01, 0xff)), /critical extension/)
  assert.throws(() => listOf(authority, [], { to: null }), /nextUpdate/)
  for (const bytes of [good.x509.raw, Buffer.from('-----BEGIN CERTIFICATE-----'), Buffer.alloc(0), Buffer.from([0x30, 0x80])])
    assert.throws(() => readRevocationLists(bytes))
})
test('RFC 5280 §6.3 a token that is bound to a certificate is of no use once that is revoked', async () => {
  revocations = { lists: listOf(authority, []), whenStale: 'refuse' }
  const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'scopes:read:all' }] }
  const client = await makeClient(server, { ...registration, ...scopes })
  const form = { grant_type: 'client_credentials', client_id: client.id, scope: 'scopes:read:all' }
  const { access_token } = (await server.call('POST', '/oauth/token', { form, headers: good.headers.rfc9440 })).json
  const use = async () => (await server.call('GET', '/api/scopes', { bearer: access_token, headers: good.headers.rfc9440 })).status
  assert.equal(await use(), 200)
  revocations = { lists: listOf(authority, [good]), whenStale: 'refuse' }
  assert.equal(await use(), 401)
})
test('RFC 8705 §2.2 a certificate that the client issued itself needs no list', async () => {
  revocations = { lists: [], whenStale: 'refuse' }
  const own = makeCertificate({ subject: [[COMMON_NAME, 'self']] })
  const self = await makeClient(server, { token_endpoint_auth_methods: ['self_signed_tls_client_auth'], jwks: { keys: [jwkOf(own)] } as never })
  assert.equal((await ask(own, self.id)).status, 200)
})

test('RFC 5280 §6.3.3 a list is not that of an authority of the same name that was renewed with another kind of key', () => {
  const subjectKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const renewed = makeCertificate({ subject: [[COMMON_NAME, 'Ours']], issuer: authority, authority: true, subjectKey })
  const [list] = listOf(authority, [])
  assert.deepEqual([list?.isOf(authority.x509), list?.isOf(renewed.x509)], [true, false])
})
