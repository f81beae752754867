import { conflict } from '#http/refusal.ts'
import { type Membership, membership, type Organization, organization } from '#model/organization.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'

/*
 * The last administrator of an organization cannot be removed, because nobody could then manage it. The transaction that removes one raises a counter
 * of the organization (compare and set), so that of two simultaneous removals one fails and checks again. Each transaction writes its own row first
 * and that of the organization last, so that two of them cannot deadlock.
 */
const countOn = (batch: Batch, { id, administrators_version: seen }: Organization) =>
  batch.change(organization, { id, administrators_version: seen }, { administrators_version: seen + 1 })

interface AdminStanding {
  readonly organization: Organization | undefined
  readonly isLast: boolean
}

async function standingOf({ context: { db } }: Call, { id, organization_id }: Pick<Membership, 'id' | 'organization_id'>): Promise<AdminStanding> {
  // Read before the others are looked for, so that a later departure is noticed.
  const row = await db.table(organization).get(organization_id)
  const admins = await db.table(membership).find({ organization_id, role: 'admin' }, { limit: 2 })
  return { organization: row, isLast: admins.every((admin) => admin.id === id) }
}

/** Plans the departure of an administrator. @returns the further writes. @throws {Refusal} 409 for the last one. */
export async function stepDown(call: Call, leaving: Pick<Membership, 'id' | 'organization_id'>): Promise<(batch: Batch) => void> {
  const { organization: row, isLast } = await standingOf(call, leaving)
  if (isLast) throw conflict('this is the only administrator of the organization: make somebody else one first')
  return (batch) => {
    if (row) countOn(batch, row)
  }
}

/**
 * Plans the departure of a person from all organizations that they administer. @returns the further writes. @throws {Refusal} 409 where they are the
 * last one.
 */
export async function stepDownEverywhere(call: Call, userId: string): Promise<(batch: Batch) => void> {
  const posts = await call.context.db.table(membership).find({ user_id: userId, role: 'admin' }, { limit: 1000 })
  const left: Organization[] = []
  for (const post of posts) {
    const { organization: row, isLast } = await standingOf(call, post)
    if (row && isLast) throw conflict(`they are the only administrator of the organization ${row.name}: make somebody else one first`)
    if (row) left.push(row)
  }
  // Always in the same order, so that two departures from the same organizations cannot deadlock.
  left.sort((a, b) => (a.id < b.id ? -1 : 1))
  return (batch) => {
    for (const row of left) countOn(batch, row)
  }
}
