import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, hash, randomBytes, sign, verify, X509Certificate } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  CoseKey,
  DeviceKey,
  DeviceRequest,
  DeviceResponse,
  DocRequest,
  Holder,
  Issuer,
  IssuerSigned,
  ItemsRequest,
  type MdocContext,
  SessionTranscript,
  SignatureAlgorithm,
} from '@owf/mdoc'
import { calculateJwkThumbprint, type JWK, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { makeClient } from '../support/clients.ts'
import { MDL, MDL_SPACE, makeDevice, makeDocumentSigner, type TestDevice } from '../support/mdoc.ts'
import { makePerson } from '../support/people.ts'
import { readWalletLink, respond, type WalletRequest } from '../support/presenting.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { fetchCredential, offer, redeemOffer } from '../support/wallet.ts'

const publicKeyOf = (key: CoseKey) => {
  const { kty, crv, x, y } = key.jwk
  return createPublicKey({ key: { kty: String(kty), crv: String(crv), x: String(x), y: String(y) }, format: 'jwk' })
}
const p1363 = { dsaEncoding: 'ieee-p1363' } as const
const unused = () => assert.fail('no MAC is made here')

/** The cryptography that the library asks its user for. */
const crypto: MdocContext = {
  crypto: {
    random: (length) => new Uint8Array(randomBytes(length)),
    digest: ({ digestAlgorithm, bytes }) => new Uint8Array(hash(digestAlgorithm.replace('-', '').toLowerCase(), bytes, 'buffer')),
    calculateEphemeralMacKey: unused,
  },
  cose: {
    sign1: {
      sign: ({ toBeSigned, key }) => new Uint8Array(sign('sha256', toBeSigned, { key: createPrivateKey({ key: key.jwk as never, format: 'jwk' }), ...p1363 })),
      verify: ({ key, sign1 }) => verify('sha256', sign1.toBeSigned, { key: publicKeyOf(key), ...p1363 }, sign1.signature),
    },
    mac0: { sign: unused, verify: unused },
  },
  x509: {
    getIssuerNameField: ({ certificate, field }) => [new RegExp(`${field}=(.*)`).exec(new X509Certificate(certificate).issuer)?.[1] ?? ''],
    getPublicKey: ({ certificate }) => CoseKey.fromJwk({ ...new X509Certificate(certificate).publicKey.export({ format: 'jwk' }) }),
    verifyCertificateChain({ trustedCertificates, x5chain }) {
      const [leaf, root] = [x5chain[0], trustedCertificates[0]].map((one) => new X509Certificate(one ?? new Uint8Array()))
      assert(leaf && root && leaf.verify(root.publicKey))
    },
    getCertificateData({ certificate }) {
      const { issuer, subject, serialNumber, fingerprint256, validFromDate, validToDate, raw } = new X509Certificate(certificate)
      return {
        issuerName: issuer,
        subjectName: subject,
        serialNumber,
        thumbprint: fingerprint256,
        notBefore: validFromDate,
        notAfter: validToDate,
        pem: new X509Certificate(raw).toString(),
      }
    },
  },
}

const device = makeDevice()
const trusted = makeDocumentSigner()
let server: TestServer
let token: string
before(async () => {
  server = await startServer()
  token = await server.adminToken()
})
after(() => server.close())

const privateJwk = ({ key }: Pick<TestDevice, 'key'>) => CoseKey.fromJwk({ ...key.export({ format: 'jwk' }), alg: 'ES256' })

async function issueByServer(): Promise<{ readonly credential: string; readonly root: Buffer }> {
  const administer = (path: string, json: unknown) => server.call('POST', path, { bearer: token, json })
  const { data: pair } = (await administer('/api/key-pairs', { type: 'P-256' })).json
  const { signer, root } = makeDocumentSigner({ subjectKey: pair.public_key })
  const claims = [{ name: MDL_SPACE, claims: [{ name: 'family_name' }, { name: 'birth_date', pointer: 'birthdate' }] }]
  const kind = { identifier: 'mdl', format: 'mso_mdoc', doctype: MDL, claims, key_pair_id: pair.id, certificates: signer.pem, status_list: false }
  assert.equal((await administer('/api/credential-configurations', kind)).status, 201)
  const client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const person = await makePerson(server, { family_name: 'Lovelace', birthdate: '1815-12-10' })
  const { code } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: ['mdl'] })
  const { access_token } = (await redeemOffer(server, code)).json
  const nonce = (await server.call('POST', '/openid/nonce')).json.c_nonce
  const proof = await new SignJWT({ aud: server.issuer, iat: Math.floor(Date.now() / 1000), nonce })
    .setProtectedHeader({ alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: { ...device.jwk } as JWK })
    .sign(device.key)
  const answer = await fetchCredential(server, access_token, { credential_configuration_id: 'mdl', proofs: { jwt: [proof] } })
  assert.equal(answer.status, 200, answer.text)
  return { credential: answer.json.credentials[0].credential, root: root.x509.raw }
}

async function ask(fields: Partial<Verifier>) {
  const dcql = { credentials: [{ id: 'mdl', format: 'mso_mdoc' as const, meta: { doctype_value: MDL }, claims: [{ path: [MDL_SPACE, 'family_name'] }] }] }
  const row = newRow(verifier, { id: `vrf_${fields.name}`, name: 'Library', dcql, ...fields })
  await server.context.db.table(verifier).insert(row)
  const { data } = (await server.call('POST', '/api/presentations', { bearer: token, json: { verifier: row.id } })).json
  const claims = async () => (await server.call('GET', `/api/presentations/${data.id}/claims`, { bearer: token })).json.data
  return { asked: await readWalletLink(server, data.links.cross_device), claims }
}

/** The response of the library as a holder that shows the family name. */
async function presentByLibrary({ client_id, nonce, response_uri, client_metadata }: WalletRequest, issuerSigned: IssuerSigned): Promise<string> {
  const jwkThumbprint = new Uint8Array(Buffer.from(await calculateJwkThumbprint(client_metadata.jwks.keys[0] as JWK), 'base64url'))
  const sessionTranscript = await SessionTranscript.forOid4Vp({ clientId: client_id, nonce, jwkThumbprint, responseUri: response_uri }, crypto)
  const itemsRequest = ItemsRequest.create({ docType: MDL, namespaces: { [MDL_SPACE]: { family_name: false } } } as never)
  const deviceRequest = DeviceRequest.create({ docRequests: [DocRequest.create({ itemsRequest } as never)] })
  const made = await Holder.createDeviceResponseForDeviceRequest(
    { deviceRequest, sessionTranscript, issuerSigned: [issuerSigned], signature: { signingKey: privateJwk(device) } },
    crypto,
  )
  return made.encodedForOid4Vp
}

test('a library verifies an mdoc that this server issued, and its presentation is accepted here', async () => {
  const { credential, root } = await issueByServer()
  const issuerSigned = IssuerSigned.decode(new Uint8Array(Buffer.from(credential, 'base64url')))
  await Holder.verifyIssuerSigned({ issuerSigned, trustedCertificates: [root] }, crypto)
  const { asked, claims } = await ask({ name: 'own' })
  const taken = await respond(server, asked, { mdl: [await presentByLibrary(asked, issuerSigned)] })
  assert.equal(taken.status, 200, taken.text)
  assert.deepEqual((await claims()).claims.mdl, [{ [MDL_SPACE]: { family_name: 'Lovelace' } }])
})

test('an mdoc that a library issued and a library presents is accepted by the root of its issuer', async () => {
  const now = Date.now()
  const at = (seconds: number) => new Date(now + seconds * 1000)
  const issuerSigned = await new Issuer(MDL, crypto).addIssuerNamespace(MDL_SPACE, { family_name: 'Byron', given_name: 'George' }).sign({
    signingKey: CoseKey.fromJwk({ ...createPrivateKey(trusted.signer.key).export({ format: 'jwk' }) }),
    algorithm: SignatureAlgorithm.ES256,
    digestAlgorithm: 'SHA-512',
    validityInfo: { signed: at(-10), validFrom: at(-10), validUntil: at(3600) },
    deviceKeyInfo: { deviceKey: DeviceKey.fromJwk({ ...device.jwk }) },
    certificates: [new Uint8Array(trusted.signer.x509.raw)],
  })
  const { asked, claims } = await ask({ name: 'foreign', roots: trusted.root.pem })
  const shown = await presentByLibrary(asked, issuerSigned)
  assert.equal(DeviceResponse.fromEncodedForOid4Vp(shown).documents?.length, 1)
  const taken = await respond(server, asked, { mdl: [shown] })
  assert.equal(taken.status, 200, taken.text)
  assert.deepEqual((await claims()).claims.mdl, [{ [MDL_SPACE]: { family_name: 'Byron' } }])
})
