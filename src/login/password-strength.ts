import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import { organizationsOf } from './organizations-of.ts'
import { adviceIn, type PasswordAdvice } from './password-advice.ts'
import { passwordHome } from './password-home.ts'
import { judgeStrength } from './strength.ts'

/** The account that a password is for; somebody who signs up has no id yet. */
export type PasswordHolder = Pick<User, 'username'> & Partial<Pick<User, 'id' | 'backend_id' | 'name' | 'email'>>

/** The strength that the password of a person must have: the most that their backend and their organizations demand. */
async function demandedStrength(context: Context, holder: PasswordHolder): Promise<number> {
  const { id } = holder
  const [store, organizations] = await Promise.all([passwordHome(context, holder), id === undefined ? [] : organizationsOf(context, id)])
  return Math.max(store?.password_min_strength ?? 0, ...organizations.map(({ settings }) => settings.password_min_strength ?? 0))
}

/** The advice for a password that is easier to guess than its account may have; undefined for one that is good enough. */
export async function weaknessOf(context: Context, password: string, holder: PasswordHolder): Promise<readonly PasswordAdvice[] | undefined> {
  const least = await demandedStrength(context, holder)
  if (least === 0) return undefined
  const { username, name = '', email = '' } = holder
  const words = [context.tenant.name, username, name, email].flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
  const { score, reasons } = await judgeStrength(
    password,
    words.filter((word) => word.length > 2),
  )
  return score < least ? adviceIn(reasons) : undefined
}
