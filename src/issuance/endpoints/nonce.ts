import { endpoint } from '#http/endpoint.ts'
import { json } from '#http/render.ts'
import { newProofNonce } from '#oauth/proof-nonce.ts'

/** The nonce endpoint (OID4VCI 1.0 §7): a fresh nonce for key proofs, for anybody. */
export const nonceEndpoint = endpoint({
  method: 'POST',
  path: '/openid/nonce',
  spec: 'OID4VCI 1.0 §7',
  surface: 'oauth',
  cors: 'any',
  handle: (_request, context) => json({ c_nonce: newProofNonce(context) }),
})
