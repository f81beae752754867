import type { Context } from '#http/context.ts'
import type { Factor } from '#model/factor.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { comparable, type User } from '#model/user.ts'
import { findDirectory } from '../directories/sign-in.ts'
import { mailAddressOf } from '../forgotten-password.ts'
import { sendsMail } from '../mail/mail-job.ts'
import { BY_MAIL } from '../mail-sign-in.ts'
import { factorsOf, isMailbox, TWO_FACTORS } from './factors.ts'

/** The `amr` values of a sign-in, and its `acr`, which one factor does not have. */
export interface Level {
  readonly amr: readonly string[]
  readonly acr?: typeof TWO_FACTORS
}

/** The address whose mail opens the account of a person, by a new password or a sign-in by mail; undefined where no mail does. */
async function openingAddress(context: Context, person: User): Promise<string | undefined> {
  const { backend_id = '' } = person
  const address = mailAddressOf(person)
  if (address === undefined || (await findDirectory(context, backend_id)) || !(await sendsMail(context, backend_id))) return undefined
  const providers = await context.db.table(identityProvider).find({ backend_id }, { limit: 100 })
  return providers.some((row) => row.reset_password || row.email_sign_in !== 'off') ? comparable(address) : undefined
}

/**
 * The factors that make two factors with a password. A mailbox that a new password is mailed to does not: whoever reads it needs nothing else
 * (NIST SP 800-63B §5.1.3.1 takes no mailbox as a factor at all).
 */
export async function independentFactors(context: Context, person: User, factors: readonly Factor[]): Promise<readonly Factor[]> {
  if (!factors.some(isMailbox)) return factors
  const opening = await openingAddress(context, person)
  return factors.filter((row) => !isMailbox(row) || opening === undefined || comparable(row.address ?? '') !== opening)
}

/** The same of all the factors of a person. */
export const independentFactorsOf = async (context: Context, person: User): Promise<readonly Factor[]> =>
  independentFactors(context, person, await factorsOf(context, person.id))

/** The values that a password and a mailbox account for. */
const mailAndPassword = new Set(['pwd', BY_MAIL, 'mfa'])

/** The level of a sign-in by what was shown, in order: a password and the mailbox that it can be set anew by are one factor. */
export async function levelOf(context: Context, person: User, shown: readonly string[]): Promise<Level> {
  const amr = [...new Set(shown)]
  if (!amr.includes('mfa')) return { amr }
  const isMixed = amr.includes(BY_MAIL) && amr.every((value) => mailAndPassword.has(value))
  if (!isMixed) return { amr, acr: TWO_FACTORS }
  const mailboxes = (await factorsOf(context, person.id)).filter(isMailbox)
  // A sign-in that began by mail shows that mail opens the account.
  const isOne = amr[0] === BY_MAIL || (await independentFactors(context, person, mailboxes)).length < mailboxes.length
  return isOne ? { amr: amr.filter((value) => value !== 'mfa') } : { amr, acr: TWO_FACTORS }
}
