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

/** The faults of the certificates of a SAML identity provider, and of a signing key that is sent. One that stands in a secret file is read when it is used. */
export function samlFaults({ saml_certificates, saml_signing_certificate }: FederatedServer, key: unknown) {
  const ours = saml_signing_certificate === undefined ? undefined : attempt(() => new X509Certificate(saml_signing_certificate))
  const part = typeof key === 'string' ? publicPart(key) : undefined
  return mergeErrors(
    faultIf(saml_certificates !== undefined && !areCertificates(saml_certificates), 'saml_certificates', 'must be one or more certificates as PEM'),
    faultIf(saml_signing_certificate !== undefined && !ours, 'saml_signing_certificate', 'must be a certificate as PEM'),
    faultIf(typeof key === 'string' && part === undefined, 'saml_signing_key', 'must be an RSA key as PEM'),
    faultIf(
      part !== undefined && ours !== undefined && String(ours.publicKey.export({ type: 'spki', format: 'pem' })) !== part,
      'saml_signing_certificate',
      'is not the certificate of the signing key',
    ),
  )
}
