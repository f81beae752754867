import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate, id_ce_subjectAltName, SubjectAlternativeName } from '@peculiar/asn1-x509'
import { base64url, importX509, type KeyObject } from 'jose'
import { fault } from '../words/fault.ts'

const pemOf = (x5c: string) => `-----BEGIN CERTIFICATE-----\n${x5c}\n-----END CERTIFICATE-----`
const derOf = (x5c: string) => Uint8Array.from(atob(x5c), (sign) => sign.charCodeAt(0))

/** The leaf of a certificate chain (`x5c`, RFC 7515 §4.1.6): its key, the hash of it, the hosts that it names, and whether it is in force. */
export interface Leaf {
  readonly key: CryptoKey | KeyObject | Uint8Array
  readonly hash: string
  readonly hosts: readonly string[]
  readonly inForce: boolean
}

/** Reads the leaf of a chain. This wallet knows no authorities: whoever made the certificate, it proves only that the request is of its bearer. */
export async function readLeaf(x5c: unknown, alg: string): Promise<Leaf> {
  const [leaf]: readonly unknown[] = Array.isArray(x5c) ? x5c : []
  if (typeof leaf !== 'string') throw fault('signature')
  const der = derOf(leaf)
  const { tbsCertificate } = AsnConvert.parse(der, Certificate)
  const named = tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_subjectAltName)
  const names = named ? [...AsnConvert.parse(named.extnValue, SubjectAlternativeName)] : []
  const { notBefore, notAfter } = tbsCertificate.validity
  return {
    key: await importX509(pemOf(leaf), alg),
    hash: base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', der))),
    hosts: names.flatMap(({ dNSName }) => dNSName ?? []),
    inForce: notBefore.getTime().getTime() <= Date.now() && Date.now() <= notAfter.getTime().getTime(),
  }
}
