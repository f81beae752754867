import type { AnyResource } from '#fields/resource.ts'
import { Refusal } from '#http/refusal.ts'
import { contains, refersTo } from '#store/store.ts'
import { type AnyRow, nounOf } from '../administered.ts'
import type { Call } from '../operation.ts'

/** A field that may refer to a row: one that holds its key, a list of keys, a link, or a list of links. */
export interface Reference {
  readonly resource: AnyResource
  readonly field: string
  readonly many?: true
  /** The field holds links, `{ id }`, and this is the id to look for. */
  readonly linked?: string
}

/** How many referrers of a kind a refusal names. */
const NAMED = 10

/** Refuses the removal of a row that others refer to. @throws {Refusal} 409 with the rows that refer to `value` */
export async function refuseIfReferred(call: Call, value: string, places: readonly Reference[]): Promise<void> {
  const found = await Promise.all(
    places.map(async ({ resource, field, many, linked }) => {
      const sought = many ? contains(value) : linked === undefined ? value : refersTo(linked)
      const rows = await call.context.db.table(resource).find({ [field]: sought }, { limit: NAMED })
      return rows.map((row) => ({ resource: resource.name, id: String(row[resource.key]), name: rowName(row), field }))
    }),
  )
  const referrers = found.flat()
  if (referrers.length === 0) return
  const kinds = [...new Set(places.filter((_, i) => found[i]?.length).map(({ resource }) => nounOf(resource)))]
  throw new Refusal('conflict', 409, `still in use by ${kinds.join(' and ')} rows: change or delete these first`, { members: { referrers } })
}

const rowName = (row: AnyRow): string | null => (typeof row['name'] === 'string' ? row['name'] : null)
