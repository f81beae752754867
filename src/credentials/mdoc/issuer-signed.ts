import { hash, randomBytes } from 'node:crypto'
import { cborOf, dateTime, embedCbor, encodeCbor } from '../cbor.ts'
import { type SignBytes, signCose } from '../cose.ts'

/** An mdoc to be issued. Times are in seconds since 1970. */
export interface MdocContent {
  readonly doctype: string
  /** The elements by namespace and name. */
  readonly namespaces: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** The key of its holder, as a COSE_Key. */
  readonly deviceKey: ReadonlyMap<number, unknown>
  readonly iat: number
  readonly exp: number
  readonly status?: unknown
}

/** The random bytes of an element. Fewer than 16 would let a verifier guess what was withheld (ISO 18013-5 §9.1.2.5). */
const RANDOM = 32

/** An element with a digest of its own: the holder shows it or keeps it back. */
function itemsOf(elements: Readonly<Record<string, unknown>>) {
  return Object.entries(elements).map(([elementIdentifier, value], digestID) => {
    const random = new Uint8Array(randomBytes(RANDOM))
    const item = embedCbor(new Map<string, unknown>(Object.entries({ digestID, random, elementIdentifier, elementValue: cborOf(value) })))
    return { item, digestID, digest: new Uint8Array(hash('sha256', encodeCbor(item), 'buffer')) }
  })
}

/** Makes the part of an mdoc that its issuer signs (ISO 18013-5 §8.3.2.1.2.2): the elements, and the digests of all of them in a mobile security object. */
export async function makeIssuerSigned(
  content: MdocContent,
  { chain, sign }: { readonly chain: readonly Uint8Array[]; readonly sign: SignBytes },
): Promise<Uint8Array> {
  const { doctype, namespaces, deviceKey, iat, exp, status } = content
  const spaces = Object.entries(namespaces).map(([name, elements]) => ({ name, items: itemsOf(elements) }))
  const object = {
    version: '1.0',
    digestAlgorithm: 'SHA-256',
    valueDigests: new Map(spaces.map(({ name, items }) => [name, new Map(items.map(({ digestID, digest }) => [digestID, digest]))])),
    deviceKeyInfo: { deviceKey: new Map(deviceKey) },
    docType: doctype,
    validityInfo: { signed: dateTime(iat), validFrom: dateTime(iat), validUntil: dateTime(exp) },
    ...(status === undefined ? {} : { status }),
  }
  const issuerAuth = await signCose(encodeCbor(embedCbor(object)), { chain }, sign)
  return encodeCbor({ nameSpaces: new Map(spaces.map(({ name, items }) => [name, items.map(({ item }) => item)])), issuerAuth })
}
