import { isClaimedByHost } from '#model/redirect-uri.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { addressParameters } from './redirection.ts'

/**
 * True when the client's identity is assured (RFC 8252 §8.6): it must authenticate before it gets anything, or is answered at a web address of its
 * own. Any program on a device can listen on the loopback address or take a private-use scheme, and claim to be another client; it must not profit
 * from the consent that a person gave to that client.
 */
export function isAssured({ client, params }: Pick<AuthorizationRequest, 'client' | 'params'>): boolean {
  if (client.confidential) return true
  return isClaimedByHost(addressParameters.redirect_uri.of(params) ?? client.redirect_uris[0] ?? '')
}
