import { activity, type LastUse, lastUse } from '#model/activity.ts'
import { before, type TenantTables } from '#store/store.ts'

const DAY = 86_400_000
/** The days before today that the recent counts of a client cover. */
const COVERED = 7
/** How many clients are counted down before the database is asked for more. */
const SLICE = 100
/** How many rows of activity are read at once. */
const PAGE = 1000

/** The beginning of the day (UTC) of an instant. */
export const startOfDay = (at: number): number => at - (at % DAY)

/** The tokens and refusals of a client from one instant until before another. */
async function countBetween(db: TenantTables, client_id: string, [from, until]: readonly [number, number]) {
  const total = { tokens: 0, refusals: 0 }
  // The key that no row has comes first among those of its hour.
  for (let after = { value: from, key: '' }; ; ) {
    const page = await db.table(activity).find({ client_id }, { order: 'hour_at', after, limit: PAGE })
    for (const { hour_at, tokens, refusals } of page) {
      if (hour_at >= until) return total
      total.tokens += tokens
      total.refusals += refusals
    }
    const end = page.at(-1)
    if (!end || page.length < PAGE) return total
    after = { value: end.hour_at, key: end.id }
  }
}

/** Takes the days that are over out of the counts of a client; tells whether nobody else counted meanwhile. */
async function countDown(db: TenantTables, row: LastUse, start: number): Promise<boolean> {
  const { id, recent_tokens, recent_refusals, counted_from = start } = row
  const gone = await countBetween(db, id, [counted_from, start])
  const rest = { recent_tokens: Math.max(0, recent_tokens - gone.tokens), recent_refusals: Math.max(0, recent_refusals - gone.refusals) }
  const isEmpty = rest.recent_tokens + rest.recent_refusals === 0
  const seen = { id, recent_tokens, recent_refusals, counted_from }
  return (await db.table(lastUse).change(seen, { ...rest, counted_from: isEmpty ? undefined : start })) !== undefined
}

/**
 * Slides the window of the recent counts to an instant: what was counted on days before it is subtracted. Those days are over and change no more, so
 * that counts of the present are not read, and none is lost or counted twice: each client says up to which day it was counted down.
 */
export async function slideRecentDays(db: TenantTables, now: number, signal: AbortSignal): Promise<void> {
  const start = startOfDay(now) - COVERED * DAY
  while (!signal.aborted) {
    const rows = await db.table(lastUse).find({ counted_from: before(start) }, { order: 'counted_from', limit: SLICE })
    const done = await Promise.all(rows.map((row) => countDown(db, row, start)))
    // A client that others keep counting is looked at again by the next run.
    if (rows.length < SLICE || !done.includes(true)) return
  }
}
