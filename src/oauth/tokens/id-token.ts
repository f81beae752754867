import type { Minting } from './issue.ts'
import { signingFor } from './signing.ts'

/** An ID token (OIDC Core §2) that goes with an access token. */
export async function mintIdToken({ entitlement, caller: { client }, context, now }: Minting, _accessToken: string): Promise<string> {
  const iat = Math.floor(now / 1000)
  const claims = { iss: context.issuer, sub: entitlement.subject, aud: client.id, iat, exp: iat + client.id_token_ttl, nonce: entitlement.id_token?.nonce }
  return context.keys.sign(claims, 'JWT', { ...signingFor(client, client.id_token_signature_alg), kid: client.id_token_kid })
}
