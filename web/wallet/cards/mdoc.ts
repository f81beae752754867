import { base64url } from 'jose'
import { authorityKeyOf, keyOfCertificate, nameOfCertificate } from '../keys/certificate.ts'
import { bytesOf } from '../vault/seal.ts'
import { fault } from '../words/fault.ts'
import { encodeCbor, isEmbedded, jsonOf, mapIn, readCbor, unembedded } from './cbor.ts'

type Place = readonly (string | number)[]
type Items = readonly unknown[]

/** The part of an mdoc that its issuer made (ISO 18013-5 §8.3.2.1.2.2): the elements by namespace, and the signature over the digests of all. */
export interface IssuerSigned {
  readonly spaces: ReadonlyMap<string, Items>
  readonly auth: readonly unknown[]
  /** The mobile security object (ISO 18013-5 §9.1.2.4). */
  readonly object: ReadonlyMap<unknown, unknown>
}

/** Reads an mdoc as its issuer sent it (OID4VCI 1.0 §A.2.4). @throws {WalletFault} */
export function readIssuerSigned(text: string): IssuerSigned {
  const whole = mapIn(readCbor(bytesOf(text)))
  const auth = whole.get('issuerAuth')
  if (!Array.isArray(auth) || auth.length !== 4 || !(auth[2] instanceof Uint8Array)) throw fault('malformedCard')
  const spaces = new Map([...mapIn(whole.get('nameSpaces') ?? new Map())].map(([name, items]) => [String(name), itemsIn(items)]))
  return { spaces, auth, object: mapIn(unembedded(readCbor(auth[2]))) }
}

function itemsIn(value: unknown): Items {
  if (!Array.isArray(value) || !value.every(isEmbedded)) throw fault('malformedCard')
  return value
}
const nameOf = (item: unknown): string => String(mapIn(unembedded(item)).get('elementIdentifier'))

/** The certificates of the signer, the leaf first (RFC 9360 §2). */
function chainOf({ auth: [, beside] }: IssuerSigned): readonly Uint8Array[] {
  const sent = mapIn(beside).get(33)
  return (Array.isArray(sent) ? sent : [sent]).filter((one) => one instanceof Uint8Array)
}

/** The content of an mdoc, with the name that the certificate of its signer has. */
export interface MdocContent {
  readonly doctype: string
  readonly claims: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly expires_at: number | undefined
  readonly status: unknown
  readonly signer: string | undefined
  readonly authorityKeys: readonly string[]
}

/** Reads the content of an mdoc. @throws {WalletFault} */
export function readMdoc(text: string): MdocContent {
  const signed = readIssuerSigned(text)
  const { object, spaces } = signed
  const until = Date.parse(String(jsonOf(mapIn(object.get('validityInfo')).get('validUntil'))))
  const elements = (items: Items) => Object.fromEntries(items.map((item) => [nameOf(item), jsonOf(mapIn(unembedded(item)).get('elementValue'))]))
  const chain = chainOf(signed)
  return {
    doctype: String(object.get('docType')),
    claims: Object.fromEntries([...spaces].map(([name, items]) => [name, elements(items)])),
    expires_at: Number.isFinite(until) ? until : undefined,
    status: jsonOf(object.get('status')),
    signer: chain[0] && nameOfCertificate(chain[0]),
    authorityKeys: chain.flatMap((one) => authorityKeyOf(one) ?? []),
  }
}

/** The mdoc with just the elements at these places: the namespace, then the name. */
export function keepElements(text: string, places: readonly Place[]): string {
  const { spaces, auth } = readIssuerSigned(text)
  const isAsked = (space: string, item: unknown) => places.some(([first, second]) => first === space && (second === undefined || second === nameOf(item)))
  const kept = [...spaces].flatMap(([space, items]) => {
    const asked = items.filter((item) => isAsked(space, item))
    return asked.length > 0 ? [[space, asked] as const] : []
  })
  return base64url.encode(encodeCbor(new Map<string, unknown>([...(kept.length > 0 ? [['nameSpaces', new Map(kept)] as const] : []), ['issuerAuth', auth]])))
}

/** The algorithms of signers (ISO 18013-5 §9.1.2.4), by their numbers. */
const algorithms: Readonly<Record<number, { readonly alg: string; readonly by: { readonly name: string; readonly hash?: string } }>> = {
  [-7]: { alg: 'ES256', by: { name: 'ECDSA', hash: 'SHA-256' } },
  [-35]: { alg: 'ES384', by: { name: 'ECDSA', hash: 'SHA-384' } },
  [-36]: { alg: 'ES512', by: { name: 'ECDSA', hash: 'SHA-512' } },
  [-8]: { alg: 'Ed25519', by: { name: 'Ed25519' } },
}

/** Verifies the signature of the issuer (RFC 9052 §4.4) by the key of its certificate. */
async function isSigned(signed: IssuerSigned): Promise<boolean> {
  const [shielded, , payload, signature] = signed.auth as readonly Uint8Array<ArrayBuffer>[]
  const [leaf] = chainOf(signed)
  const algorithm = shielded && algorithms[Number(mapIn(readCbor(shielded)).get(1))]
  if (!leaf || !algorithm || !signature) return false
  const key = await keyOfCertificate(leaf, algorithm.alg)
  return crypto.subtle.verify(algorithm.by, key as CryptoKey, signature, encodeCbor(['Signature1', shielded, new Uint8Array(), payload]))
}

/** True when every element is one that the issuer digested (ISO 18013-5 §9.3.1). */
async function areDigested({ object, spaces }: IssuerSigned): Promise<boolean> {
  const algorithm = String(object.get('digestAlgorithm'))
  const isDigested = async (space: string, item: unknown): Promise<boolean> => {
    const expected = mapIn(mapIn(object.get('valueDigests')).get(space)).get(mapIn(unembedded(item)).get('digestID'))
    const actual = new Uint8Array(await crypto.subtle.digest(algorithm, encodeCbor(item)))
    return expected instanceof Uint8Array && base64url.encode(expected) === base64url.encode(actual)
  }
  return (await Promise.all([...spaces].flatMap(([space, items]) => items.map((item) => isDigested(space, item))))).every(Boolean)
}

/** True when the certificate that comes with an mdoc is of the key that signed it, and it says nothing else than was signed. */
export async function isSignedMdoc(text: string): Promise<boolean> {
  const signed = readIssuerSigned(text)
  return (await isSigned(signed)) && areDigested(signed)
}
