import { hash } from 'node:crypto'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { demandDpopNonce, invalidDpopProof } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { verifySignature } from '#keys/verify.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { SeenOnce } from '#model/seen-once.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { mutualTlsUrl } from '../mutual-tls.ts'
import { readProofKey } from './dpop-key.ts'
import { currentNonce, nonceEnd } from './dpop-nonce.ts'
import { readPart } from './jws-part.ts'
import type { Proof, ProofOfPossession } from './possession.ts'
import { isSameUrl, urlOf } from './same-url.ts'

/** A DPoP proof (RFC 9449 §4). The code that acts on it must spend it. Its headers hold the next nonce for a client that sent one. */
export interface DpopProof extends Proof {
  /** The thumbprint of the key. */
  readonly jkt: string
}

const MAX_LENGTH = 8192
/** A proof is made for one request; an older one may be stolen. The leeway, in seconds, allows for clocks that differ. */
const [LIFE, LEEWAY] = [60, 60]
/** In milliseconds. Longer than any request takes, so that the record of a used proof outlives every request that may present it. */
const GRACE = 60_000

/** The claims of a proof (RFC 9449 §4.2). */
interface ProofClaims {
  readonly jti: string
  readonly htm: string
  readonly htu: string
  readonly iat: number
  readonly ath: string | undefined
  readonly nonce: string | undefined
}

function requireText(claims: Members, name: string): string {
  const value = claims[name]
  if (typeof value !== 'string' || value === '') throw invalidDpopProof(`the DPoP proof: ${name} is missing, or no text`)
  return value
}
const optional = (claims: Members, name: string): string | undefined => (claims[name] === undefined ? undefined : requireText(claims, name))

function readProofClaims(payload: string): ProofClaims {
  const claims = readPart(payload)
  const { iat } = claims
  if (typeof iat !== 'number') throw invalidDpopProof('the DPoP proof: iat is missing, or no number')
  const [jti, htm, htu] = [requireText(claims, 'jti'), requireText(claims, 'htm'), requireText(claims, 'htu')]
  return { jti, htm, htu, iat, ath: optional(claims, 'ath'), nonce: optional(claims, 'nonce') }
}

/** Splits the proof of a request (RFC 9449 §4.3). A header that is sent twice arrives joined by a comma. */
function readParts(proof: string): readonly [header: string, payload: string, signature: string] {
  if (proof.length > MAX_LENGTH) throw invalidDpopProof(`the DPoP proof is longer than ${MAX_LENGTH} characters`)
  if (proof.includes(',')) throw invalidDpopProof('there is more than one DPoP proof; send one')
  const [, header, payload, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(proof) ?? []
  if (header === undefined || payload === undefined || signature === undefined) throw invalidDpopProof('the DPoP proof is not a signed JWT')
  return [header, payload, signature]
}

/**
 * When a proof expires, in milliseconds since 1970: by its nonce if it has one, else by its `iat` (RFC 9449 §4.3). The expiry follows from the proof
 * alone, so that a replay gets the same row key.
 */
function endOf({ nonce, iat }: ProofClaims, context: Context): number {
  if (nonce !== undefined) {
    const end = nonceEnd(nonce, context)
    if (end === undefined)
      throw demandDpopNonce('the nonce of the DPoP proof is not, or no longer, one of ours: use that of the DPoP-Nonce header', currentNonce(context))
    return end
  }
  if (context.settings.dpop_nonce) throw demandDpopNonce('the DPoP proof must hold a nonce: use that of the DPoP-Nonce header', currentNonce(context)) // RFC 9449 §8
  const now = context.now() / 1000
  const fault = iat > now + LEEWAY ? 'lies in the future' : iat < now - LIFE - LEEWAY ? 'is too long ago' : undefined
  // A proof with our nonce is judged by the nonce, not by the client's clock, which may be wrong.
  if (fault)
    throw invalidDpopProof(`the DPoP proof: iat ${fault}; set the clock, or use the nonce of the DPoP-Nonce header`, undefined, {
      'dpop-nonce': currentNonce(context),
    })
  return Math.ceil(iat + LIFE + LEEWAY) * 1000
}

/** The request that a proof must be made for (RFC 9449 §4.2). */
export interface ProofTarget {
  readonly method: string
  /** The URL as the client knows it, without query. */
  readonly url: string
}
/** The target of a request to this server. */
export const ownTarget = (request: Request, context: Context): ProofTarget => ({ method: request.method, url: urlOf(request, context) })

/** The access token that a proof goes with, and the request in which both were sent. */
interface ForToken {
  readonly token: string
  readonly target: ProofTarget
}

/**
 * Verifies the proof of a request as RFC 9449 §4.3 lists it; with a token, also that it was made for this token and for the request that carried it,
 * which may have been sent to another server. Undefined without a proof. The code that acts on it must spend it (spend.ts).
 * @throws {Refusal} `invalid_dpop_proof`, `use_dpop_nonce`
 */
export function readProof(request: Request, context: Context, shown?: ForToken): MaybePromise<DpopProof | undefined> {
  const sent = request.headers['dpop']
  return sent === undefined ? undefined : verifyProof(sent, { context, token: shown?.token, target: shown?.target ?? ownTarget(request, context) })
}

interface WantedProof {
  readonly context: Context
  readonly token: string | undefined
  readonly target: ProofTarget
}

async function verifyProof(sent: string, { context, token, target }: WantedProof): Promise<DpopProof> {
  const [header, payload, signature] = readParts(sent)
  const { alg, key, jkt } = await readProofKey(header, context)
  const claims = readProofClaims(payload)
  const { jti, htm, htu, ath, nonce } = claims
  if (htm !== target.method) throw invalidDpopProof(`the DPoP proof: htm must be ${target.method}`)
  const alias = mutualTlsUrl(target.url, context)
  if (!isSameUrl(htu, target.url) && !(alias !== undefined && isSameUrl(htu, alias))) throw invalidDpopProof(`the DPoP proof: htu must be ${target.url}`)
  if (token !== undefined && ath !== hash('sha256', token, 'base64url')) throw invalidDpopProof('the DPoP proof: ath must be the SHA-256 of the access token')
  const end = endOf(claims, context)
  const right = await verifySignature({ alg, key, input: sent.slice(0, sent.lastIndexOf('.')), signature: Buffer.from(signature, 'base64url') })
  if (!right) throw invalidDpopProof('the DPoP proof: the signature is not by the key in jwk')
  return {
    jkt,
    confirmation: { jkt },
    once: [spentRow({ jkt, jti, end }, context)],
    headers: nonce === undefined ? {} : { 'dpop-nonce': currentNonce(context) },
  }
}

/** 132 bits of the keyed digest: enough, because an attacker cannot compute it, and shorter rows need fewer pages in a commit. */
const NAME = 22
function spentRow({ jkt, jti, end }: { readonly jkt: string; readonly jti: string; readonly end: number }, { vault }: Context): SeenOnce {
  const expires_at = end + GRACE
  return { id: expiringKey(expires_at, vault.digest('dpop', `${jkt} ${jti}`).slice(0, NAME)), expires_at }
}

/** DPoP (RFC 9449): a client signs each request with a key of its own. */
export const dpop: ProofOfPossession = {
  spec: 'RFC 9449 §5',
  read: (request, context) => readProof(request, context),
  // RFC 9449 §5.2
  refuseWithout: (client) => (client.enforce_dpop ? invalidDpopProof('this client must send a DPoP proof with each token request') : undefined),
  metadata: (context) => ({ dpop_signing_alg_values_supported: acceptedAlgs(context).asymmetric }), // RFC 9449 §5.1
}
