import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { certificatesIn } from '#login/federation/saml/party.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'

/** Tries a function. @returns its value; undefined when it throws. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** True for PEM text that holds certificates, and only such as can be read. */
function areCertificates(pem: string): boolean {
  const found = certificatesIn(pem)
  return found.length > 0 && found.every((one) => attempt(() => new X509Certificate(one)) !== undefined)
}

/** The public part of an RSA key, as text to compare; undefined for any other text. */
const publicPart = (pem: string): string | undefined =>
  attempt(() => createPrivateKey(pem))?.asymmetricKeyType === 'rsa' ? String(createPublicKey(pem).export({ type: 'spki', format: 'pem' })) : undefined

/** The faults of a key of ours that is sent, and of its certificate. A key that stands in a secret file is read when it is used. */
function keyFaults(use: 'signing' | 'decryption', key: unknown, certificate: string | undefined) {
  const ours = certificate === undefined ? undefined : attempt(() => new X509Certificate(certificate))
  const part = typeof key === 'string' ? publicPart(key) : undefined
  const isOther = part !== undefined && ours !== undefined && String(ours.publicKey.export({ type: 'spki', format: 'pem' })) !== part
  return mergeErrors(
    faultIf(certificate !== undefined && !ours, `saml_${use}_certificate`, 'must be a certificate as PEM'),
    faultIf(typeof key === 'string' && part === undefined, `saml_${use}_key`, 'must be an RSA key as PEM'),
    faultIf(
      isOther,
      `saml_${use}_certificate`,
      use === 'signing' ? 'is not the certificate of the signing key' : 'is not the certificate of the decryption key',
    ),
  )
}

/** The faults of the certificates of a SAML identity provider, and of our keys for it. */
export function samlFaults(
  { saml_certificates, saml_signing_certificate, saml_decryption_certificate }: FederatedServer,
  sent: Readonly<Record<string, unknown>>,
) {
  return mergeErrors(
    faultIf(saml_certificates !== undefined && !areCertificates(saml_certificates), 'saml_certificates', 'must be one or more certificates as PEM'),
    keyFaults('signing', sent['saml_signing_key'], saml_signing_certificate),
    keyFaults('decryption', sent['saml_decryption_key'], saml_decryption_certificate),
  )
}
