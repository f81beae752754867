import type { Context } from '#http/context.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import type { User } from '#model/user.ts'
import { sendsMail } from '../mail/mail-job.ts'

/** The kinds of factors that people may add. */
export type OfferedFactors = Pick<IdentityProvider, 'totp' | 'passkeys' | 'email_codes'>

/** The factors that a person may add: those that an identity provider of their backend offers; codes by mail to a proved address only. */
export async function offeredFactors(context: Context, { backend_id, email, email_verified }: User): Promise<OfferedFactors> {
  const providers = await context.db.table(identityProvider).find({ backend_id }, { limit: 100 })
  const isProved = email !== undefined && email_verified && providers.some(({ email_codes }) => email_codes)
  return {
    totp: providers.some(({ totp }) => totp),
    passkeys: providers.some(({ passkeys }) => passkeys),
    email_codes: isProved && (await sendsMail(context, backend_id)),
  }
}
