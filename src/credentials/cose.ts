import type { PublicKey } from '#keys/public-keys.ts'
import { isKeyFor, isMeantFor, verifySignature } from '#keys/verify.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { cborTags } from '#model/strict-cbor.ts'
import { encodeCbor, readCbor, readMap, Tagged } from './cbor.ts'
import { demand } from './fault.ts'

/** COSE algorithms (RFC 9053 §2, RFC 8812 §2, RFC 9964 §4) by the names of JOSE. */
const numbers: Readonly<Record<SigningAlg, number>> = {
  ES256: -7,
  ES384: -35,
  ES512: -36,
  EdDSA: -8,
  PS256: -37,
  PS384: -38,
  PS512: -39,
  RS256: -257,
  RS384: -258,
  RS512: -259,
  'ML-DSA-44': -48,
  'ML-DSA-65': -49,
  'ML-DSA-87': -50,
}
const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name as SigningAlg]))

/** The number of an algorithm. A signature that names none could be taken for one of any other. @throws {Error} for an unknown one */
export function coseAlg(alg: string): number {
  const number = (numbers as Readonly<Record<string, number>>)[alg]
  if (number === undefined) throw new Error(`COSE has no number for the algorithm ${alg}`)
  return number
}

/** The labels of header parameters (RFC 9052 §3.1, RFC 9360 §2, RFC 9596 §2). */
const [ALG, CRIT, KID, TYP, X5CHAIN] = [1, 2, 4, 16, 33]

/** Signs bytes that name the key and its algorithm: `bytesFor` makes them once both are known. */
export type SignBytes = (bytesFor: (by: { readonly kid: string; readonly alg: string }) => Buffer) => Promise<{
  readonly kid: string
  readonly alg: string
  readonly signature: Buffer
}>

/** The header of an object besides its algorithm. */
interface CoseHeader {
  /** The media type, which is signed (RFC 9596 §2). */
  readonly typ?: string
  /** The certificates of the key, the leaf first (RFC 9360 §2), in place of its id. */
  readonly chain?: readonly Uint8Array[] | undefined
}

/** The bytes that are signed (RFC 9052 §4.4). */
const signedStructure = (shielded: Uint8Array, payload: Uint8Array): Buffer => Buffer.from(encodeCbor(['Signature1', shielded, new Uint8Array(), payload]))

/** A COSE_Sign1 object without its tag (RFC 9052 §4.2, §4.4) of a payload: alg and type are signed with it, the key id or its certificates stand beside. */
export async function signCose(payload: Uint8Array, { typ, chain }: CoseHeader, sign: SignBytes): Promise<readonly unknown[]> {
  const shield = (alg: string) => encodeCbor(new Map<number, unknown>([[ALG, coseAlg(alg)], ...(typ === undefined ? [] : [[TYP, typ] as const])]))
  const { kid, alg, signature } = await sign((by) => signedStructure(shield(by.alg), payload))
  // RFC 9360 §2: one certificate stands alone, several in an array.
  const by = chain === undefined ? ([KID, new TextEncoder().encode(kid)] as const) : ([X5CHAIN, chain.length === 1 ? chain[0] : chain] as const)
  return [shield(alg), new Map<number, unknown>([by]), payload, new Uint8Array(signature)]
}

/** The same with its tag, as a message of its own. */
export const makeCoseSign1 = async (payload: Uint8Array, typ: string, sign: SignBytes): Promise<Buffer> =>
  Buffer.from(encodeCbor(new Tagged(cborTags.sign1, await signCose(payload, { typ }, sign))))

/** The claims of a CWT (RFC 8392 §4) by their numbers, as the payload of a COSE object. */
export const encodeClaims = (claims: ReadonlyMap<number, unknown>): Uint8Array => encodeCbor(new Map(claims))

/** A COSE_Sign1 object that was parsed and not verified. */
export interface ParsedSign1 {
  readonly alg: SigningAlg
  readonly typ: unknown
  /** The id of the key, which need not be signed (RFC 9052 §3.1). */
  readonly kid: string | undefined
  /** The certificates of the key, the leaf first; empty where none is sent. */
  readonly chain: readonly Uint8Array[]
  /** Absent where it is detached. */
  readonly payload: Uint8Array | undefined
  readonly signature: Uint8Array
  readonly shielded: Uint8Array
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array

function readChain(sent: unknown, name: string): readonly Uint8Array[] {
  const chain = sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]
  demand(chain.every(isBytes), `x5chain of ${name} is not a list of certificates`)
  return chain
}

/** Reads a COSE_Sign1 object, with its tag or without. @throws {CredentialFault} */
export function readSign1(value: unknown, name: string): ParsedSign1 {
  const parts: unknown = value instanceof Tagged && value.tag === cborTags.sign1 ? value.value : value
  demand(Array.isArray(parts) && parts.length === 4, `${name} is not a COSE_Sign1 object`)
  const [shielded, beside, payload, signature]: readonly unknown[] = parts
  demand(isBytes(shielded) && isBytes(signature) && (payload === null || isBytes(payload)), `${name} is not a COSE_Sign1 object`)
  const header = readMap(readCbor(shielded, `the header of ${name}`), `the header of ${name}`)
  const open = readMap(beside, `the unprotected header of ${name}`)
  const alg = names.get(Number(header.get(ALG)))
  demand(alg !== undefined, `the alg of ${name} is not an algorithm that is accepted here`)
  // RFC 9052 §3.1: no extension is understood here, so none may be critical.
  demand(header.get(CRIT) === undefined, `the header of ${name} has crit, which is not understood here`)
  const kid = header.get(KID) ?? open.get(KID)
  const chain = readChain(header.get(X5CHAIN) ?? open.get(X5CHAIN), name)
  return {
    alg,
    typ: header.get(TYP),
    kid: isBytes(kid) ? Buffer.from(kid).toString('utf8') : undefined,
    chain,
    payload: payload ?? undefined,
    signature,
    shielded,
  }
}

/** Demands that a key made the signature, with an algorithm that fits it; `detached` is the payload that was not sent along. @throws {CredentialFault} */
export async function demandCoseSignature(
  object: ParsedSign1,
  key: PublicKey,
  { name, detached }: { readonly name: string; readonly detached?: Uint8Array },
): Promise<void> {
  const { alg, shielded, signature } = object
  const payload = detached ?? object.payload
  demand(payload !== undefined, `${name} has no payload`)
  demand(isKeyFor(key.key, alg) && isMeantFor(key.alg, alg), `the alg of ${name} does not fit the key`)
  const input = signedStructure(shielded, payload).toString('latin1')
  demand(await verifySignature({ alg, key: key.key, input, signature: Buffer.from(signature) }), `the signature of ${name} is wrong`)
}
