import { bucketIn, bucketOf } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'

const PREFIX = 'gpa_'
const BUCKET = bucketOf(0).length

/** The secrets of an offer: the reference in its address, and the pre-authorized code; and the key of its row, which holds neither. */
export interface OfferSecrets {
  readonly reference: string
  readonly id: string
  /** The code, for the client of the offer. */
  codeFor(clientId: string): string
}

const rowKey = (bucket: string, secret: string, vault: Vault): string => bucket + vault.digest('pre_authorized_code_row', secret)

/**
 * The secrets that belong to a reference. The code follows from it, so that the offer can be told by its address and the code need not be kept. It ends
 * with the client, since a wallet without a client id of its own sends nothing else that names one (OID4VCI 1.0 §6.1).
 */
function secretsFor(reference: string, vault: Vault): OfferSecrets {
  const bucket = bucketIn(reference)
  const secret = vault.digest('pre_authorized_code', reference)
  return {
    reference,
    id: rowKey(bucket, secret, vault),
    codeFor: (clientId) => `${PREFIX}${bucket}${secret}.${Buffer.from(clientId).toString('base64url')}`,
  }
}

/** The secrets of a new offer that is kept until `keptUntil`, in milliseconds. The reference is short, so that its QR code is easy to scan. */
export const newOfferSecrets = (keptUntil: number, vault: Vault): OfferSecrets => secretsFor(bucketOf(keptUntil) + randomText(16), vault)

/** The secrets of a reference as it was sent; undefined when it has not the form of one. */
export const offerSecretsIn = (reference: string, vault: Vault): OfferSecrets | undefined =>
  /^[0-9a-z]{9}[\w-]{22}$/.test(reference) ? secretsFor(reference, vault) : undefined

const form = new RegExp(`^${PREFIX}([0-9a-z]{${BUCKET}})([\\w-]{43})\\.([\\w-]{1,400})$`)

/** The client that a code names; undefined when it has not the form of one. */
export const clientInCode = (code: string): string | undefined => {
  const named = form.exec(code)?.[3]
  return named === undefined ? undefined : Buffer.from(named, 'base64url').toString('utf8')
}

/** The key of the row of a code; undefined when it has not the form of one. */
export function offerKey(code: string, vault: Vault): string | undefined {
  const [, bucket, secret] = form.exec(code) ?? []
  return bucket === undefined || secret === undefined ? undefined : rowKey(bucket, secret, vault)
}
