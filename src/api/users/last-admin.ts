import { conflict } from '#http/refusal.ts'
import { type Membership, membership, type Organization, organization } from '#model/organization.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'

/*
 * The last administrator of an organization stays: without one, nobody could ever manage it again. Whoever goes counts the organization on,
 * in the same transaction, so that of two who go at once one looks anew who is left. Each writes its own row first and that of the
 * organization after, so that neither holds what the other waits for.
 */
const countOn = (batch: Batch, { id, administrators_version: seen }: Organization) =>
  batch.change(organization, { id, administrators_version: seen }, { administrators_version: seen + 1 })

interface Standing {
  readonly organization: Organization | undefined
  readonly isLast: boolean
}

async function standingOf({ context: { db } }: Call, { id, organization_id }: Pick<Membership, 'id' | 'organization_id'>): Promise<Standing> {
  // Read before the others are looked for: who goes after this is noticed.
  const row = await db.table(organization).get(organization_id)
  const admins = await db.table(membership).find({ organization_id, role: 'admin' }, { limit: 2 })
  return { organization: row, isLast: admins.every((admin) => admin.id === id) }
}

/** Lets an administrator go. @returns what goes with it. @throws {Refusal} 409 for the last one. */
export async function stepDown(call: Call, leaving: Pick<Membership, 'id' | 'organization_id'>): Promise<(batch: Batch) => void> {
  const { organization: row, isLast } = await standingOf(call, leaving)
  if (isLast) throw conflict('this is the only administrator of the organization: make somebody else one first')
  return (batch) => {
    if (row) countOn(batch, row)
  }
}

/** Lets a person go from all organizations that they administer. @returns what goes with it. @throws {Refusal} 409 where they are the last one. */
export async function stepDownEverywhere(call: Call, userId: string): Promise<(batch: Batch) => void> {
  const posts = await call.context.db.table(membership).find({ user_id: userId, role: 'admin' }, { limit: 1000 })
  const left: Organization[] = []
  for (const post of posts) {
    const { organization: row, isLast } = await standingOf(call, post)
    if (row && isLast) throw conflict(`they are the only administrator of the organization ${row.name}: make somebody else one first`)
    if (row) left.push(row)
  }
  // In one order for all, so that two who go from the same organizations wait for each other once only.
  left.sort((a, b) => (a.id < b.id ? -1 : 1))
  return (batch) => {
    for (const row of left) countOn(batch, row)
  }
}
