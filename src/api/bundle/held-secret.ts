import type { Context } from '#http/context.ts'
import { isRef } from '#keys/sealed.ts'
import { sameText } from '#kit/vault.ts'
import { verifyPassword } from '#login/passwords.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'

/** True when a secret, or the file that holds it, is a live one of a client. The operator asks, so that guesses are not counted. */
export async function holdsSecret({ db, vault, now }: Context, client_id: string, secret: unknown): Promise<boolean> {
  const rows = await db.table(clientCredential).find({ client_id }, { order: 'created_at', descending: true, limit: 50 })
  const live = rows.filter(({ expires_at }) => expires_at === undefined || expires_at > now())
  if (isRef(secret)) return live.some(({ file }) => file === secret.ref)
  if (typeof secret !== 'string') return false
  const digest = vault.digest('client_secret', secret)
  for (const row of live) if (await isSameSecret(row, secret, digest)) return true
  return false
}

async function isSameSecret(row: ClientCredential, secret: string, digest: string): Promise<boolean> {
  if (row.hash === 'keyed') return sameText(row.digest, digest)
  return row.hash === 'argon2id' && verifyPassword(row.digest, secret)
}
