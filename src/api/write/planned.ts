import { brokenRules } from '#fields/write.ts'
import { unprocessable } from '#http/refusal.ts'
import type { Administered, AnyRow, Edit, Plan } from '../administered.ts'
import type { Call } from '../operation.ts'

/** What shall be written for an edit: dependent defaults filled in, rules obeyed, then whatever the resource itself demands. @throws {Refusal} */
export async function planned(a: Administered, edit: Edit, call: Call): Promise<Plan> {
  const draft = a.fill?.(edit) ?? edit.draft
  obeyRules(a, draft)
  return (await a.plan?.({ ...edit, draft }, call)) ?? { row: draft }
}

function obeyRules(a: Administered, row: AnyRow): void {
  const broken = brokenRules(a.resource, row)
  if (Object.keys(broken).length > 0) throw unprocessable(broken)
}
