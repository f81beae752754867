import type { Context } from '#http/context.ts'
import type { Certificate } from '#kit/certificate.ts'
import { revocationFault } from '#kit/revocation-list.ts'

const sentences = {
  revoked: 'the authority that issued the certificate has revoked it: show another one',
  unknown: 'no revocation list of the authority that issued the certificate is in force, so nobody knows whether it was revoked: the operator must provide one',
} as const

/**
 * The sentence for a certificate that its authority has revoked, or about which nothing is known (RFC 5280 §6.3); undefined when it may be used, or
 * was issued by none of the operator's authorities. The thief of a key holds a certificate that is still in force.
 */
export function whyRevoked(certificate: Certificate, context: Context): string | undefined {
  const revocations = context.revocations()
  const authority = revocations && certificate.issuerAmong(context.clientAuthorities(), context.now())
  const fault = authority && revocationFault(certificate.x509, authority, revocations, context.now())
  return fault && sentences[fault]
}
