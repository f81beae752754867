import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { type Activity, activity, lastUse } from '#model/activity.ts'
import { before, Conflict, type Room, type Store } from '#store/store.ts'
import type { Happening } from './tally.ts'

const HOUR = 3_600_000
/** How long activity is kept. */
const KEPT = 90 * 24 * HOUR
/** How many clients are counted at once before the counts are written and begun anew; some 50 MB. */
const LIMIT = 100_000

/** The row of one client and hour. This node alone writes it, so it is written as a whole and never read. */
interface Counting {
  readonly tenant: string
  row: Activity
  written: boolean
  changed: boolean
}
interface Last {
  readonly tenant: string
  readonly client_id: string
  used?: number
  refused?: number
  refusal?: string
}

/** What clients did, hour by hour, and when each was last used. Counted in memory; `write` puts what changed into the store. */
export function countActivity(store: Store) {
  let node = randomText(6)
  let hours = new Map<string, Counting>()
  let lasts = new Map<string, Last>()

  function begin({ tenant, client_id }: Happening, now: number): Counting {
    const hour_at = now - (now % HOUR)
    const expires_at = hour_at + KEPT
    const id = expiringKey(expires_at, `${client_id}.${hour_at / HOUR}.${node}`)
    return { tenant, row: newRow(activity, { id, client_id, hour_at, expires_at }), written: false, changed: false }
  }

  function add(happening: Happening, now: number): void {
    const { tenant, client_id, what, detail } = happening
    const key = `${tenant} ${client_id}`
    let counting = hours.get(key)
    if (!counting || counting.row.hour_at + HOUR <= now) {
      // What the hour before still has to write goes along under another key.
      if (counting?.changed) hours.set(`${key} ${counting.row.hour_at}`, counting)
      counting = begin(happening, now)
      hours.set(key, counting)
    }
    counting.changed = true
    const { row } = counting
    const reasons = what === 'refusals' && detail !== undefined ? { ...row.reasons, [detail]: (row.reasons[detail] ?? 0) + 1 } : row.reasons
    counting.row = { ...row, [what]: row[what] + 1, reasons }
    if (client_id !== '-') noteLast(key, happening, now)
  }

  function noteLast(key: string, { tenant, client_id, what, detail }: Happening, now: number): void {
    const last = lasts.get(key) ?? { tenant, client_id }
    lasts.set(key, last)
    if (what === 'refusals') {
      last.refused = now
      if (detail !== undefined) last.refusal = detail
    } else if (what !== 'introspections') last.used = now
  }

  async function writeHours(tenant: string, changed: readonly Counting[]): Promise<void> {
    const rows = changed.map((counting) => ({ counting, row: counting.row }))
    await store.in(tenant).together((batch) => {
      for (const { counting, row } of rows) {
        if (counting.written) batch.changeAny(activity, { id: row.id }, row)
        else batch.insert(activity, row)
      }
    })
    for (const { counting, row } of rows) {
      counting.written = true
      // What was counted while it was being written is written the next time.
      if (counting.row === row) counting.changed = false
    }
  }

  async function write(now: number): Promise<void> {
    const changed = [...hours.values()].filter((counting) => counting.changed)
    for (const [tenant, ofTenant] of Map.groupBy(changed, (counting) => counting.tenant)) await writeHours(tenant, ofTenant)
    for (const [key, counting] of hours) if (!counting.changed && counting.row.hour_at + HOUR <= now) hours.delete(key)
    if (hours.size > LIMIT) {
      hours = new Map()
      node = randomText(6)
    }
    await writeLasts()
  }

  async function writeLasts(): Promise<void> {
    const noted = lasts
    lasts = new Map()
    try {
      await Promise.all([...noted.values()].map((last) => writeLast(store.in(last.tenant), last)))
    } catch (error) {
      lasts = new Map([...noted, ...lasts])
      throw error
    }
  }
  return { add, write }
}

/** Other nodes write the same row: the later instant stays. */
async function writeLast(room: Room, { client_id: id, used, refused, refusal }: Last): Promise<void> {
  const rows = room.table(lastUse)
  const refusedPatch = refused === undefined ? {} : { last_refused_at: refused, last_refusal: refusal }
  const patch = { ...(used === undefined ? {} : { last_used_at: used }), ...refusedPatch }
  const match = used === undefined ? { id } : { id, last_used_at: before(used) }
  if ((await rows.change(match, patch)) || (await rows.get(id))) return
  await rows.insert(newRow(lastUse, { id, last_used_at: used ?? 0, ...refusedPatch })).catch((error) => {
    if (!(error instanceof Conflict)) throw error
  })
}
