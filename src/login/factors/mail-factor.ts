import { hash } from 'node:crypto'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { type Factor, factor } from '#model/factor.ts'
import { type MailChallenge, mailChallenge } from '#model/mail-challenge.ts'
import type { User } from '#model/user.ts'
import { orderLetter } from '../mail/mail-job.ts'
import { CHALLENGE_TTL, findMailChallenge, mayMail, newMailChallenge, redeemMailCode } from '../mail-challenge.ts'
import { BY_MAIL, codeValue } from '../mail-sign-in.ts'
import { isMailbox } from './factors.ts'

/** A code that a person, who is known, asks for. */
interface CodeOrder {
  readonly person: User
  readonly address: string
  readonly purpose: Exclude<MailChallenge['purpose'], 'sign_in'>
}

/**
 * Mails a code to a person. Somebody who had many just now gets none, and keeps the one that they have.
 * @returns the `Set-Cookie` value that binds it to this browser.
 */
export async function orderFactorCode(context: Context, { person, address, purpose }: CodeOrder): Promise<string | undefined> {
  if (!mayMail(context, person.id, purpose)) return undefined
  const { id: user_id, backend_id = '', locale } = person
  const { row, cookie, code } = newMailChallenge(context, { purpose, backend_id, ways: 'code', to: { user_id, address } })
  await context.db.together((batch) => {
    batch.insert(mailChallenge, row)
    orderLetter(batch, context, { letter: 'factor_code', to: address, backend_id, locale, values: { minutes: CHALLENGE_TTL / 60_000, ...codeValue(code) } })
  })
  return cookie
}

/** An answer of a person to a code of this browser. */
interface CodeAnswer {
  readonly person: User
  readonly request: Request
  readonly code: string
}

/** The address that a right code of a person was mailed to; the code is spent. */
async function redeemOwn(context: Context, { person, request, code }: CodeAnswer, purpose: CodeOrder['purpose']): Promise<string | undefined> {
  const own = await findMailChallenge(request, context, purpose)
  // Checked before the code is spent: somebody else may sign in in the same browser.
  if (own?.row.user_id !== person.id) return undefined
  return (await redeemMailCode(context, own, code))?.address
}

/** Verifies a mailed code as the second factor, and notes the use of the factor. */
export async function spendFactorCode(context: Context, answer: CodeAnswer, factors: readonly Factor[]): Promise<boolean> {
  const address = await redeemOwn(context, answer, 'second_factor')
  const used = factors.find((row) => isMailbox(row) && row.address === address)
  if (!used || address === undefined) return false
  return (await context.db.table(factor).change({ id: used.id }, { last_used_at: context.now() })) !== undefined
}

/** The factor of a mailbox, once a code that was sent there is right. Its id follows from the address, so that it is added once. */
export async function mailFactor(context: Context, answer: CodeAnswer): Promise<Factor | undefined> {
  const address = await redeemOwn(context, answer, 'add_factor')
  if (address === undefined) return undefined
  const [now, user_id] = [context.now(), answer.person.id]
  const id = `${factor.prefix}${hash('sha256', `${user_id} ${address.toLowerCase()}`, 'base64url').slice(0, 22)}`
  return newRow(factor, { id, user_id, type: 'email', name: address.slice(0, 64), address, created_at: now, last_used_at: now })
}

/** True while the mail is all that a person has shown, by the `amr` values so far. */
export const hasOnlyMail = (shown: readonly string[]): boolean => shown.includes(BY_MAIL) && !shown.includes('mfa') && !shown.includes('pwd')

/** The factors that are another proof than those shown so far: somebody who signed in by mail proves nothing more by a second letter. */
export const furtherFactors = (factors: readonly Factor[], shown: readonly string[]): readonly Factor[] =>
  hasOnlyMail(shown) ? factors.filter((row) => !isMailbox(row)) : factors
