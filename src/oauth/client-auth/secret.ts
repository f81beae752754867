import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { per } from '#kit/per.ts'
import { sameText } from '#kit/vault.ts'
import { verifyPassword } from '#login/passwords.ts'
import type { ClientCredential } from '#model/client-credential.ts'
import { type CompiledClient, findClientAnew } from '../find-client.ts'

/** Longer secrets were never made, and digesting them would be a way to keep us busy. */
const MAX_SECRET = 1024

/** Keyed digests of chosen secrets that were right, by credential: from the second time on, argon2id has nothing to say. */
const chosen = per((_context: Context) => new Lru<string, string>(10_000))

async function isChosen({ id, digest: hash }: ClientCredential, secret: string, digest: string, context: Context): Promise<boolean> {
  const right = chosen(context).get(id)
  // Once the right one is known, every other is wrong, and no guess costs more than a digest.
  if (right !== undefined) return sameText(right, digest)
  if (!(await verifyPassword(hash, secret))) return false
  chosen(context).set(id, digest)
  return true
}

async function matching(client: CompiledClient, secret: string, context: Context): Promise<ClientCredential | undefined> {
  const [digest, now] = [context.vault.digest('client_secret', secret), context.now()]
  const live = client.credentials.filter((credential) => credential.expires_at === undefined || credential.expires_at > now)
  for (const credential of live) if (credential.hash === 'keyed' && sameText(credential.digest, digest)) return credential
  for (const credential of live) if (credential.hash === 'argon2id' && (await isChosen(credential, secret, digest, context))) return credential
  return undefined
}

/** The live credential whose secret this is (RFC 6749 §2.3.1); nothing when there is none. */
export async function verifySecret(secret: string, client: CompiledClient, context: Context): Promise<{ readonly credential_id: string } | undefined> {
  if (secret === '' || secret.length > MAX_SECRET) return undefined
  let found = await matching(client, secret, context)
  if (!found) {
    // A secret made a moment ago, perhaps on another node, must work at once.
    const anew = await findClientAnew(context, client.id)
    const news = anew?.credentials.filter(({ id }) => !client.credentials.some((known) => known.id === id)) ?? []
    if (anew?.active && news.length > 0) found = await matching({ ...anew, credentials: news }, secret, context)
  }
  return found && { credential_id: found.id }
}
