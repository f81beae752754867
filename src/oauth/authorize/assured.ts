import { isClaimedByHost } from '#model/redirect-uri.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { addressParameters } from './redirection.ts'

/**
 * Whether it is certain which client asks (RFC 8252 §8.6): one that has to prove itself before it gets anything, or one that is answered at a
 * web address, which is its own. Any program on a device can listen on the loopback address or take a private-use scheme, and call itself what
 * it likes; what a person once agreed to for another must not be its own without a word.
 */
export function isAssured({ client, params }: Pick<AuthorizationRequest, 'client' | 'params'>): boolean {
  if (client.confidential) return true
  return isClaimedByHost(addressParameters.redirect_uri.of(params) ?? client.redirect_uris[0] ?? '')
}
