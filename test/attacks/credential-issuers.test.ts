import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { encode, Tagged } from 'cborg'
import { SignJWT } from 'jose'
import { encodeClaims, signCose } from '#credentials/cose.ts'
import { packStates } from '#credentials/status-bits.ts'
import { newRow } from '#fields/write.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { COMMON_NAME, makeCertificate, type TestCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { issueLicence, MDL, MDL_SPACE, makeDevice, makeDocumentSigner, presentMdoc, type ResponseChange, signerOf, transcriptOf } from '../support/mdoc.ts'
import { makePerson } from '../support/people.ts'
import { makeHolder, readWalletLink, respond } from '../support/presenting.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fetchCredential, offer, redeemOffer } from '../support/wallet.ts'

const device = makeDevice()
let server: TestServer
let token: string
let list: () => Promise<Buffer> = async () => Buffer.alloc(0)
const web = createServer(async (_request, response) => {
  response.setHeader('content-type', 'application/statuslist+cwt')
  response.end(await list())
})
let origin: string
before(async () => {
  await new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  token = await server.adminToken()
})
after(async () => {
  web.close()
  await server.close()
})
const administer = async (path: string, json: unknown) => (await server.call('POST', path, { bearer: token, json })).json.data

let made = 0
async function ask(dcql: object, fields: Partial<Verifier>) {
  const row = newRow(verifier, { id: `vrf_${++made}`, name: `Desk ${made}`, dcql: dcql as Verifier['dcql'], ...fields })
  await server.context.db.table(verifier).insert(row)
  return readWalletLink(server, (await administer('/api/presentations', { verifier: row.id })).links.cross_device)
}
const licences = { credentials: [{ id: 'licence', format: 'mso_mdoc', meta: { doctype_value: MDL }, claims: [{ path: [MDL_SPACE, 'family_name'] }] }] }
/** Presents an mdoc to a verifier that trusts this server only, and tells the answer. */
async function present(credential: string, document: ResponseChange['document'] = () => {}, dcql: object = licences) {
  const asked = await ask(dcql, {})
  return respond(server, asked, { licence: [presentMdoc(credential, device, await transcriptOf(asked), { keep: ['family_name'], document })] })
}

/** An mdoc of this server, and the public key that signed it. */
async function ownLicence() {
  const client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const pair = await administer('/api/key-pairs', { type: 'P-256' })
  const { signer } = makeDocumentSigner({ subjectKey: pair.public_key })
  const claims = [{ name: MDL_SPACE, claims: [{ name: 'family_name' }] }]
  const identifier = `mdl-${++made}`
  await administer('/api/credential-configurations', {
    identifier,
    format: 'mso_mdoc',
    doctype: MDL,
    claims,
    key_pair_id: pair.id,
    certificates: signer.pem,
    status_list: false,
  })
  const { id } = await makePerson(server, { family_name: 'Lovelace' })
  const { code } = await offer(server, { client_id: client.id, user_id: id, credential_configuration_ids: [identifier] })
  const { access_token } = (await redeemOffer(server, code)).json
  const nonce = (await server.call('POST', '/openid/nonce')).json.c_nonce
  const proof = await new SignJWT({ aud: server.issuer, iat: Math.floor(Date.now() / 1000), nonce })
    .setProtectedHeader({ alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: { ...device.jwk } as never })
    .sign(device.key)
  const { json } = await fetchCredential(server, access_token, { credential_configuration_id: identifier, proofs: { jwt: [proof] } })
  return { credential: json.credentials[0].credential as string, key: pair.public_key as string }
}
/** Puts other certificates beside the signature of the issuer, which does not cover them. */
const withChain =
  (...chain: Uint8Array[]): NonNullable<ResponseChange['document']> =>
  (document) =>
    document
      .get('issuerSigned')
      .get('issuerAuth')[1]
      .set(33, chain.length === 1 ? chain[0] : chain)

/** A status list with one valid credential, signed by a certificate. */
async function cwtList(uri: string, { key, x509 }: TestCertificate): Promise<Buffer> {
  const lst = new Uint8Array(Buffer.from(packStates([], { size: 8, bits: 1 }), 'base64url'))
  const claims = new Map<number, unknown>([
    [2, uri],
    [6, Math.floor(Date.now() / 1000)],
    [65_533, { bits: 1, lst }],
  ])
  const typ = 'application/statuslist+cwt'
  return Buffer.from(encode(new Tagged(18, await signCose(encodeClaims(claims), { typ, chain: [x509.raw] }, signerOf(key)))))
}

test('the key of a remote signer, which our JWK set publishes, signs no mdoc in our name', async () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const subjectKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const theirs = makeDocumentSigner({ subjectKey })
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const forged = await issueLicence({ ...theirs, signer: { ...theirs.signer, key } }, device)
  const jwk = { ...createPublicKey(subjectKey).export({ format: 'jwk' }), kid: 'hsm', alg: 'ES256', use: 'sig' }
  await administer('/api/signers', { name: 'hsm', url: `${origin}/sign`, secret: 'a secret of some length', jwks: { keys: [jwk] } })
  const { keys } = (await server.call('GET', '/oauth/jwks')).json
  assert(keys.some(({ kid }: { readonly kid: string }) => kid === 'hsm'))
  const { status, text } = await present(forged)
  assert.equal(status, 400)
  assert.match(text, /do not lead to a root/)
})

test('OID4VP 1.0 §6.1.1.1 certificates that the holder puts beside our mdoc prove no authority, and what is no certificate is refused', async () => {
  const { credential, key } = await ownLicence()
  assert.equal((await present(credential)).status, 200)
  const authorityKey = Buffer.from('the key of a great authority')
  const { signer } = makeDocumentSigner({ subjectKey: key, authorityKey })
  const swapped = withChain(signer.x509.raw)
  assert.equal((await present(credential, swapped)).status, 200, 'the key is still ours')
  const trusted_authorities = [{ type: 'aki', values: [authorityKey.toString('base64url')] }]
  const demanding = { credentials: [{ ...licences.credentials[0], trusted_authorities }] }
  const { status, text } = await present(credential, swapped, demanding)
  assert.equal(status, 400)
  assert.match(text, /none of the trusted authorities/)
  const broken = await present(credential, withChain(signer.x509.raw, new Uint8Array(Buffer.from('no certificate'))))
  assert.equal(broken.status, 400)
  assert.match(broken.text, /no certificate/)
})

test('draft-ietf-oauth-status-list §5.2 a CWT list is signed by a certificate that names the issuer of the credential, and by no other below the root', async () => {
  const root = makeCertificate({ subject: [[COMMON_NAME, 'Root']], authority: true })
  const below = (name: string) => makeCertificate({ subject: [[COMMON_NAME, name]], issuer: root, names: { uri: `https://${name}.example` } })
  const [bank, other] = [below('bank'), below('other')]
  const holder = makeHolder()
  const vct = 'https://credentials.example/member'
  const dcql = { credentials: [{ id: 'member', format: 'dc+sd-jwt', meta: { vct_values: [vct] } }] }
  const by = async (signer: TestCertificate, path: string) => {
    const uri = `${origin}/${path}`
    list = () => cwtList(uri, signer)
    const asked = await ask(dcql, { roots: root.pem })
    const card = { iss: 'https://bank.example', vct, cnf: { jwk: holder.jwk }, status: { status_list: { idx: 0, uri } } }
    const signed = await new SignJWT(card)
      .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', x5c: [bank.x509.raw.toString('base64')] })
      .sign(createPrivateKey(bank.key))
    const shown = await holder.present(`${signed}~`, { aud: asked.client_id, nonce: asked.nonce })
    return respond(server, asked, { member: [shown] })
  }
  const own = await by(bank, 'own')
  assert.equal(own.status, 200, own.text)
  const foreign = await by(other, 'foreign')
  assert.equal(foreign.status, 400)
  assert.match(foreign.text, /of another issuer than the credential/)
})
