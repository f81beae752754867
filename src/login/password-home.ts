import type { Context } from '#http/context.ts'
import { type Backend, backend } from '#model/backend.ts'
import { type PasswordHashing, STANDARD_HASHING } from '#model/password-hashing.ts'
import type { User } from '#model/user.ts'

/** The backend that keeps the password of an account; the default one where the account names none yet. */
export function passwordHome({ db }: Context, { backend_id }: Partial<Pick<User, 'backend_id'>>): Promise<Backend | undefined> {
  const table = db.table(backend)
  return backend_id === undefined ? table.find({ is_default: true }, { limit: 1 }).then(([row]) => row) : table.get(backend_id)
}

/** How the password of an account is hashed. */
export const hashingOf = async (context: Context, holder: Partial<Pick<User, 'backend_id'>>): Promise<PasswordHashing> =>
  (await passwordHome(context, holder))?.password_hashing ?? STANDARD_HASHING
