import type { CompiledClient } from '#clients/find-client.ts'
import type { RefreshToken } from '#model/refresh-token.ts'
import { requiresProof } from './client-auth/required-proof.ts'

type Confirmation = RefreshToken['confirmation']

/** The default of a client. One with both a secret and a key loses nothing to a copied token, but a sign-in to a lost answer (FAPI 2.0 §5.3.2.1). */
const usual = (client: CompiledClient): 'always' | 'never' => (client.enforce_dpop && requiresProof.refresh_token(client) ? 'never' : 'always')

/**
 * Refresh token rotation: whether refreshing exchanges a token for its successor (RFC 9700 §4.14.2). One that is bound to nothing is always
 * exchanged, whatever its client is registered for, since the second use is all that tells of a theft.
 */
export function isRotated(client: CompiledClient, confirmation: Confirmation): boolean {
  const isBound = requiresProof.refresh_token(client) || confirmation !== undefined
  return !isBound || (client.refresh_token_rotation ?? usual(client)) === 'always'
}

/** When a refresh token dies if it is not used, in milliseconds since 1970. The key of a row begins with its expiry, so that of one that stays good is fixed, and each use is noted instead. */
export const refreshEnd = ({ lasting, last_used_at, issued_at, expires_at }: RefreshToken, client: CompiledClient): number =>
  lasting ? Math.min(expires_at, (last_used_at ?? issued_at) + client.refresh_token_ttl * 1000) : expires_at
