import { OutboundFailure } from '#outbound/failure.ts'

/** Clocks of other servers may differ so much, in milliseconds. */
export const FOREIGN_SKEW = 30_000

/**
 * Refuses a sign-in at another server that is older than our request, where we asked for a new one. The request passes through the browser: an attacker
 * at a screen that was left unlocked could take the demand out of it, and pass for its owner. `signedInAt` is in milliseconds.
 * @throws {OutboundFailure}
 */
export function refuseEarlierSignIn(signedInAt: number, askedAt: number | undefined): void {
  if (askedAt !== undefined && !(signedInAt >= askedAt - FOREIGN_SKEW))
    throw new OutboundFailure('remote_refused', 'the server was asked to have the person sign in again, and tells of a sign-in from before')
}

/**
 * Refuses an answer that does not say when the person signed in, where we asked for a new sign-in: OIDC Core §2 requires `auth_time` then. Silence would
 * otherwise pass for a proof.
 * @throws {OutboundFailure}
 */
export function refuseUnprovedSignIn(askedAt: number | undefined): void {
  if (askedAt !== undefined)
    throw new OutboundFailure(
      'remote_refused',
      'the server was asked to have the person sign in again, and does not tell when they signed in (auth_time): choose another way, or have an administrator switch trust_sign_in_time on for it',
    )
}
