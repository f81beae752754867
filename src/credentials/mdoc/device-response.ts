import { hash, timingSafeEqual } from 'node:crypto'
import type { PublicKey } from '#keys/public-keys.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { embedCbor, encodeCbor, jsonOf, readCbor, readDateTime, readEmbedded, readMap } from '../cbor.ts'
import { demandCoseSignature, type ParsedSign1, readSign1 } from '../cose.ts'
import { readCoseKey } from '../cose-key.ts'
import { demand } from '../fault.ts'
import { CLOCK_LEEWAY } from '../signed-jwt.ts'

/** The rules of a verifier. */
interface MdocRules<S extends { readonly key: PublicKey }> {
  /** Finds the key of the issuer by its certificates, the leaf first. @throws {CredentialFault} for an issuer that is not trusted */
  readonly trust: (chain: readonly Uint8Array[]) => MaybePromise<S>
  /** The session that the device must have signed for; absent: no proof of the device is demanded. */
  readonly transcript: unknown
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A verified mdoc. */
export interface VerifiedMdoc<S> {
  readonly doctype: string
  /** The elements that are shown, by namespace and name, as JSON. */
  readonly elements: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly issuer: S
  /** When it was signed, in seconds since 1970. */
  readonly signed_at: number
  readonly device: PublicKey
  readonly status: unknown
}

const digests: Readonly<Record<string, string>> = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' }
const NAME = 'the mdoc'

/** The one document of a response (ISO 18013-5 §8.3.2.1.2.2). @throws {CredentialFault} */
function documentIn(text: string): ReadonlyMap<unknown, unknown> {
  demand(/^[\w-]+$/.test(text), 'the DeviceResponse is not base64url')
  const response = readMap(readCbor(Buffer.from(text, 'base64url'), 'the DeviceResponse'), 'the DeviceResponse')
  demand(response.get('version') === '1.0' && response.get('status') === 0, 'the DeviceResponse must have version 1.0 and status 0')
  const documents = response.get('documents')
  demand(Array.isArray(documents) && documents.length === 1, 'the DeviceResponse must hold one document: send a response for each')
  return readMap(documents[0], NAME)
}

/** The mobile security object that the issuer signed (ISO 18013-5 §9.1.2.4). */
interface SecurityObject {
  readonly algorithm: string
  readonly doctype: unknown
  readonly valueDigests: ReadonlyMap<unknown, unknown>
  readonly device: PublicKey
  readonly signed_at: number
  readonly status: unknown
}

function readSecurityObject({ payload }: ParsedSign1, now: number): SecurityObject {
  demand(payload !== undefined, `the issuer's part of ${NAME} has no payload`)
  const object = readMap(readEmbedded(readCbor(payload, 'the mobile security object'), 'the mobile security object').content, 'the mobile security object')
  demand(/^1\.\d+$/.test(String(object.get('version'))), 'the mobile security object has another version than 1')
  const algorithm = digests[String(object.get('digestAlgorithm'))]
  demand(algorithm !== undefined, 'digestAlgorithm of the mobile security object must be SHA-256, SHA-384 or SHA-512')
  const validity = readMap(object.get('validityInfo'), 'validityInfo')
  const [signed_at, from, until] = ['signed', 'validFrom', 'validUntil'].map((name) => readDateTime(validity.get(name), `${name} of ${NAME}`))
  const seconds = now / 1000
  demand(from !== undefined && from <= seconds + CLOCK_LEEWAY, `${NAME} is not valid yet`)
  demand(until !== undefined && until > seconds - CLOCK_LEEWAY, `${NAME} has expired`)
  const keyInfo = readMap(object.get('deviceKeyInfo'), 'deviceKeyInfo')
  const status = object.get('status')
  return {
    algorithm,
    doctype: object.get('docType'),
    valueDigests: readMap(object.get('valueDigests'), 'valueDigests'),
    device: readCoseKey(keyInfo.get('deviceKey'), 'deviceKey'),
    signed_at: signed_at ?? 0,
    status: status === undefined ? undefined : jsonOf(status),
  }
}

/** The elements of one namespace, each of which the issuer digested: a holder could otherwise add what the issuer never said (ISO 18013-5 §9.3.1). */
function elementsOf(sent: unknown, known: unknown, algorithm: string): Readonly<Record<string, unknown>> {
  demand(Array.isArray(sent), `a namespace of ${NAME} is not a list`)
  const expected = readMap(known, 'a namespace in valueDigests')
  const elements = new Map<string, unknown>()
  for (const one of sent) {
    const { bytes, content } = readEmbedded(one, 'an element')
    const item = readMap(content, 'an element')
    const [name, digest] = [item.get('elementIdentifier'), expected.get(item.get('digestID'))]
    demand(typeof name === 'string', 'an element has no elementIdentifier')
    const actual = hash(algorithm, bytes, 'buffer')
    const isSame = digest instanceof Uint8Array && digest.length === actual.length && timingSafeEqual(digest, actual)
    demand(isSame, `the element ${name.slice(0, 64)} is not one that the issuer signed`)
    demand(!elements.has(name), `the element ${name.slice(0, 64)} is there twice`)
    elements.set(name, jsonOf(item.get('elementValue')))
  }
  return Object.fromEntries(elements)
}

function shownElements(issuerSigned: ReadonlyMap<unknown, unknown>, { valueDigests, algorithm }: SecurityObject): VerifiedMdoc<unknown>['elements'] {
  const spaces = issuerSigned.get('nameSpaces')
  const entries = spaces === undefined ? [] : [...readMap(spaces, 'nameSpaces')]
  return Object.fromEntries(entries.map(([name, sent]) => [String(name), elementsOf(sent, valueDigests.get(name), algorithm)]))
}

/** Verifies the signature of the device for one session (ISO 18013-5 §9.1.3.4, §9.1.3.6). Elements that it signed itself say nothing of the issuer, and are not read. */
async function verifyDevice(document: ReadonlyMap<unknown, unknown>, device: PublicKey, transcript: unknown): Promise<void> {
  const signed = readMap(document.get('deviceSigned'), 'deviceSigned')
  const auth = readMap(signed.get('deviceAuth'), 'deviceAuth')
  demand(auth.get('deviceSignature') !== undefined, `the device authenticated ${NAME} by a MAC, which needs a key of the reader: send deviceSignature`)
  const object = readSign1(auth.get('deviceSignature'), 'deviceSignature')
  demand(object.payload === undefined, 'deviceSignature must have no payload of its own')
  const spaces = signed.get('nameSpaces')
  readEmbedded(spaces, 'nameSpaces of deviceSigned')
  const detached = encodeCbor(embedCbor(['DeviceAuthentication', transcript, document.get('docType'), spaces]))
  await demandCoseSignature(object, device, { name: 'deviceSignature', detached })
}

/** Verifies a DeviceResponse with one mdoc (OID4VP 1.0 §B.2, ISO 18013-5 §9.3.1). Status is the caller's to check. @throws {CredentialFault} */
export async function verifyDeviceResponse<S extends { readonly key: PublicKey }>(
  text: string,
  { trust, transcript, now }: MdocRules<S>,
): Promise<VerifiedMdoc<S>> {
  const document = documentIn(text)
  const issuerSigned = readMap(document.get('issuerSigned'), 'issuerSigned')
  const auth = readSign1(issuerSigned.get('issuerAuth'), 'issuerAuth')
  demand(auth.chain.length > 0, 'issuerAuth has no certificates in x5chain')
  const issuer = await trust(auth.chain)
  await demandCoseSignature(auth, issuer.key, { name: 'issuerAuth' })
  const object = readSecurityObject(auth, now)
  const doctype = document.get('docType')
  demand(typeof doctype === 'string' && doctype === object.doctype, `the docType of ${NAME} is another than the issuer signed`)
  const elements = shownElements(issuerSigned, object)
  if (transcript !== undefined) await verifyDevice(document, object.device, transcript)
  return { doctype, elements, issuer, signed_at: object.signed_at, device: object.device, status: object.status }
}
