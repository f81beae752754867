import type { CompiledClient } from '#clients/find-client.ts'
import type { RefreshToken } from '#model/refresh-token.ts'
import { requiresProof } from './client-auth/required-proof.ts'

type BoundKeys = RefreshToken['confirmation']

/**
 * The default of a client. For a client with both a secret and a key, rotation adds no security (a copied token is useless), and a lost answer would
 * cost a sign-in (FAPI 2.0 §5.3.2.1).
 */
const usual = (client: CompiledClient): 'always' | 'never' =>
  (client.enforce_dpop || client.tls_client_certificate_bound_access_tokens) && requiresProof.refresh_token(client) ? 'never' : 'always'

/**
 * Refresh token rotation: decides whether a refresh exchanges the token for its successor (RFC 9700 §4.14.2). An unbound token is always exchanged,
 * whatever the client's setting, because only its second use reveals a theft.
 */
export function isRotated(client: CompiledClient, confirmation: BoundKeys): boolean {
  const isBound = requiresProof.refresh_token(client) || confirmation !== undefined
  return !isBound || (client.refresh_token_rotation ?? usual(client)) === 'always'
}

/**
 * When an unused refresh token expires, in milliseconds since 1970. The row key begins with the expiry and cannot move, so for a token that is not
 * rotated the last use is recorded instead.
 */
export const refreshEnd = ({ lasting, last_used_at, issued_at, expires_at }: RefreshToken, client: CompiledClient): number =>
  lasting ? Math.min(expires_at, (last_used_at ?? issued_at) + client.refresh_token_ttl * 1000) : expires_at
