import { z } from 'zod'
import { flag, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { parseDistinguishedName } from './distinguished-name.ts'

const developer = ['portal', 'registration', 'document'] as const
const certificateName = (doc: string) => ({
  doc: `${doc} With \`tls_client_auth\` there is exactly one such name.`,
  spec: 'RFC 8705 §2.1.2',
  optional: true as const,
  writers: developer,
  section: 'Authentication',
})
const subjectName = {
  ...text(1024),
  schema: text(1024).schema.refine(
    (name) => parseDistinguishedName(name) !== undefined,
    'must be a name as RFC 4514 writes it, the most specific part first: CN=billing,O=Example,C=FR',
  ),
}
const isIpAddress = (value: string) => z.union([z.ipv4(), z.ipv6()]).safeParse(value).success
const address = { ...text(64), schema: text(64).schema.refine(isIpAddress, 'must be an IPv4 or IPv6 address') }

/** The fields of a client that shows a certificate at the TLS layer (RFC 8705). */
export const mutualTls = {
  tls_client_auth_subject_dn: field(subjectName, certificateName('The subject of its certificate, as RFC 4514 writes it, the most specific part first.')),
  tls_client_auth_san_dns: field(text(253), certificateName('A DNS name in its certificate.')),
  tls_client_auth_san_uri: field(text(2048), certificateName('A URI in its certificate.')),
  tls_client_auth_san_ip: field(address, certificateName('An IP address in its certificate.')),
  tls_client_auth_san_email: field(text(254), certificateName('An e-mail address in its certificate.')),
  tls_client_certificate_bound_access_tokens: field(flag(), {
    doc: 'Bind its tokens to the certificate that it shows at the token endpoint, so that they are of use only with that certificate. It must show one.',
    spec: 'RFC 8705 §3.4',
    initial: false,
    writers: developer,
    section: 'Security',
  }),
}

/** The fields with the name in a client's certificate; exactly one is registered. */
export const certificateNames = [
  'tls_client_auth_subject_dn',
  'tls_client_auth_san_dns',
  'tls_client_auth_san_uri',
  'tls_client_auth_san_ip',
  'tls_client_auth_san_email',
] as const
