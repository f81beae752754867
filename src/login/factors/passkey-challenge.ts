import type { Context } from '#http/context.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { sameText } from '#kit/vault.ts'
import { seenOnce } from '#model/seen-once.ts'
import type { Batch } from '#store/store.ts'

/** How long a challenge is good, in milliseconds: a person may look for their key, or leave the sign-in page open. */
const TTL = 900_000

/** The use that a challenge is for. It is good for no other. */
export interface ChallengeUse {
  readonly purpose: 'sign_in' | 'second_factor' | 'add'
  /** The form token of the browser, which no other browser has. */
  readonly browser: string
  /** The person, where they are known. */
  readonly user_id?: string
}

const RANDOM = 22
const macOf = ({ vault, tenant }: Context, { purpose, browser, user_id = '' }: ChallengeUse, front: string) =>
  vault.digest('passkey_challenge', [tenant.id, purpose, browser, user_id, front].join('\u0000'))
const encode = (text: string) => Buffer.from(text, 'latin1').toString('base64url')

/**
 * A challenge of a passkey ceremony (WebAuthn §13.4.3): its expiry, a random part and a keyed digest over both and its use. Nothing is stored before
 * it is answered, so that visits to the sign-in page write no rows.
 */
export function newChallenge(context: Context, use: ChallengeUse): string {
  const front = bucketOf(context.now() + TTL) + randomText(16)
  return encode(front + macOf(context, use, front))
}

/**
 * Reads a challenge that came back. @returns the write that spends it: its row goes into the batch of what it is good for, and a second one is a
 * Conflict; undefined for a challenge of another browser, person or use, or one that expired.
 */
export function readChallenge(context: Context, use: ChallengeUse, challenge: string): ((batch: Batch) => void) | undefined {
  const text = Buffer.from(challenge, 'base64url').toString('latin1')
  const bucket = bucketIn(text)
  const front = text.slice(0, bucket.length + RANDOM)
  const expires_at = Number.parseInt(bucket, 36)
  if (!sameText(text.slice(front.length), macOf(context, use, front)) || !(expires_at > context.now())) return undefined
  return (batch) => batch.insert(seenOnce, { id: expiringKey(expires_at, context.vault.digest('passkey_challenge_used', text)), expires_at })
}
