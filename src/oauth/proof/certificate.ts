import { invalidRequest } from '#http/refusal.ts'
import { acceptsCertificates } from '../mutual-tls.ts'
import { whyRevoked } from '../revoked-certificate.ts'
import type { ProofOfPossession } from './possession.ts'

/** The member of `cnf` that names a certificate (RFC 8705 §3.1). */
export const CERTIFICATE_THUMBPRINT = 'x5t#S256'

/** A certificate on the TLS connection (RFC 8705 §3). Each handshake proves possession of its key, so there is nothing to spend. */
export const certificateProof: ProofOfPossession = {
  spec: 'RFC 8705 §3',
  read({ certificate }, context, client) {
    // RFC 8705 §3.4: a client that uses the certificate for authentication only does not want its tokens bound to it.
    if (!client.tls_client_certificate_bound_access_tokens || !certificate?.isValidAt(context.now())) return undefined
    const fault = whyRevoked(certificate, context)
    if (fault) throw invalidRequest(fault).because({ check: 'client_certificate', spec: 'RFC 5280 §6.3' })
    return { confirmation: { [CERTIFICATE_THUMBPRINT]: certificate.thumbprint }, once: [], headers: {} }
  },
  refuseWithout: (client) =>
    client.tls_client_certificate_bound_access_tokens
      ? invalidRequest('this client must show a valid certificate at the TLS layer with each token request').because({
          check: 'client_certificate',
          spec: 'RFC 8705 §3.4',
        })
      : undefined,
  metadata: (context) => (acceptsCertificates(context) ? { tls_client_certificate_bound_access_tokens: true } : {}), // RFC 8705 §3.3
}
