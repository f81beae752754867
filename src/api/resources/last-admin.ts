import { conflict } from '#http/refusal.ts'
import { membership, organization } from '#model/organization.ts'
import { anyOf, type Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'

const table = ({ context }: Call) => context.room.table(membership)

/** The names of the organizations that have no administrator but this person. */
export async function solelyAdministered(call: Call, userId: string): Promise<string[]> {
  const theirs = await table(call).find({ user_id: userId, role: 'admin' }, { limit: 1000 })
  const sole: string[] = []
  for (const { organization_id } of theirs) {
    const [, other] = await table(call).find({ organization_id, role: 'admin' }, { limit: 2 })
    if (!other) sole.push(organization_id)
  }
  const rows = sole.length === 0 ? [] : await call.context.room.table(organization).find({ id: anyOf(sole) })
  return rows.map(({ name }) => name)
}

/**
 * The last administrator of an organization stays: without one, nobody could ever manage it again.
 * @returns what holds another administrator in place while this one goes, in the same transaction: of two who step down at once, one does.
 * @throws {Refusal} 409
 */
export async function anotherAdmin(call: Call, leaving: { readonly id: string; readonly organization_id: string }): Promise<(batch: Batch) => void> {
  const admins = await table(call).find({ organization_id: leaving.organization_id, role: 'admin' }, { limit: 2 })
  const other = admins.find(({ id }) => id !== leaving.id)
  if (!other) throw conflict('this is the only administrator of the organization: make somebody else one first')
  return (batch) => batch.change(membership, { id: other.id, role: 'admin' }, { role: 'admin' })
}
