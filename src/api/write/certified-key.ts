import { X509Certificate } from 'node:crypto'
import { readCertificates } from '#kit/certificate.ts'
import { keyPair } from '#model/key-pair.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from './faults.ts'

/** The fault of a text that is no list of certificates in PEM (RFC 7468 §5). An empty one is a fault too: a key without certificates has no such text. */
export function certificatesFault(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    readCertificates(text)
    return undefined
  } catch {
    return 'is not a list of PEM certificates'
  }
}

/** The same of roots, which may be an empty text: then no certificate is trusted. */
export const rootsFault = (text: string | undefined): string | undefined => (text?.trim() === '' ? undefined : certificatesFault(text))

interface Certified {
  readonly certificates?: string | undefined
  readonly key_pair_id?: string | undefined
}

/** The faults of certificates whose leaf is not of the key pair that signs, or has expired: nobody could verify what it signs. */
export async function certifiedKeyFaults({ certificates, key_pair_id }: Certified, { context }: Call): Promise<FieldErrors> {
  if (certificates === undefined || certificatesFault(certificates) !== undefined) return {}
  const pair = key_pair_id === undefined ? undefined : await context.db.table(keyPair).get(key_pair_id)
  const leaf = new X509Certificate(certificates)
  const isKey = pair !== undefined && leaf.publicKey.export({ type: 'spki', format: 'pem' }).toString().trim() === pair.public_key.trim()
  return mergeErrors(
    faultIf(!isKey, 'key_pair_id', 'is not the key of the first certificate: name the key pair that the certificate was issued for'),
    faultIf(leaf.validToDate.getTime() <= context.now(), 'certificates', 'the first certificate has expired'),
  )
}

/** The fault of a key pair that was newly named and is not there. */
export async function keyPairFault(id: string | undefined, was: string | undefined, { context }: Call): Promise<FieldErrors> {
  const isUnknown = id !== undefined && id !== was && !(await context.db.table(keyPair).get(id))
  return faultIf(isUnknown, 'key_pair_id', `there is no key pair ${id}`)
}
