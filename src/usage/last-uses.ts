import { newRow } from '#fields/write.ts'
import { getOrInsertComputed } from '#kit/get-or-insert.ts'
import { type LastUse, lastUse } from '#model/activity.ts'
import { client } from '#model/client.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import type { TenantTables } from '#store/store.ts'
import { startOfDay } from './recent-days.ts'
import type { Happening } from './tally.ts'
import { untilCounted } from './until-counted.ts'

/** The activity of a client that its last use does not hold yet. */
export interface Last {
  readonly client_id: string
  /** When the earliest event happened. */
  readonly since: number
  tokens: number
  refusals: number
  used?: number
  refused?: number
  refusal?: string
  failing?: number
}

/** Notes an event in memory. */
export function noteLast(lasts: Map<string, Last>, { client_id, what, detail }: Happening, now: number): Last {
  const last = getOrInsertComputed(lasts, client_id, (): Last => ({ client_id, since: now, tokens: 0, refusals: 0 }))
  if (what === 'tokens' || what === 'refusals') last[what]++
  if (what === 'refusals') {
    last.refused = now
    if (detail !== undefined) last.refusal = detail
  } else if (what !== 'introspections') last.used = now
  return last
}

/** Puts back what could not be written: counts are added to those noted since, of instants the later ones stay. */
export function putBackLast(lasts: Map<string, Last>, last: Last): void {
  const { tokens = 0, refusals = 0, ...later } = lasts.get(last.client_id) ?? {}
  lasts.set(last.client_id, { ...last, ...later, since: last.since, tokens: last.tokens + tokens, refusals: last.refusals + refusals })
}

/** The row after the noted events: of two instants the later one, and the counts added. */
const advanceLastUse = (row: LastUse, { since, tokens, refusals, used = 0, refused, refusal, failing }: Last): Partial<LastUse> => ({
  last_used_at: Math.max(row.last_used_at, used),
  recent_tokens: row.recent_tokens + tokens,
  recent_refusals: row.recent_refusals + refusals,
  ...(tokens + refusals > 0 ? { counted_from: row.counted_from ?? startOfDay(since) } : {}),
  ...(refused === undefined ? {} : { last_refused_at: refused, last_refusal: refusal }),
  ...(failing === undefined ? {} : { failing_at: failing }),
})

/** Writes the noted events of a client by compare and set, because other nodes count into the same row. */
export async function writeLast(db: TenantTables, last: Last): Promise<void> {
  const [rows, id] = [db.table(lastUse), last.client_id]
  await untilCounted(`the last use of client ${id}`, async () => {
    const row = await rows.get(id)
    if (row) {
      const { last_used_at, recent_tokens, recent_refusals, counted_from } = row
      return (await rows.change({ id, last_used_at, recent_tokens, recent_refusals, counted_from }, advanceLastUse(row, last))) !== undefined
    }
    // Every client has this row from its creation. Without it the client was deleted, or made by an older program.
    if (!(await db.table(client).get(id))) return true
    const first = newRow(lastUse, { id })
    return insertIfAbsent(db, lastUse, { ...first, ...advanceLastUse(first, last) })
  })
}
