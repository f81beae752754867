import { rollingNonce } from '../rolling-nonce.ts'

/** The challenge of proofs by attested instances (draft-ietf-oauth-attestation-based-client-auth §8). */
export const attestationChallenge = rollingNonce('attestation_challenge')
