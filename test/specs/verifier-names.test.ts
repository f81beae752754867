import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { compactVerify, decodeProtectedHeader, SignJWT } from 'jose'
import { type IssuedCredential, issuedCredential } from '#model/issued-credential.ts'
import { COMMON_NAME, makeCertificate, type TestCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { makeHolder, makeIssuer, readWalletLink, respond } from '../support/presenting.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fetchCredential, freshNonce, makeConfiguration, offer, redeemOffer, walletKey } from '../support/wallet.ts'

const [issuer, holder] = [makeIssuer(), makeHolder()]
const HOST = 'id.example'
const dcql = { credentials: [{ id: 'member', format: 'dc+sd-jwt', meta: {}, claims: [{ path: ['level'] }] }] }
let server: TestServer
let pair: { readonly id: string; readonly public_key: string }
let root: TestCertificate
before(async () => {
  server = await startServer()
  root = makeCertificate({ subject: [[COMMON_NAME, 'Root']], authority: true })
  pair = (await api('POST', '/api/key-pairs', { alg: 'ES256' })).json.data
})
after(() => server.close())

const api = async (method: string, path: string, json?: unknown) => server.call(method, path, { bearer: await server.adminToken(), ...(json ? { json } : {}) })
const certificate = (change: Partial<Parameters<typeof makeCertificate>[0]> = {}) =>
  makeCertificate({ subject: [[COMMON_NAME, 'Verifier']], issuer: root, names: { dns: HOST }, subjectKey: pair.public_key, ...change })

let made = 0
const makeVerifier = (fields: object) =>
  api('POST', '/api/verifiers', { name: `Named ${++made}`, dcql, issuers: [issuer.did], key_pair_id: pair.id, ...fields })
/** The request of a verifier as a wallet gets it, verified with a key that does not come from us. */
async function requestOf(fields: object) {
  const verifier = await makeVerifier(fields)
  assert.equal(verifier.status, 201, verifier.text)
  const { links, id } = (await api('POST', '/api/presentations', { verifier: verifier.json.data.id })).json.data
  const uri = new URL(links.cross_device).searchParams
  const text = (await server.call('GET', String(uri.get('request_uri')).slice(server.issuer.length))).text
  return { id, named: uri.get('client_id'), text, asked: await readWalletLink(server, links.cross_device) }
}
const isAnswered = async ({ id, asked }: Awaited<ReturnType<typeof requestOf>>) => {
  const shown = await holder.present(await issuer.issue(holder, { level: 'gold' }), { aud: asked.client_id, nonce: asked.nonce })
  await respond(server, asked, { member: [shown] })
  return (await api('GET', `/api/presentations/${id}`)).json.data.state === 'accepted'
}

test('OID4VP 1.0 §5.9.3 x509_san_dns names the verifier by its host, and the certificate in x5c verifies the request', async () => {
  const leaf = certificate()
  const got = await requestOf({ client_id_prefix: 'x509_san_dns', certificates: leaf.pem + root.pem })
  assert.deepEqual([got.named, got.asked.client_id], [`x509_san_dns:${HOST}`, `x509_san_dns:${HOST}`])
  const { x5c = [] } = decodeProtectedHeader(got.text)
  assert.deepEqual(
    x5c,
    [leaf, root].map(({ x509 }) => x509.raw.toString('base64')),
  )
  await compactVerify(got.text, leaf.x509.publicKey)
  assert.equal(new URL(got.asked.response_uri).hostname, HOST)
  assert(await isAnswered(got))
})

test('OID4VP 1.0 §5.9.3 x509_hash names the verifier by the hash of its certificate', async () => {
  const leaf = certificate({ names: { dns: 'elsewhere.example' } })
  const got = await requestOf({ client_id_prefix: 'x509_hash', certificates: leaf.pem })
  assert.equal(got.named, `x509_hash:${leaf.thumbprint}`)
  await compactVerify(got.text, leaf.x509.publicKey)
  assert(await isAnswered(got))
})

test('OID4VP 1.0 §12 verifier_attestation names the verifier by the subject of its attestation, which travels in the header', async () => {
  const attestation = await new SignJWT({ iss: 'https://registrar.example', sub: 'shop.example', cnf: { jwk: { kty: 'EC' } } })
    .setProtectedHeader({ alg: 'ES256', typ: 'verifier-attestation+jwt' })
    .setExpirationTime('1h')
    .sign(issuer.key)
  const got = await requestOf({ client_id_prefix: 'verifier_attestation', attestation })
  assert.equal(got.named, 'verifier_attestation:shop.example')
  assert.equal(decodeProtectedHeader(got.text)['jwt'], attestation)
  assert(await isAnswered(got))
})

test('OID4VP 1.0 §5.9.3 a certificate of another key, of another host, or that has expired names no verifier', async () => {
  const told = async (fields: object) => (await makeVerifier({ client_id_prefix: 'x509_san_dns', ...fields })).text
  assert.match(
    await told({ certificates: makeCertificate({ subject: [[COMMON_NAME, 'Other']], names: { dns: HOST } }).pem }),
    /is not the key of the first certificate/,
  )
  assert.match(await told({ certificates: certificate({ names: { dns: 'thief.example' } }).pem }), /does not name id\.example among its DNS names/)
  assert.match(await told({ certificates: certificate({ from: Date.now() - 9e6, to: Date.now() - 1e6 }).pem }), /has expired/)
  assert.match(await told({ certificates: 'no certificate' }), /is not a list of PEM certificates/)
})

test('draft-ietf-oauth-status-list §8.3 the status of a credential of our own takes effect at once, and a place that was never given is none', async () => {
  const client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const person = await makePerson(server, { metadata: { level: { value: 'gold', status: 'valid', display: [] } } })
  const card = await makeConfiguration(server, { claims: [{ name: 'level', pointer: 'metadata.level' }] })
  const { code } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  const key = await walletKey()
  const proofs = { jwt: [await key.prove(server, await freshNonce(server), { key: holder.key as never, header: { jwk: holder.jwk } })] }
  const { access_token } = (await redeemOffer(server, code)).json
  const { credentials } = (await fetchCredential(server, access_token, { credential_configuration_id: card.identifier, proofs })).json
  const verifier = (await makeVerifier({ issuers: [], key_pair_id: undefined, encrypted_response: false })).json.data
  const outcome = async () => {
    const { id, links } = (await api('POST', '/api/presentations', { verifier: verifier.id })).json.data
    const asked = await readWalletLink(server, links.cross_device)
    await respond(server, asked, { member: [await holder.present(credentials[0].credential, { aud: asked.client_id, nonce: asked.nonce })] })
    const { state, refusal } = (await api('GET', `/api/presentations/${id}`)).json.data
    return refusal ?? state
  }
  const table = server.context.db.table(issuedCredential)
  const [row] = (await table.find({ user_id: person.id })) as [IssuedCredential]
  assert.equal(await outcome(), 'accepted')
  assert.equal((await api('POST', `/api/issued-credentials/${row.id}/suspend`, {})).status, 200)
  assert.match(await outcome(), /is suspended/)
  assert.equal((await api('POST', `/api/issued-credentials/${row.id}/reinstate`, {})).status, 200)
  assert.equal(await outcome(), 'accepted')
  assert.equal((await api('POST', `/api/issued-credentials/${row.id}/revoke`, {})).status, 200)
  assert.match(await outcome(), /was revoked/)
  await table.remove({ id: row.id })
  assert.match(await outcome(), /never given/)
})
