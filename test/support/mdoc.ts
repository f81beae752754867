import { generateKeyPairSync, hash, type KeyObject, sign, type webcrypto } from 'node:crypto'
import { decode, encode, Tagged } from 'cborg'
import { calculateJwkThumbprint, type JWK } from 'jose'
import type { SignBytes } from '#credentials/cose.ts'
import { coseKeyOf } from '#credentials/cose-key.ts'
import { makeIssuerSigned } from '#credentials/mdoc/issuer-signed.ts'
import { COMMON_NAME, COUNTRY, makeCertificate, type TestCertificate } from './certificates.ts'
import type { WalletRequest } from './presenting.ts'

export const MDL = 'org.iso.18013.5.1.mDL'
export const MDL_SPACE = 'org.iso.18013.5.1'

const tags = Tagged.preserve(0, 18, 24, 1004)
/** CBOR as a test reads it: maps as `Map`, tags kept. */
// biome-ignore lint/suspicious/noExplicitAny: the structure is what the tests are about
export const readTestCbor = (bytes: Uint8Array): any => decode(bytes, { useMaps: true, tags })

/** A root certificate with the certificate of a document signer below it. */
export interface TestDocumentSigner {
  readonly root: TestCertificate
  readonly signer: TestCertificate
}

/** Makes a document signer; `subjectKey` is a public key as PEM that its certificate is for. */
export function makeDocumentSigner(more: { readonly subjectKey?: string; readonly authorityKey?: Buffer } = {}): TestDocumentSigner {
  const root = makeCertificate({
    subject: [
      [COUNTRY, 'UT'],
      [COMMON_NAME, 'Test IACA'],
    ],
    authority: true,
  })
  return {
    root,
    signer: makeCertificate({
      subject: [
        [COUNTRY, 'UT'],
        [COMMON_NAME, 'Test document signer'],
      ],
      issuer: root,
      ...more,
    }),
  }
}

const signBytes = (key: string | KeyObject) => (bytes: Uint8Array) => sign('sha256', bytes, { key: key as string, dsaEncoding: 'ieee-p1363' })

/** Signs COSE objects with a key. */
export const signerOf =
  (key: string): SignBytes =>
  async (bytesFor) => ({ kid: 'k', alg: 'ES256', signature: signBytes(key)(bytesFor({ kid: 'k', alg: 'ES256' })) })

/** The device of a holder. */
export interface TestDevice {
  readonly jwk: webcrypto.JsonWebKey
  readonly key: KeyObject
}
export function makeDevice(): TestDevice {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { jwk: publicKey.export({ format: 'jwk' }), key: privateKey }
}

interface Issuing {
  readonly elements?: Readonly<Record<string, unknown>>
  readonly iat?: number
  readonly exp?: number
  readonly status?: unknown
}

/** A driving licence for a device, signed by a document signer, as `IssuerSigned` in base64url. */
export async function issueLicence({ signer }: TestDocumentSigner, device: TestDevice, { elements, iat, exp, status }: Issuing = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const content = {
    doctype: MDL,
    namespaces: { [MDL_SPACE]: elements ?? { family_name: 'Lovelace', given_name: 'Ada', birth_date: '1815-12-10' } },
    deviceKey: coseKeyOf({ ...device.jwk }) ?? new Map(),
    iat: iat ?? now - 10,
    exp: exp ?? now + 3600,
    ...(status === undefined ? {} : { status }),
  }
  const signed = await makeIssuerSigned(content, {
    chain: [signer.x509.raw],
    sign: signerOf(signer.key),
  })
  return Buffer.from(signed).toString('base64url')
}

/** The thumbprint of the key that a response is encrypted to; null where it is not. */
async function recipientOf({ response_mode, client_metadata }: WalletRequest): Promise<Uint8Array | null> {
  if (!response_mode.endsWith('.jwt')) return null
  return new Uint8Array(Buffer.from(await calculateJwkThumbprint(client_metadata.jwks.keys[0] as JWK), 'base64url'))
}
const handover = (name: string, info: readonly unknown[]) => [null, null, [name, new Uint8Array(hash('sha256', encode(info), 'buffer'))]]

/** The session transcript of a request (OID4VP 1.0 §B.2.6.1), worked out from what the wallet read. */
export const transcriptOf = async (asked: WalletRequest): Promise<unknown> =>
  handover('OpenID4VPHandover', [asked.client_id, asked.nonce, await recipientOf(asked), asked.response_uri])

/** The same of a request that a page gave to the browser (OID4VP 1.0 §B.2.6.2). */
export const browserTranscriptOf = async (asked: WalletRequest, origin: string): Promise<unknown> =>
  handover('OpenID4VPDCAPIHandover', [origin, asked.nonce, await recipientOf(asked)])

/** How a response of a test differs from a right one. */
export interface ResponseChange {
  /** The names of the elements that are shown; all when absent. */
  readonly keep?: readonly string[]
  readonly doctype?: string
  /** Changes the elements after they were chosen. */
  // biome-ignore lint/suspicious/noExplicitAny: the structure is what the tests are about
  readonly elements?: (items: any[]) => any[]
  /** Changes the document before it is encoded. */
  // biome-ignore lint/suspicious/noExplicitAny: the structure is what the tests are about
  readonly document?: (document: Map<string, any>) => void
}

/** A DeviceResponse with one mdoc, signed by the device for one session. */
export function presentMdoc(credential: string, device: TestDevice, transcript: unknown, change: ResponseChange = {}): string {
  const { keep, doctype = MDL, elements = (items) => items } = change
  const issued = readTestCbor(Buffer.from(credential, 'base64url'))
  const shown = new Map(
    // biome-ignore lint/suspicious/noExplicitAny: the structure is what the tests are about
    [...issued.get('nameSpaces')].map(([name, items]: [string, any[]]) => [
      name,
      elements(items.filter((item) => keep === undefined || keep.includes(readTestCbor(item.value).get('elementIdentifier')))),
    ]),
  )
  const spaces = new Tagged(24, encode({}))
  const shielded = encode(new Map([[1, -7]]))
  const payload = encode(new Tagged(24, encode(['DeviceAuthentication', transcript, doctype, spaces])))
  const signature = new Uint8Array(signBytes(device.key)(encode(['Signature1', shielded, new Uint8Array(), payload])))
  // biome-ignore lint/suspicious/noExplicitAny: the structure is what the tests are about
  const document = new Map<string, any>([
    ['docType', doctype],
    [
      'issuerSigned',
      new Map([
        ['nameSpaces', shown],
        ['issuerAuth', issued.get('issuerAuth')],
      ] as const),
    ],
    [
      'deviceSigned',
      new Map<string, unknown>([
        ['nameSpaces', spaces],
        ['deviceAuth', { deviceSignature: [shielded, new Map(), null, signature] }],
      ]),
    ],
  ])
  change.document?.(document)
  return Buffer.from(encode({ version: '1.0', documents: [document], status: 0 })).toString('base64url')
}
