import { brokenRules } from '#fields/write.ts'
import type { Administered, AnyRow, Edit, Plan } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, mergeErrors, refuseFaulty } from './faults.ts'
import { unusableRefs } from './sealed.ts'

/** An edit with the faults of its single members. */
export interface PlannedEdit extends Edit {
  readonly faults?: FieldErrors | undefined
}

/**
 * Plans an edit: fills in dependent defaults, refuses with every fault of the body at once, then asks the hook of the resource.
 * @throws {Refusal}
 */
export async function planEdit(a: Administered, { faults = {}, ...edit }: PlannedEdit, call: Call): Promise<Plan> {
  const draft = a.fill?.(edit) ?? edit.draft
  refuseFaulty(mergeErrors(faults, brokenBeside(faults, a, draft), await unusableRefs(a.resource, edit, call), await a.faults?.({ ...edit, draft }, call)))
  return (await a.plan?.({ ...edit, draft }, call)) ?? { row: draft }
}

/** A rule between fields is skipped where one of its fields is at fault by itself. */
function brokenBeside(faults: FieldErrors, { resource }: Administered, row: AnyRow): FieldErrors {
  return brokenRules({ ...resource, rules: resource.rules.filter(({ fields }) => !fields.some((name) => Object.hasOwn(faults, name))) }, row)
}
