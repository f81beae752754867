import { encode } from 'cborg'

/** COSE algorithms (RFC 9053 §2, RFC 8812 §2, RFC 9964 §4) by the names of JOSE. */
const algorithms: Readonly<Record<string, number>> = {
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

/** The number of an algorithm. A signature that names none could be taken for one of any other. @throws {Error} for an unknown one */
function numberOf(alg: string): number {
  const number = algorithms[alg]
  if (number === undefined) throw new Error(`COSE has no number for the algorithm ${alg}`)
  return number
}
/** The labels of header parameters (RFC 9052 §3.1, RFC 9596 §2). */
const [ALG, KID, TYP] = [1, 4, 16]
/** The first byte of a tagged COSE_Sign1 (RFC 9052 §4.2): tag 18. */
const TAG = 0xd2

/** Signs bytes that name the key and its algorithm: `bytesFor` makes them once both are known. */
export type SignBytes = (bytesFor: (by: { readonly kid: string; readonly alg: string }) => Buffer) => Promise<{
  readonly kid: string
  readonly alg: string
  readonly signature: Buffer
}>

/** A COSE_Sign1 object (RFC 9052 §4.2, §4.4) of a payload: alg and type are signed with it, the key id stands beside. */
export async function makeCoseSign1(payload: Uint8Array, typ: string, sign: SignBytes): Promise<Buffer> {
  const protectedFor = (alg: string) =>
    encode(
      new Map<number, unknown>([
        [ALG, numberOf(alg)],
        [TYP, typ],
      ]),
    )
  const { kid, alg, signature } = await sign((by) => Buffer.from(encode(['Signature1', protectedFor(by.alg), new Uint8Array(), payload])))
  const members = [protectedFor(alg), new Map<number, unknown>([[KID, new TextEncoder().encode(kid)]]), payload, new Uint8Array(signature)]
  return Buffer.concat([Buffer.from([TAG]), encode(members)])
}

/** The claims of a CWT (RFC 8392 §4) by their numbers, as the payload of a COSE object. */
export const encodeClaims = (claims: ReadonlyMap<number, unknown>): Uint8Array => encode(new Map(claims))
