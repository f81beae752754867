import type { Context } from '#http/context.ts'
import { type Factor, factor, MOST_FACTORS } from '#model/factor.ts'

/** The `acr` of a sign-in with two factors. */
export const TWO_FACTORS = '2'

/** The factors of a person besides the password, oldest first. */
export const factorsOf = ({ db }: Context, user_id: string): Promise<Factor[]> =>
  db.table(factor).find({ user_id }, { order: 'created_at', limit: MOST_FACTORS + 1 })

/** True when a person has a factor besides the password. */
export const hasFactor = async ({ db }: Context, user_id: string): Promise<boolean> => (await db.table(factor).find({ user_id }, { limit: 1 })).length > 0

export const isPasskey = ({ type }: Pick<Factor, 'type'>): boolean => type === 'passkey'
export const isMailbox = ({ type }: Pick<Factor, 'type'>): boolean => type === 'email'
export const isApp = ({ type }: Pick<Factor, 'type'>): boolean => type === 'totp'
