import { rollingNonce } from '../rolling-nonce.ts'

/** The nonce to put into DPoP proofs now (RFC 9449 §8), and when one of them expires. */
export const { current: currentNonce, endOf: nonceEnd } = rollingNonce('dpop_nonce')
