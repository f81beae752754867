import type { Context } from '#http/context.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import type { User } from '#model/user.ts'

/** The kinds of factors that people may add. */
export type OfferedFactors = Pick<IdentityProvider, 'totp' | 'passkeys'>

/** The factors that a person may add: those that an identity provider of their backend offers. */
export async function offeredFactors({ db }: Context, { backend_id }: Pick<User, 'backend_id'>): Promise<OfferedFactors> {
  const providers = await db.table(identityProvider).find({ backend_id }, { limit: 100 })
  return { totp: providers.some(({ totp }) => totp), passkeys: providers.some(({ passkeys }) => passkeys) }
}
