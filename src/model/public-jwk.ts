import { z } from 'zod'

/** A public key of somebody else as a JWK (RFC 7517 §4). A private member is refused: a private key that was sent here is no longer secret. */
export const publicJwk = z
  .record(z.string().max(64), z.json())
  .refine((jwk) => !['d', 'k', 'priv'].some((name) => name in jwk), 'must be a public key: leave the private members out')

/** A set of them (RFC 7517 §5). */
export const publicJwks = z.object({ keys: z.array(publicJwk).min(1).max(50) })
