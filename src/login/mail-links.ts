import type { Context } from '#http/context.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret } from '#kit/random.ts'
import { type MailLink, mailLink } from '#model/mail-link.ts'

const PREFIX = 'gml_'
const linkDigest = ({ vault }: Context, secret: string): string => vault.digest('mail_link', secret)

/** A link before it is stored: its row, and the secret that the letter carries. The row does not hold the secret. */
export function newMailLink(context: Context, link: Omit<MailLink, 'id'>): { readonly secret: string; readonly row: MailLink } {
  const secret = makeSecret(PREFIX, bucketOf(link.expires_at))
  return { secret, row: { ...link, id: expiringKey(link.expires_at, linkDigest(context, secret)) } }
}

/** The live link of this secret and one of these purposes. Looking at it spends nothing, because programs preview links. */
export async function findMailLink(context: Context, secret: string, purposes: readonly MailLink['purpose'][]): Promise<MailLink | undefined> {
  if (!looksLikeSecret(PREFIX, secret)) return undefined
  const row = await context.db.table(mailLink).get(bucketIn(secret, PREFIX.length) + linkDigest(context, secret))
  return row && purposes.includes(row.purpose) && row.expires_at > context.now() ? row : undefined
}
