import { unprocessable } from '#http/refusal.ts'
import { makeSecret, randomKey } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import { hashPassword } from '#login/passwords.ts'
import type { Client } from '#model/client.ts'
import type { ClientCredential } from '#model/client-credential.ts'
import { credentialName } from './credential-names.ts'

/** How generated secrets begin; scanners know them by it. */
const SECRET = 'ghs_'
/** OIDC Core §10.1: a key for HMAC-SHA-256 is at least as long as its output. */
const SHORTEST_KEY = 32

/** What a new credential is to be. */
export interface NewCredential {
  readonly client: Pick<Client, 'id' | 'token_endpoint_auth_methods'>
  /** A secret of their choice; one is generated when none is given. */
  readonly secret?: string | undefined
  readonly name?: string | undefined
  readonly expires_at?: number | undefined
  readonly created_by?: string | undefined
}

/** What the sealed secret of a credential is sealed with, besides the master key. */
export const sealedAbout = (id: string): string => `client_credential ${id}`

/**
 * Makes a credential: the row to store, and the secret, which is told once and kept nowhere. A generated secret is kept as a keyed digest; a
 * chosen one, which may be guessable, as argon2id. A client that signs assertions with it needs it sealed (RFC 7523 §3).
 */
export async function newCredential(
  { client, secret: chosen, name, expires_at, created_by }: NewCredential,
  { vault, now }: { readonly vault: Vault; readonly now: () => number },
): Promise<{ readonly row: ClientCredential; readonly secret: string }> {
  const signs = client.token_endpoint_auth_methods.includes('client_secret_jwt')
  if (signs && chosen !== undefined && Buffer.byteLength(chosen) < SHORTEST_KEY)
    throw unprocessable({ secret: [`must be at least ${SHORTEST_KEY} bytes, because client_secret_jwt signs with it`] })
  const id = randomKey('cred_')
  const secret = chosen ?? makeSecret(SECRET)
  const row: ClientCredential = {
    id,
    client_id: client.id,
    name: name ?? credentialName(),
    hash: chosen === undefined ? 'keyed' : 'argon2id',
    digest: chosen === undefined ? vault.digest('client_secret', secret) : await hashPassword(secret),
    sealed: signs ? vault.seal(secret, sealedAbout(id)) : undefined,
    prefix: chosen === undefined ? secret.slice(0, SECRET.length + 4) : undefined,
    last_four: chosen === undefined ? secret.slice(-4) : undefined,
    created_at: now(),
    created_by,
    expires_at,
    use_count: 0,
    networks: [],
  }
  return { row, secret }
}
