import { newRow } from '#fields/write.ts'
import { inChunks } from '#kit/chunks.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { getOrInsertComputed } from '#kit/get-or-insert.ts'
import { randomText } from '#kit/random.ts'
import { ACTIVITY_HOURS, type Activity, activity } from '#model/activity.ts'
import type { Store, TenantTables } from '#store/store.ts'
import { type Last, noteLast, putBackLast, writeLast } from './last-uses.ts'
import type { Happening } from './tally.ts'

const HOUR = 3_600_000
/** How many clients are counted in memory before the counts are written and reset; some 50 MB. */
const LIMIT = 100_000

/** The row of one client and hour, counted up in place. Only this node writes the row, so it is written as a whole and never read. */
interface CountedRow {
  readonly row: Counts
  written: boolean
  changed: boolean
}
type Counts = { -readonly [K in keyof Activity]: Activity[K] }
/** Nested maps by tenant and client, so that no key has to be concatenated for each event. */
interface OfTenant {
  readonly hours: Map<string, CountedRow>
  lasts: Map<string, Last>
}

/** Few faults among many answers happen to every client. */
const [FEW, SHARE] = [3, 0.1]
const isRateOfConcern = ({ faults, tokens, sign_ins, introspections, calls }: Counts): boolean =>
  faults >= FEW && faults >= SHARE * (faults + tokens + sign_ins + introspections + calls)

/** The activity of clients by hour, and the last use of each. Counted in memory; `write` stores the counts that changed. */
export function countActivity(store: Store) {
  let node = randomText(6)
  const tenants = new Map<string, OfTenant>()

  function begin({ client_id }: Happening, now: number): CountedRow {
    const hour_at = now - (now % HOUR)
    const expires_at = hour_at + ACTIVITY_HOURS * HOUR
    const id = expiringKey(expires_at, `${client_id}.${hour_at / HOUR}.${node}`)
    return { row: newRow(activity, { id, client_id, hour_at, expires_at }), written: false, changed: false }
  }

  function add(happening: Happening, now: number): void {
    const { tenant, client_id, what, detail, fault } = happening
    const { hours, lasts } = getOrInsertComputed(tenants, tenant, () => ({ hours: new Map(), lasts: new Map() }))
    let counting = hours.get(client_id)
    if (!counting || counting.row.hour_at + HOUR <= now) {
      // The unwritten counts of the hour before are kept under another key.
      if (counting) hours.set(`${client_id} ${counting.row.hour_at}`, counting)
      counting = begin(happening, now)
      hours.set(client_id, counting)
    }
    counting.changed = true
    const { row } = counting
    row[what]++
    if (fault) row.faults++
    if (what === 'refusals' && detail !== undefined) row.reasons = { ...row.reasons, [detail]: (row.reasons[detail] ?? 0) + 1 }
    if (client_id === '-') return
    const last = noteLast(lasts, happening, now)
    if (fault && isRateOfConcern(row)) last.failing = now
  }

  async function write(now: number): Promise<void> {
    for (const [tenant, of] of tenants) {
      const db = store.in(tenant)
      await writeHours(db, of, now)
      await writeLasts(db, of)
    }
    const counted = [...tenants.values()].reduce((sum, { hours }) => sum + hours.size, 0)
    if (counted <= LIMIT) return
    for (const { hours } of tenants.values()) for (const [client, counting] of hours) if (!counting.changed) hours.delete(client)
    node = randomText(6)
  }
  return { add, write }
}

/** Writes the hours that changed, and forgets those that are over and written. */
async function writeHours(db: TenantTables, { hours }: OfTenant, now: number): Promise<void> {
  const counted = [...hours.values()].filter((counting) => counting.changed)
  await inChunks(counted, (slice) => writeSlice(db, slice))
  for (const [key, counting] of hours) if (!counting.changed && counting.row.hour_at + HOUR <= now) hours.delete(key)
}

async function writeSlice(db: TenantTables, counted: readonly CountedRow[]): Promise<void> {
  // Counts that arrive during this write are written by the next one.
  for (const counting of counted) counting.changed = false
  try {
    await db.together((batch) => {
      for (const { row, written } of counted) {
        if (written) batch.changeAny(activity, { id: row.id }, row)
        else batch.insert(activity, row)
      }
    })
  } catch (error) {
    for (const counting of counted) counting.changed = true
    throw error
  }
  for (const counting of counted) counting.written = true
}

/** Writes the last use of each client. Failed writes are repeated the next time, and none that succeeded: its counts would be added twice. */
async function writeLasts(db: TenantTables, of: OfTenant): Promise<void> {
  const noted = of.lasts
  of.lasts = new Map()
  const writeOne = async (last: Last) => {
    await writeLast(db, last)
    noted.delete(last.client_id)
  }
  try {
    await inChunks([...noted.values()], async (slice) => {
      const failed = (await Promise.allSettled(slice.map(writeOne))).find(({ status }) => status === 'rejected')
      if (failed?.status === 'rejected') throw failed.reason
    })
  } catch (error) {
    for (const last of noted.values()) putBackLast(of.lasts, last)
    throw error
  }
}
