import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import { passwordDemands } from './password-demands.ts'
import { verifyPassword } from './passwords.ts'

type Remembering = Pick<User, 'id' | 'password_hash' | 'former_password_hashes'>

/** The hashes of the last passwords, the present one first: those that are remembered once it is replaced. */
export async function lastHashes(context: Context, { id, password_hash, former_password_hashes }: Remembering): Promise<string[]> {
  const { history } = await passwordDemands(context, id)
  return (password_hash === undefined ? former_password_hashes : [password_hash, ...former_password_hashes]).slice(0, history)
}

/**
 * True for one of the last passwords of a person (`password_history` of the tenant and of their organizations). Ask only for somebody who has proved to be the person, or to be as mighty:
 * the answer tells about a password.
 */
export async function wasUsedBefore(context: Context, person: Remembering, password: string): Promise<boolean> {
  for (const hash of await lastHashes(context, person)) if (await verifyPassword(hash, password)) return true
  return false
}
