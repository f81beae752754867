import { newRow } from '#fields/write.ts'
import { unprocessable } from '#http/refusal.ts'
import { looksLikeSecret, makeSecret, randomKey } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import { hashPassword } from '#login/passwords.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'
import { credentialName } from './credential-names.ts'

/** The prefix of generated secrets, so that scanners recognise a leaked one. */
const PREFIX = 'ghs_'
/** OIDC Core §10.1: a key for HMAC-SHA-256 is at least as long as its output. */
const SHORTEST_KEY = 32

/** An attacker tries all chosen secrets shorter than SHORTEST in no time; one shorter than STRONG has fewer than the 128 bits of RFC 6749 §10.10. */
const [SHORTEST, STRONG] = [8, 32]
/** A secret with fewer different characters is guessed like a shorter one. */
const DIFFERENT = 8

/** The fault of a chosen secret that is not accepted, if any. */
export const secretFault = (secret: string | undefined): string | undefined =>
  secret !== undefined && secret.length < SHORTEST ? `must have at least ${SHORTEST} characters; leave it out, and one is made` : undefined

/** The warning about a chosen secret that can be guessed, if any. */
export function secretWeakness(secret: string | undefined): string | undefined {
  if (secret === undefined || looksLikeSecret(PREFIX, secret)) return undefined
  if (secret.length < STRONG) return `a chosen secret of less than ${STRONG} characters can be guessed (RFC 6749 §10.10): leave it out, and one is made`
  if (new Set(secret).size < DIFFERENT) return 'a chosen secret of few different characters can be guessed (RFC 6749 §10.10): leave it out, and one is made'
  return undefined
}

/** The associated data of a sealed secret, so that it can be unsealed in the row of this credential only. */
export const sealedSecretOf = (credentialId: string): string => `client_credential ${credentialId}`

/** True when the server must keep the secret itself, not only a digest: an HMAC is keyed with it (RFC 7523 §2.2). */
export const needsSecretItself = (methods: readonly string[]): boolean => methods.includes('client_secret_jwt')

export interface Wanted {
  readonly client_id: string
  readonly name?: string | undefined
  /** The id of the credential; generated unless given. */
  readonly id?: string
  /** A chosen secret; one is generated unless given. */
  readonly secret?: string | undefined
  /** Store the secret, sealed, because an HMAC is keyed with it. */
  readonly seal: boolean
  readonly created_by?: string | undefined
  readonly expires_at?: number | undefined
  readonly now: number
}

/** A new credential: the secret, to be shown once, and the row to insert. */
export interface MadeCredential {
  readonly secret: string
  readonly row: ClientCredential
}

/**
 * A client secret (RFC 6749 §2.3.1). A generated secret is random, so a keyed digest is enough. A chosen one could be guessed by a thief of the
 * digest, so it is hashed with argon2id.
 * @throws {Refusal} 422 for a chosen secret that is too short to sign with.
 */
export async function makeCredential(vault: Vault, wanted: Wanted): Promise<MadeCredential> {
  const { client_id, name, seal, created_by, expires_at, now } = wanted
  const id = wanted.id ?? randomKey(clientCredential.prefix ?? '')
  const secret = wanted.secret ?? makeSecret(PREFIX)
  const random = looksLikeSecret(PREFIX, secret)
  if (seal && Buffer.byteLength(secret) < SHORTEST_KEY)
    throw unprocessable({ secret: [`must be at least ${SHORTEST_KEY} bytes, because client_secret_jwt signs with it`] })
  const row = newRow(clientCredential, {
    id,
    client_id,
    hash: random ? 'keyed' : 'argon2id',
    digest: random ? vault.digest('client_secret', secret) : await hashPassword(secret),
    created_at: now,
    name: name ?? credentialName(),
    ...(random ? { prefix: secret.slice(0, 8), last_four: secret.slice(-4) } : {}),
    ...(seal ? { sealed: vault.seal(secret, sealedSecretOf(id)) } : {}),
    ...(created_by === undefined ? {} : { created_by }),
    ...(expires_at === undefined ? {} : { expires_at }),
  })
  return { secret, row }
}
