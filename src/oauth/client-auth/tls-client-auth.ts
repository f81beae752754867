import type { CompiledClient } from '#clients/find-client.ts'
import { invalidClient } from '#http/refusal.ts'
import { canonicalAddress } from '#kit/address.ts'
import type { Certificate } from '#kit/certificate.ts'
import { isSameName, parseDistinguishedName } from '#model/distinguished-name.ts'
import { type Claim, clientAuth } from '../contracts.ts'
import { acceptsCertificates } from '../mutual-tls.ts'
import { whyRevoked } from '../revoked-certificate.ts'

const METHOD = 'tls_client_auth'

const domainLower = (address: string) => address.replace(/@.*$/, (domain) => domain.toLowerCase())
function isSubject(certificate: Certificate, name: string): boolean {
  const registered = parseDistinguishedName(name)
  return registered !== undefined && isSameName(certificate.subject(), registered)
}

/** A kind of registered name, and its comparison with a certificate. */
interface Recognition {
  readonly registered: (client: CompiledClient) => string | undefined
  readonly isIn: (certificate: Certificate, name: string) => boolean
}
/** The kinds of names (RFC 8705 §2.1.2). A host or domain has no case; everything else is compared exactly. */
const recognitions: readonly Recognition[] = [
  { registered: (c) => c.tls_client_auth_subject_dn, isIn: isSubject },
  {
    registered: (c) => c.tls_client_auth_san_dns,
    isIn: (shown, name) => shown.alternativeNames().dns.some((one) => one.toLowerCase() === name.toLowerCase()),
  },
  { registered: (c) => c.tls_client_auth_san_uri, isIn: (shown, name) => shown.alternativeNames().uri.includes(name) },
  { registered: (c) => c.tls_client_auth_san_ip, isIn: (shown, name) => shown.alternativeNames().ip.includes(canonicalAddress(name) ?? name) },
  {
    registered: (c) => c.tls_client_auth_san_email,
    isIn: (shown, name) => shown.alternativeNames().email.some((one) => domainLower(one) === domainLower(name)),
  },
]

/** Exactly one name is registered, and the certificate holds it. */
function isOfClient(certificate: Certificate, client: CompiledClient): boolean {
  const named = recognitions.filter(({ registered }) => registered(client) !== undefined)
  return named.length === 1 && named.every(({ registered, isIn }) => isIn(certificate, registered(client) ?? ''))
}

/** The subject of a certificate, for an explanation. */
const subjectText = ({ certificate }: Claim) => certificate?.x509.subject?.replaceAll('\n', ', ')

/** A certificate of one of the operator's authorities, with a name that the client registered (RFC 8705 §2.1). */
export const tlsClientAuth = clientAuth({
  methods: [METHOD],
  spec: 'RFC 8705 §2.1',
  enabled: (context) => acceptsCertificates(context) && context.clientAuthorities().length > 0,
  claim: () => undefined,
  implied: ({ id, token_endpoint_auth_methods: methods }, { certificate }) =>
    certificate && methods.includes(METHOD) ? { client_id: id, method: METHOD, proof: certificate.thumbprint, certificate } : undefined,
  why: (claim, client) => ({
    check: 'client_certificate',
    spec: 'RFC 8705 §2.1',
    expected: recognitions.flatMap(({ registered }) => registered(client) ?? []),
    got: subjectText(claim),
  }),
  verify({ certificate }, client, context) {
    if (!certificate?.issuerAmong(context.clientAuthorities(), context.now()) || !isOfClient(certificate, client)) return undefined
    const fault = whyRevoked(certificate, context)
    // Its sender proved the client in every other respect, and may hear why.
    if (fault) throw invalidClient(fault).because({ check: 'client_certificate', spec: 'RFC 5280 §6.3', client_id: client.id })
    return {}
  },
})
