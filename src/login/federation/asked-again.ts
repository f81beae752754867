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
