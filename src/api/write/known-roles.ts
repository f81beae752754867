import { type Role, role } from '#model/role.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from './faults.ts'

interface Holder {
  readonly roles: readonly string[]
}

const added = (was: Holder | undefined, { roles }: Holder) => roles.filter((id) => !was?.roles.includes(id))

/** The roles that an edit hands out. */
export async function addedRoles({ context }: Call, was: Holder | undefined, draft: Holder): Promise<Role[]> {
  const ids = added(was, draft)
  return ids.length === 0 ? [] : context.db.table(role).find({ id: anyOf(ids) }, { limit: ids.length })
}

/** The error of roles that do not exist. */
export async function unknownRoles(call: Call, was: Holder | undefined, draft: Holder): Promise<FieldErrors> {
  const known = await addedRoles(call, was, draft)
  const unknown = added(was, draft).filter((id) => !known.some((row) => row.id === id))
  return unknown.length > 0 ? { roles: unknown.map((id) => `there is no role ${id}`) } : {}
}
