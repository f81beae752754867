import type { Client } from '#model/client.ts'
import { acceptsCertificates } from '#oauth/mutual-tls.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'

/** Warns of a client that is to show a certificate to a server that would never see it, or would believe no authority about it. */
export function certificateWarnings(row: Client, { context }: Call): Warning[] {
  const methods = row.token_endpoint_auth_methods.filter((method) => method.endsWith('tls_client_auth'))
  if (methods.length === 0 && !row.tls_client_certificate_bound_access_tokens) return []
  const field = methods.length > 0 ? 'token_endpoint_auth_methods' : 'tls_client_certificate_bound_access_tokens'
  if (!acceptsCertificates(context))
    return [{ field, message: 'this server sees no certificates: the operator must set mtls.port, or trust_proxy and mtls.header' }]
  return methods.includes('tls_client_auth') && context.clientAuthorities().length === 0
    ? [{ field, message: 'this server believes no authority about certificates: the operator must set mtls.authorities_path' }]
    : []
}
