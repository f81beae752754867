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
export const SHORTEST_KEY = 32

/** An attacker tries all chosen secrets shorter than SHORTEST in no time; one shorter than STRONG has fewer than the 128 bits of RFC 6749 §10.10. */
const [SHORTEST, STRONG] = [8, 32]
/** A secret with fewer different characters is guessed like a shorter one. */
const DIFFERENT = 8

/** A secret of somebody's choice, or the file of the operator that holds it. */
export type ChosenSecret = string | { readonly ref: string } | undefined

/** The fault of a chosen secret that is not accepted, if any. */
export const secretFault = (secret: ChosenSecret): string | undefined =>
  typeof secret === 'string' && secret.length < SHORTEST ? `must have at least ${SHORTEST} characters; leave it out, and one is made` : undefined

/** The warning about a chosen secret that can be guessed, if any. */
export function secretWeakness(secret: ChosenSecret): string | undefined {
  if (typeof secret !== 'string' || looksLikeSecret(PREFIX, secret)) return undefined
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

/** The members that all credentials have. */
const commonOf = ({ client_id, name, created_by, expires_at, now, id = randomKey(clientCredential.prefix ?? '') }: Omit<Wanted, 'secret'>) => ({
  id,
  client_id,
  created_at: now,
  name: name ?? credentialName(),
  ...(created_by === undefined ? {} : { created_by }),
  ...(expires_at === undefined ? {} : { expires_at }),
})

/**
 * A client secret (RFC 6749 §2.3.1). A generated secret is random, so a keyed digest is enough. A chosen one could be guessed by a thief of the
 * digest, so it is hashed with argon2id.
 * @throws {Refusal} 422 for a chosen secret that is too short to sign with.
 */
export async function makeCredential(vault: Vault, wanted: Wanted): Promise<MadeCredential> {
  const common = commonOf(wanted)
  const secret = wanted.secret ?? makeSecret(PREFIX)
  const random = looksLikeSecret(PREFIX, secret)
  if (wanted.seal && Buffer.byteLength(secret) < SHORTEST_KEY)
    throw unprocessable({ secret: [`must be at least ${SHORTEST_KEY} bytes, because client_secret_jwt signs with it`] })
  const row = newRow(clientCredential, {
    ...common,
    hash: random ? 'keyed' : 'argon2id',
    digest: random ? vault.digest('client_secret', secret) : await hashPassword(secret),
    ...(random ? { prefix: secret.slice(0, 8), last_four: secret.slice(-4) } : {}),
    ...(wanted.seal ? { sealed: vault.seal(secret, sealedSecretOf(common.id)) } : {}),
  })
  return { secret, row }
}

/** The same for a secret that may stand in a file: of that one nothing is stored but the name of the file, and nobody is shown it. */
export async function makeChosenCredential(
  vault: Vault,
  { secret, ...wanted }: Omit<Wanted, 'secret'> & { readonly secret: ChosenSecret },
): Promise<{ readonly secret?: string; readonly row: ClientCredential }> {
  if (typeof secret !== 'object') return makeCredential(vault, { ...wanted, secret })
  return { row: newRow(clientCredential, { ...commonOf(wanted), hash: 'file', digest: '', file: secret.ref }) }
}
