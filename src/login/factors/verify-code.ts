import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { Factor } from '#model/factor.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { type User, user } from '#model/user.ts'
import { looksLikeMailCode } from '../mail-challenge.ts'
import { BY_MAIL } from '../mail-sign-in.ts'
import { ownEvent } from '../own-event.ts'
import { countGuess } from '../throttle.ts'
import { countCode, nothingCounted } from './count-code.ts'
import { isApp } from './factors.ts'
import { letterOf } from './letter.ts'
import { spendFactorCode } from './mail-factor.ts'
import { countRecoveryCodes, looksLikeRecoveryCode, spendRecoveryCode } from './recovery-codes.ts'
import { spendTotp } from './totp.ts'

/** The `amr` value of a one-time password (RFC 8176 §2), and of the use of several factors. */
const OTP = ['otp', 'mfa'] as const
const MAILED = [BY_MAIL, 'mfa'] as const

/** A code that somebody typed as the second factor of a person. */
export interface TypedCode {
  readonly person: User
  readonly request: Request
  readonly code: string
  /** The identity provider at which it was typed. */
  readonly provider: Pick<IdentityProvider, 'totp_past_steps'>
  /** The factors that are a further proof. */
  readonly factors: readonly Factor[]
}

/**
 * Verifies the code of an authenticator app, a mailed one or a recovery code, and spends it. Wrong, used and locked give one answer.
 * @returns the `amr` values that it adds; undefined when it is refused.
 * @throws {Refusal} 429 after too many guesses from the network.
 */
export async function verifyCode(context: Context, typed: TypedCode): Promise<readonly string[] | undefined> {
  const { person, request } = typed
  const takeBack = await countGuess(context, request.address, 'factor')
  const { allowed, locks } = await countCode(context, person)
  const amr = allowed ? await amrOf(context, typed) : undefined
  if (amr) {
    takeBack()
    await context.db.table(user).change({ id: person.id }, nothingCounted)
    return amr
  }
  await context.db.together((batch) => {
    record(batch, ownEvent(context, { request, person, action: 'user.second_factor_shown', outcome: 'refused' }))
    if (locks) record(batch, ownEvent(context, { request, person, action: 'user.second_factor_locked' }))
  })
  return undefined
}

/** Finds by its form which kind of code it is, and spends it. */
async function amrOf(context: Context, typed: TypedCode): Promise<readonly string[] | undefined> {
  const { code, factors } = typed
  if (looksLikeRecoveryCode(code)) return (await redeemRecoveryCode(context, typed)) ? OTP : undefined
  if (looksLikeMailCode(code)) return (await spendFactorCode(context, typed, factors)) ? MAILED : undefined
  return (await isCodeOfApp(context, typed)) ? OTP : undefined
}

async function isCodeOfApp(context: Context, { factors, code: text, provider }: TypedCode): Promise<boolean> {
  const code = text.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return false
  return (await spendTotp(context, factors.filter(isApp), { code, pastSteps: provider.totp_past_steps })) !== undefined
}

/** The person is told by mail: a thief may have found the sheet with the codes. */
async function redeemRecoveryCode(context: Context, { person, request, code }: TypedCode): Promise<boolean> {
  if (!(await spendRecoveryCode(context, person.id, code))) return false
  const tell = await letterOf(context, person, { letter: 'recovery_code_used', values: { left: await countRecoveryCodes(context, person.id) } })
  await context.db.together((batch) => {
    record(batch, ownEvent(context, { request, person, action: 'user.recovery_code_used' }))
    tell(batch)
  })
  return true
}
