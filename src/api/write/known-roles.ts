import { type Role, role } from '#model/role.ts'
import { anyOf } from '#store/store.ts'
import { changedNames } from '../escalation.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from './faults.ts'

interface Holder {
  readonly roles: readonly string[]
}

const addedRoles = (was: Holder | undefined, { roles }: Holder) => roles.filter((id) => !was?.roles.includes(id))

/** Reads the roles from the database, because cached ones may be outdated. */
const rolesOf = async (ids: readonly string[], { context }: Call): Promise<Role[]> =>
  ids.length === 0 ? [] : context.db.table(role).find({ id: anyOf(ids) }, { limit: ids.length })

/** The scopes of the roles that an edit gives or takes. Former scopes of a role count too, because it may get them back. */
export async function scopesOfChangedRoles(call: Call, before: readonly string[], after: readonly string[]): Promise<string[]> {
  const changed = await rolesOf(changedNames(before, after), call)
  return changed.flatMap((row) => [...row.scopes, ...row.former_powers])
}

/** The faults of roles that do not exist. */
export async function unknownRoles(call: Call, was: Holder | undefined, draft: Holder): Promise<FieldErrors> {
  const known = await rolesOf(addedRoles(was, draft), call)
  const unknown = addedRoles(was, draft).filter((id) => !known.some((row) => row.id === id))
  return unknown.length > 0 ? { roles: unknown.map((id) => `there is no role ${id}`) } : {}
}
