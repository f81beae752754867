import { endpoint } from '#http/endpoint.ts'
import { json } from '#http/render.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { attestationChallenge } from '../client-auth/attestation-challenge.ts'

/** The challenge endpoint (draft-ietf-oauth-attestation-based-client-auth §8): a challenge for the proofs of attested instances, for anybody. */
export const attestationChallengeEndpoint = endpoint({
  method: 'POST',
  path: '/oauth/attestation_challenge',
  spec: 'draft-ietf-oauth-attestation-based-client-auth §8',
  surface: 'oauth',
  cors: 'any',
  metadata: (url, context) => ({
    challenge_endpoint: url,
    client_attestation_signing_alg_values_supported: acceptedAlgs(context).asymmetric,
    client_attestation_pop_signing_alg_values_supported: acceptedAlgs(context).asymmetric,
  }),
  handle: (_request, context) => json({ attestation_challenge: attestationChallenge.current(context) }, 200, { 'cache-control': 'no-store' }),
})
