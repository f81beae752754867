import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import { verifyPassword } from './passwords.ts'

type Remembering = Pick<User, 'password_hash' | 'former_password_hashes'>

/** The hashes of the last passwords, the present one first: those that are remembered once it is replaced. */
export const lastHashes = ({ settings }: Context, { password_hash, former_password_hashes }: Remembering): string[] =>
  (password_hash === undefined ? former_password_hashes : [password_hash, ...former_password_hashes]).slice(0, settings.password_history)

/**
 * True for one of the last passwords of a person (`password_history`). Ask only for somebody who has proved to be the person, or to be as mighty:
 * the answer tells about a password.
 */
export async function wasUsedBefore(context: Context, person: Remembering, password: string): Promise<boolean> {
  for (const hash of lastHashes(context, person)) if (await verifyPassword(hash, password)) return true
  return false
}
