import { isObject, type Members } from '#fields/json-object.ts'
import type { PublicKey } from '#keys/public-keys.ts'
import { isKeyFor, isMeantFor, readAlg, verifySignature } from '#keys/verify.ts'
import { jsonDepth } from '#kit/json-depth.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { demand } from './fault.ts'

/** A compact JWS of a JSON object (RFC 7515 §7.1) that was parsed and not verified. */
export interface ParsedJwt {
  readonly header: Members
  readonly claims: Members
  /** Header and payload, with the dot between. */
  readonly input: string
  readonly signature: Buffer
}

/** The greatest depth of the JSON in a part. */
const DEEPEST = 32

/** Parses JSON in base64url. @throws {CredentialFault} */
export function parseEncoded(part: string, name: string): unknown {
  const text = Buffer.from(part, 'base64url').toString('utf8')
  demand(jsonDepth(text) <= DEEPEST, `${name} nests deeper than ${DEEPEST} levels`)
  try {
    return JSON.parse(text)
  } catch {
    return demand(false, `${name} is not JSON in base64url`)
  }
}

/** Parses a JWT; `name` names it in messages. @throws {CredentialFault} */
export function parseJwt(text: string, name: string): ParsedJwt {
  const [, head, payload, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text) ?? []
  demand(head !== undefined && payload !== undefined && signature !== undefined, `${name} is not a signed JWT of three parts`)
  const [header, claims] = [parseEncoded(head, `the header of ${name}`), parseEncoded(payload, `the payload of ${name}`)]
  demand(isObject(header) && isObject(claims), `${name} is not a signed JWT: its header and its payload must be JSON objects`)
  // RFC 7515 §4.1.11: no extension is understood here, so none may be critical.
  demand(header['crit'] === undefined, `the header of ${name} has crit, which is not understood here`)
  return { header, claims, input: `${head}.${payload}`, signature: Buffer.from(signature, 'base64url') }
}

/** The algorithm of a JWT: asymmetric and known, never `none` and never a shared secret (RFC 8725 §3.1). @throws {CredentialFault} */
export function algOfJwt({ header }: ParsedJwt, name: string): SigningAlg {
  const alg = readAlg(header['alg'])
  demand(alg !== undefined, `the alg of ${name} is not an asymmetric algorithm that is accepted here`)
  return alg
}

/** The media type of a JWT. */
export const typeOfJwt = ({ header }: ParsedJwt): string => mediaTypeOf(header['typ'])

/** Demands that a key made the signature, with an algorithm that fits it (RFC 8725 §3.1). @throws {CredentialFault} */
export async function demandSignature(jwt: ParsedJwt, key: PublicKey, name: string): Promise<void> {
  const alg = algOfJwt(jwt, name)
  demand(isKeyFor(key.key, alg) && isMeantFor(key.alg, alg), `the alg of ${name} does not fit the key`)
  const { input, signature } = jwt
  demand(await verifySignature({ alg, key: key.key, input, signature }), `the signature of ${name} is wrong`)
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
/** The leeway for clocks that differ, in seconds. */
export const CLOCK_LEEWAY = 60

/** Demands that `exp` and `nbf`, where present, are met at `now`, in milliseconds (RFC 7519 §4.1.4, §4.1.5). @throws {CredentialFault} */
export function demandInForce({ exp, nbf }: Members, now: number, name: string): void {
  const seconds = now / 1000
  demand(exp === undefined || (isTime(exp) && exp > seconds - CLOCK_LEEWAY), `${name} has expired`)
  demand(nbf === undefined || (isTime(nbf) && nbf <= seconds + CLOCK_LEEWAY), `${name} is not valid yet`)
}

/** The value of `iat`, which must not lie in the future, nor further back than `oldest` seconds. @throws {CredentialFault} */
export function demandFresh({ iat }: Members, { now, oldest, name }: { readonly now: number; readonly oldest: number; readonly name: string }): number {
  const seconds = now / 1000
  demand(isTime(iat), `${name} has no iat`)
  demand(iat <= seconds + CLOCK_LEEWAY, `the iat of ${name} lies in the future: set the clock`)
  demand(iat >= seconds - oldest - CLOCK_LEEWAY, `the iat of ${name} is too long ago`)
  return iat
}
