import type { KeyObject } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { invalidDpopProof } from '#http/refusal.ts'
import { toDescription } from '#http/render.ts'
import { readJwk, thumbprintOf } from '#keys/public-keys.ts'
import { isKeyFor, isMeantFor, readAlg } from '#keys/verify.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { readPart } from './jws-part.ts'

/** The public key of a DPoP proof, with its thumbprint. */
export interface ProofKey {
  readonly alg: SigningAlg
  readonly key: KeyObject
  /** Its SHA-256 thumbprint (RFC 9449 §6.1). */
  readonly jkt: string
}

/** The private members of a JWK (RFC 7518 §6.2.2, §6.3.2). */
const secret = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

async function readKeyOfHeader(header: string, context: Context): Promise<ProofKey> {
  const { typ, alg: name, jwk, crit } = readPart(header)
  if (typ !== 'dpop+jwt') throw invalidDpopProof('the DPoP proof: typ must be dpop+jwt') // RFC 8725 §3.11
  // RFC 7515 §4.1.11: no extension is understood here, so none may be critical.
  if (crit !== undefined) throw invalidDpopProof('the DPoP proof: crit names an extension that is not understood here')
  const alg = readAlg(name)
  const accepted = acceptedAlgs(context).asymmetric
  if (!alg || !accepted.includes(String(name)))
    throw invalidDpopProof(`the DPoP proof: alg must be one of ${accepted.join(', ') || 'none: none is accepted here'}`)
  if (typeof jwk !== 'object' || jwk === null) throw invalidDpopProof('the DPoP proof: jwk is missing; put the public key into the header')
  if (secret.some((member) => member in jwk))
    throw invalidDpopProof('the DPoP proof: jwk holds a private or shared key; send the public half, and use another pair')
  const made = readJwk(jwk)
  if (!made) throw invalidDpopProof('the DPoP proof: jwk is not a public key for signatures, or too short or too long a one')
  if (!isKeyFor(made.key, alg)) throw invalidDpopProof('the DPoP proof: jwk is not a key for this alg')
  if (!isMeantFor(made.alg, alg)) throw invalidDpopProof(`the DPoP proof: jwk says that it is for ${toDescription(made.alg ?? '')}, and alg is another`)
  return { alg, key: made.key, jkt: await thumbprintOf(made) }
}

/** A client sends the same header with each proof, so the parsed header is cached. */
const known = memoizeWeak((_context: Context) => new Lru<string, ProofKey>(5000))

/** The key in the header of a proof (RFC 9449 §4.2), as the header was sent. @throws {Refusal} `invalid_dpop_proof` */
export async function readProofKey(header: string, context: Context): Promise<ProofKey> {
  const before = known(context).get(header)
  if (before) return before
  const made = await readKeyOfHeader(header, context)
  known(context).set(header, made)
  return made
}
