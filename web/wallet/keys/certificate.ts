import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AuthorityKeyIdentifier,
  Certificate,
  id_ce_authorityKeyIdentifier,
  id_ce_subjectAltName,
  SubjectAlternativeName,
  type TBSCertificate,
} from '@peculiar/asn1-x509'
import { base64url, importX509, type KeyObject } from 'jose'
import { fault } from '../words/fault.ts'

const COMMON_NAME = '2.5.4.3'
const pemOf = (der: Uint8Array) => `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...der))}\n-----END CERTIFICATE-----`
const read = (der: Uint8Array): TBSCertificate => AsnConvert.parse(der, Certificate).tbsCertificate
const extension = ({ extensions }: TBSCertificate, id: string) => extensions?.find(({ extnID }) => extnID === id)?.extnValue

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
  const der = Uint8Array.from(atob(leaf), (sign) => sign.charCodeAt(0))
  const certificate = read(der)
  const named = extension(certificate, id_ce_subjectAltName)
  const names = named ? [...AsnConvert.parse(named, SubjectAlternativeName)] : []
  const { notBefore, notAfter } = certificate.validity
  return {
    key: await keyOfCertificate(der, alg),
    hash: base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', der))),
    hosts: names.flatMap(({ dNSName }) => dNSName ?? []),
    inForce: notBefore.getTime().getTime() <= Date.now() && Date.now() <= notAfter.getTime().getTime(),
  }
}

/** The public key of a certificate, for signatures of one algorithm. */
export const keyOfCertificate = (der: Uint8Array, alg: string): ReturnType<typeof importX509> => importX509(pemOf(der), alg)

/** The common name of a certificate (RFC 5280 §4.1.2.6); undefined where it has none. */
export function nameOfCertificate(der: Uint8Array): string | undefined {
  const named = [...read(der).subject].flat().find(({ type }) => type === COMMON_NAME)
  return named?.value.toString().slice(0, 128)
}

/** The identifier of the key that signed a certificate (RFC 5280 §4.2.1.1), in base64url. */
export function authorityKeyOf(der: Uint8Array): string | undefined {
  const found = extension(read(der), id_ce_authorityKeyIdentifier)
  const { keyIdentifier } = found ? AsnConvert.parse(found, AuthorityKeyIdentifier) : {}
  return keyIdentifier && base64url.encode(new Uint8Array(keyIdentifier.buffer))
}
