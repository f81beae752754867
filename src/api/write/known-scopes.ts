import { scope } from '#model/scope.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from './faults.ts'

/** The faults of a field that names scopes which do not exist. If naming a scope made it, a typing error would become a permission. */
export async function unknownScopes(call: Call, field: string, names: readonly string[]): Promise<FieldErrors> {
  if (names.length === 0) return {}
  const rows = await call.context.db.table(scope).find({ name: anyOf(names) }, { limit: names.length })
  const unknown = names.filter((name) => !rows.some((row) => row.name === name))
  return unknown.length > 0 ? { [field]: unknown.map((name) => `there is no scope ${name}`) } : {}
}
