import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { type MailLink, mailLink } from '#model/mail-link.ts'
import { type User, user } from '#model/user.ts'
import { changePassword } from './change-password.ts'
import { mailAddressOf } from './forgotten-password.ts'
import { findMailLink, newMailLink } from './mail-links.ts'

/** A link to a new password that can be used, and its person. */
export interface UsableLink {
  readonly link: MailLink
  readonly person: User
}

/** The link and its person. One answer covers unknown, used and expired links, and blocked people. */
export async function findPasswordLink(context: Context, secret: string): Promise<UsableLink | undefined> {
  const link = await findMailLink(context, secret, ['reset_password', 'set_password'])
  const person = link && (await context.db.table(user).get(link.user_id))
  // Somebody who lost the address since must not come in by it.
  const isTheirs = link?.purpose === 'set_password' || (person !== undefined && mailAddressOf(person) === link?.address)
  return link && person && !person.blocked && isTheirs ? { link, person } : undefined
}

/** How long a link is good that an administrator hands over, in milliseconds. */
const GIVEN_TTL = 900_000

/** A link to a new password that an administrator hands over: its path, and the row to store. It proves no address. */
export function newGivenLink(context: Context, { id: user_id }: User) {
  const { secret, row } = newMailLink(context, { purpose: 'set_password', user_id, address: '', expires_at: context.now() + GIVEN_TTL })
  return { path: `/reset-password?link=${secret}`, row }
}

export const linkGone = () => new Refusal('link_gone', 404, 'this link is unknown, too old or was used already; ask for a new one')

/**
 * Sets the password of whoever has the link, spends it with all other links of the person in the same batch, and ends their sessions: of two who use
 * it at once, one wins. @throws {Refusal} 409 for the other
 */
export async function resetPassword(request: Request, context: Context, { link, person, password }: UsableLink & { readonly password: string }): Promise<void> {
  // Opening a link that was mailed proves that the person reads the mail of the address.
  const proved = link.purpose === 'reset_password' && link.address === person.email ? { email_verified: true } : {}
  await changePassword(request, context, {
    person,
    password,
    more: proved,
    // Lost when somebody else used the link a moment ago; the change of the password removes it, and every other.
    also: (batch) => batch.change(mailLink, { id: link.id, user_id: person.id }, { purpose: link.purpose }),
  })
}
