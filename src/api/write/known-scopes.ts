import { unprocessable } from '#http/refusal.ts'
import { scope } from '#model/scope.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'

/** Scopes are never made by naming them: a typing error would become a permission. @throws {Refusal} 422 for names that no scope has. */
export async function refuseUnknownScopes(call: Call, field: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const rows = await call.context.db.table(scope).find({ name: anyOf(names) }, { limit: names.length })
  const unknown = names.filter((name) => !rows.some((row) => row.name === name))
  if (unknown.length > 0) throw unprocessable({ [field]: unknown.map((name) => `there is no scope ${name}`) })
}
