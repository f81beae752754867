import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { conflict } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { type MailLink, mailLink } from '#model/mail-link.ts'
import { comparable, signInName, type User, user } from '#model/user.ts'
import { type Batch, Conflict } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { letterOf } from './factors/letter.ts'
import { mailAddressOf } from './forgotten-password.ts'
import { orderLetter } from './mail/mail-job.ts'
import { findMailLink, newMailLink } from './mail-links.ts'
import { ownEvent } from './own-event.ts'
import { refuseTestUser } from './test-users.ts'

/** How long a link that proves an address is good, in milliseconds. */
const LINK_TTL = 3_600_000
/** Letters to one person: three at once, and then one every ten minutes, so that no mailbox is filled through us. */
const letters = memoizeWeak((_context: Context) => tokenBuckets({ burst: 3, perSecond: 1 / 600 }))

/**
 * True for a person who must prove their address before they come in. Somebody without an address was made by an administrator, and has none to prove.
 */
export const mustConfirm = ({ confirmable }: Pick<IdentityProvider, 'confirmable'>, person: User): boolean =>
  confirmable && !person.email_verified && person.confirmed_at === undefined && mailAddressOf(person) !== undefined

interface AddressProof {
  readonly purpose: 'confirm_email' | 'change_email'
  readonly address: string
  readonly request: Request
}

/** Mails a link that proves an address; earlier ones for the same purpose end. Nothing is mailed to somebody who had several letters just now. */
export async function mailProof(context: Context, person: User, { purpose, address, request }: AddressProof): Promise<void> {
  const now = context.now()
  if (letters(context)(person.id, now) > 0) return
  const { id: user_id, backend_id, locale } = person
  const { secret, row } = newMailLink(context, { purpose, user_id, address, expires_at: now + LINK_TTL })
  const isChange = purpose === 'change_email'
  const warn = isChange ? await letterOf(context, person, { letter: 'email_change_asked' }) : undefined
  const path = `${isChange ? '/account/email/confirm' : '/confirm-email'}?link=${secret}`
  await context.db.together((batch) => {
    batch.remove(mailLink, { user_id, purpose })
    batch.insert(mailLink, row)
    orderLetter(batch, context, { letter: 'email_confirm', to: address, backend_id, locale, path, values: { minutes: LINK_TTL / 60_000 } })
    if (isChange) record(batch, ownEvent(context, { request, person, action: 'user.email_change_asked' }))
    warn?.(batch)
  })
}

/** A link that proves an address, and its person. */
export interface ProvedAddress {
  readonly link: MailLink
  readonly person: User
}

/** The link of this secret. One answer covers unknown, used and expired links, and blocked people. */
export async function findProof(context: Context, secret: string, purpose: AddressProof['purpose']): Promise<ProvedAddress | undefined> {
  const link = await findMailLink(context, secret, [purpose])
  const person = link && (await context.db.table(user).get(link.user_id))
  return link && person && !person.blocked ? { link, person } : undefined
}

/** Spends a link, with a change of its person. Returns false when it was used, or the person changed, a moment ago. @throws {Conflict} */
async function spendLink(context: Context, { link, person }: ProvedAddress, patch: Partial<User>, also: (batch: Batch) => void): Promise<boolean> {
  return writeUnlessLost(context.db, (batch) => {
    batch.change(mailLink, { id: link.id, user_id: person.id }, { address: link.address })
    batch.remove(mailLink, { user_id: person.id, purpose: link.purpose })
    batch.change(user, { id: person.id, version: person.version }, { ...patch, version: person.version + 1, updated_at: context.now() })
    also(batch)
  })
}

/** Notes that a person reads the mail of the address that they signed up with. */
export const confirmAddress = (context: Context, proved: ProvedAddress, request: Request): Promise<boolean> =>
  spendLink(context, proved, { confirmed_at: context.now(), ...(proved.person.email === proved.link.address && { email_verified: true }) }, (batch) =>
    record(batch, ownEvent(context, { request, person: proved.person, action: 'user.email_confirmed' })),
  )

/**
 * Changes the address of a person to the proved one, and the name that they sign in with if it was the old address. The old address is told, so that
 * a thief of the account does not take it over in silence. @throws {Refusal} 409 when somebody else has the name, 403 for a test user
 */
export async function changeAddress(context: Context, proved: ProvedAddress, request: Request): Promise<boolean> {
  const { person, link } = proved
  refuseTestUser(person)
  const isName = comparable(person.username) === comparable(person.email ?? '')
  const renamed = isName ? { username: link.address, sign_in_name: signInName(person.backend_id ?? '', link.address) } : {}
  const tell = await letterOf(context, person, { letter: 'email_changed' })
  try {
    return await spendLink(context, proved, { email: link.address, email_verified: true, confirmed_at: context.now(), ...renamed }, (batch) => {
      record(
        batch,
        ownEvent(context, { request, person, action: 'user.email_changed', changes: { email: { before: person.email ?? null, after: link.address } } }),
      )
      tell(batch)
    })
  } catch (caught) {
    throw caught instanceof Conflict ? conflict('this address cannot be used: another account signs in with it', caught) : caught
  }
}
