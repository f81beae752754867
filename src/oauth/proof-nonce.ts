import type { Context } from '#http/context.ts'
import { invalidNonce } from '#http/refusal.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { sameText } from '#kit/vault.ts'
import type { SeenOnce } from '#model/seen-once.ts'

/** How long a nonce is good, in milliseconds. */
const LIFE = 300_000
/** The same in seconds, as the drafts tell it to wallets. */
export const PROOF_NONCE_TTL = LIFE / 1000
const FRONT = bucketOf(0).length

const sealOf = (front: string, { vault, issuer }: Context): string => vault.digest('c_nonce', `${issuer} ${front}`)

/**
 * A new nonce for key proofs (OID4VCI 1.0 §7): its expiry, random text, and a keyed digest of both. Nothing is stored until it is used, so that asking
 * for many fills no table, and every node knows it.
 */
export function newProofNonce(context: Context): string {
  const front = `${bucketOf(context.now() + LIFE)}${randomText(16)}`
  return `${front}.${sealOf(front, context)}`
}

/** The row whose insertion spends a nonce: of two requests with one nonce, on any nodes, one gets a Conflict. @throws {Refusal} `invalid_nonce` */
export function proofNonceUse(nonce: unknown, context: Context): SeenOnce {
  const [front = '', seal = ''] = typeof nonce === 'string' ? nonce.split('.') : []
  const end = Number.parseInt(bucketIn(front), 36)
  if (front.length <= FRONT || !sameText(seal, sealOf(front, context)) || !(end > context.now()))
    throw invalidNonce('the nonce of the proof is not one of ours, has expired, or was used before: get a new one from the nonce endpoint')
  return { id: expiringKey(end, context.vault.digest('c_nonce_use', front)), expires_at: end }
}
