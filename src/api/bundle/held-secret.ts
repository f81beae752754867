import type { Context } from '#http/context.ts'
import { sameText } from '#kit/vault.ts'
import { verifyPassword } from '#login/passwords.ts'
import { clientCredential } from '#model/client-credential.ts'

/** True when a secret is a live one of a client. Guesses are not counted, because the operator asks. */
export async function holdsSecret({ db, vault, now }: Context, client_id: string, secret: string): Promise<boolean> {
  const rows = await db.table(clientCredential).find({ client_id }, { order: 'created_at', descending: true, limit: 50 })
  const digest = vault.digest('client_secret', secret)
  for (const row of rows) {
    if (row.expires_at !== undefined && row.expires_at <= now()) continue
    if (row.hash === 'keyed' ? sameText(row.digest, digest) : await verifyPassword(row.digest, secret)) return true
  }
  return false
}
