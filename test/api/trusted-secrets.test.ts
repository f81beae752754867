import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { exportSPKI, importJWK, SignJWT } from 'jose'
import { user } from '#model/user.ts'
import { describedServer } from '../support/described.ts'
import { foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'

const server = await describedServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
const asked: string[] = []
const answers = new Map<string, unknown>()
const listening = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  response.writeHead(answers.has(path) ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answers.get(path)))
}).listen(0, '127.0.0.1')
await new Promise((resolve) => listening.once('listening', resolve))
const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
after(async () => {
  listening.close()
  await server.close()
})

const ISSUER = 'https://shared.example'
const SECRET = 'a secret of thirty-two bytes, or more'
const trust = async (fields: Record<string, unknown>) => {
  const answer = await server.api('POST', '/api/trusted-issuers', { name: 'Shared', purposes: ['api'], scopes: ['scopes:read:all'], issuer: ISSUER, ...fields })
  assert.equal(answer.status, 201, answer.text)
  return { id: answer.json.data.id as string, forget: () => server.api('DELETE', `/api/trusted-issuers/${answer.json.data.id}`), told: answer.text }
}
const look = async (bearer: string) => (await server.call('GET', '/api/scopes', { bearer })).status
const now = () => Math.floor(Date.now() / 1000)
const signed = (claims: object, { alg = 'HS256', secret = Buffer.from(SECRET) as Parameters<SignJWT['sign']>[0] } = {}) =>
  new SignJWT({ iss: ISSUER, aud: server.issuer, iat: now(), exp: now() + 60, scope: 'scopes:read:all', ...claims })
    .setProtectedHeader({ alg, typ: 'at+jwt' })
    .sign(secret)

test('AID-39 a token that its issuer signs with a shared secret is accepted, and the secret is read back by nobody', async () => {
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const { forget, told } = await trust({ hmac_secret: SECRET })
  assert.doesNotMatch(told, /thirty-two/)
  for (const alg of ['HS256', 'HS384', 'HS512']) assert.equal(await look(await signed({ sub: person.id }, { alg })), 200, alg)
  assert.equal(await look(await signed({ sub: person.id }, { secret: Buffer.from(`${SECRET}!`) })), 401)
  assert.equal(await look(await signed({ sub: person.id, exp: now() - 60 })), 401)
  await forget()
})

test('RFC 8725 §2.1 a public key is not taken for a shared secret, nor a signature by a key for one by the secret', async () => {
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const partner = await foreignIssuer(ISSUER, server.issuer)
  const byKeys = await trust({ jwks: partner.jwks })
  const pem = await exportSPKI((await importJWK(partner.jwks.keys[0] ?? {}, 'ES256')) as CryptoKey)
  for (const secret of [Buffer.from(pem), Buffer.from(JSON.stringify(partner.jwks.keys[0]))])
    assert.equal(await look(await signed({ sub: person.id }, { secret })), 401)
  assert.equal(await look(await partner.token({ sub: person.id })), 200)
  await byKeys.forget()
  const bySecret = await trust({ hmac_secret: SECRET })
  assert.equal(await look(await partner.token({ sub: person.id })), 401)
  await bySecret.forget()
})

test('AID-39 an issuer has one source of keys, and a secret of at least 32 bytes', async () => {
  const { errors } = (await server.api('POST', '/api/trusted-issuers', { name: 'n', issuer: ISSUER, hmac_secret: SECRET, jwks_uri: `${origin}/keys` })).json
  assert.match(errors.hmac_secret[0], /give one of/)
  const short = (await server.api('POST', '/api/trusted-issuers', { name: 'n', issuer: ISSUER, hmac_secret: 'guessable' })).json
  assert.match(short.errors.hmac_secret[0], /shorter than 32 bytes/)
})

test('AID-39 published keys, and what an issuer said of a token, are kept for as long as its row says', async (t) => {
  t.after(() => {
    server.clock.skew = 0
  })
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const partner = await foreignIssuer(ISSUER, server.issuer)
  answers.set('/keys', partner.jwks)
  const token = await partner.token({ sub: person.id, exp: now() + 3600 })
  const byKeys = await trust({ jwks_uri: `${origin}/keys`, cache_ttl: 120 })
  const times = (path: string) => asked.filter((one) => one === path).length
  assert.equal(await look(token), 200)
  server.clock.skew = 100_000
  assert.deepEqual([await look(token), times('/keys')], [200, 1])
  server.clock.skew = 125_000
  assert.deepEqual([await look(token), times('/keys')], [200, 2])
  await byKeys.forget()
  server.clock.skew = 0
  answers.set('/introspect', { active: true, sub: person.id, aud: server.issuer, exp: now() + 3600, scope: 'scopes:read:all' })
  const client = { introspection_client_id: 'us', introspection_client_secret: 'a sealed secret' }
  const opaque = await trust({ issuer: 'https://opaque.example', introspection_endpoint: `${origin}/introspect`, ...client, cache_ttl: 5 })
  assert.equal(await look('an-opaque-token'), 200)
  answers.set('/introspect', { active: false })
  server.clock.skew = 4000
  assert.equal(await look('an-opaque-token'), 200)
  server.clock.skew = 6000
  assert.equal(await look('an-opaque-token'), 401)
  await opaque.forget()
})

test('AID-39 a claim overrides the subject, and one that names nobody does not fall back to it', async () => {
  const [one, other] = [await makePerson(server, { authorized_scopes: ['scopes:read:all'] }), await makePerson(server)]
  const { forget } = await trust({ hmac_secret: SECRET, override_claim: 'box_user', subject_is: 'username' })
  assert.equal(await look(await signed({ sub: one.username })), 200)
  assert.equal(await look(await signed({ sub: other.username, box_user: one.id })), 200)
  for (const box_user of ['usr_nobody', '', 7, null]) assert.equal(await look(await signed({ sub: one.username, box_user })), 401, String(box_user))
  await forget()
})

test('AID-39 an unknown person is created only where the row says so, once, with no right', async () => {
  const people = server.context.db.table(user)
  const named = (email: string) => people.find({ email }, { limit: 5 })
  const token = (sub: string, verified = true) => signed({ sub, email_verified: verified, given_name: 'Ada', role: 'Countess', picture: 7 })
  const plain = await trust({ hmac_secret: SECRET, subject_is: 'email' })
  assert.equal(await look(await token('new@example.com')), 401)
  await server.api('PATCH', `/api/trusted-issuers/${plain.id}`, { creates_people: true, attributes: { nickname: 'role' } })
  assert.equal(await look(await token('unproved@example.com', false)), 401)
  const arrived = await Promise.all(Array.from({ length: 5 }, async () => look(await token('new@example.com'))))
  assert.deepEqual(arrived, Array(5).fill(403), 'known, and without a scope')
  const found = await named('new@example.com')
  assert.deepEqual([found.length, found[0]?.password_hash, found[0]?.authorized_scopes, found[0]?.email_verified], [1, undefined, [], true])
  assert.deepEqual([found[0]?.given_name, found[0]?.nickname, found[0]?.picture], ['Ada', 'Countess', undefined], 'mapped, and what no field takes is left out')
  assert.equal((await named('unproved@example.com')).length, 0)
  const [event] = (await server.api('GET', `/api/audit-events?target_id=${found[0]?.id}`)).json.data
  assert.match(event.reason, /a token of Shared/)
  await plain.forget()
  const { errors } = (await server.api('POST', '/api/trusted-issuers', { name: 'n', issuer: ISSUER, hmac_secret: SECRET, creates_people: true })).json
  assert.match(errors.creates_people[0], /ids are given here/)
})
