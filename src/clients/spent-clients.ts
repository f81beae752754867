import { accessToken } from '#model/access-token.ts'
import { lastUse } from '#model/activity.ts'
import { type Client, client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import { type Registration, registration } from '#model/registration.ts'
import type { Position, TenantTables } from '#store/store.ts'
import { after, anyOf, type Batch, before, contains } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { choices, removeBelongings } from './dependents.ts'

/** How many registrations are looked at together, and how many clients are removed at once. */
const [PAGE, ABREAST] = [200, 25]

/** How many registrations one request looks at. */
export const MOST_REGISTRATIONS = 20_000

/** The least time, in seconds, for which a client must have been unused: longer than a hold lasts. */
export const LEAST_UNUSED = 3600

/** A client that registered itself, and that nobody would miss. */
export interface SpentClient {
  readonly row: Client
  readonly network: string
  readonly registered_at: number
  /** 0: never. */
  readonly last_used_at: number
}

/** The present time, and the moment since which a client must not have been used, in milliseconds since 1970. */
export interface Age {
  readonly cutoff: number
  readonly now: number
}
export const ageOf = (unusedFor: number, now: number): Age => ({ cutoff: now - unusedFor * 1000, now })

/** The clients among these that have a live grant or access token. A client with many is found by the first of them. */
export async function liveOf(db: TenantTables, ids: readonly string[], now: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const resource of [grant, accessToken]) {
    for (let rest = ids.filter((id) => !found.has(id)); rest.length > 0; rest = rest.filter((id) => !found.has(id))) {
      const rows = await db.table(resource as typeof grant).find({ client_id: anyOf(rest), revoked_at: undefined, expires_at: after(now) }, { limit: PAGE })
      for (const { client_id } of rows) found.add(client_id)
      if (rows.length < PAGE) break
    }
  }
  return found
}

/** True for a client that a person took care of: they gave it an owner, a place, a key or a name. */
const isCaredFor = ({ owner, organization_id, namespace, key_pair_type, registered_name }: Client): boolean =>
  [owner, organization_id, namespace, key_pair_type, registered_name].some((value) => value !== undefined)

/** True when an administrator named the client in another row, such as the rules of an API. */
async function isNamed(db: TenantTables, id: string): Promise<boolean> {
  for (const { resource, field, many } of choices)
    if ((await db.table(resource).find({ [field]: many ? contains(id) : id }, { limit: 1 })).length > 0) return true
  return false
}

/** The spent clients among some registrations. */
export async function spentAmong(db: TenantTables, rows: readonly Registration[], { cutoff, now }: Age): Promise<readonly SpentClient[]> {
  const ids = rows.map(({ client_id }) => client_id)
  if (ids.length === 0) return []
  const [clients, uses, live] = await Promise.all([
    db.table(client).find({ id: anyOf(ids), origin: 'dynamic' }, { limit: ids.length }),
    db.table(lastUse).find({ id: anyOf(ids), last_used_at: before(cutoff) }, { limit: ids.length }),
    liveOf(db, ids, now),
  ])
  const byId = new Map(clients.map((row) => [row.id, row]))
  const lasts = new Map(uses.map(({ id, last_used_at }) => [id, last_used_at]))
  const found = rows.flatMap(({ client_id, network, registered_at }) => {
    const [row, last_used_at] = [byId.get(client_id), lasts.get(client_id)]
    return row && last_used_at !== undefined && registered_at < cutoff && !live.has(client_id) && !isCaredFor(row)
      ? [{ row, network, registered_at, last_used_at }]
      : []
  })
  const named = await Promise.all(found.map(({ row }) => isNamed(db, row.id)))
  return found.filter((_one, at) => !named[at])
}

/** Registrations in pages, by the id of the client. */
export async function* registrationPages(db: TenantTables, from?: string): AsyncGenerator<readonly Registration[]> {
  for (let position: Position | undefined = from === undefined ? undefined : { key: from }; ; ) {
    const page = await db.table(registration).find({}, { limit: PAGE, ...(position && { after: position }) })
    yield page
    const last = page[PAGE - 1]
    if (!last) return
    position = { key: last.client_id }
  }
}

/** Removes one; false when it was used, edited or adopted meanwhile. */
async function removeSpent(db: TenantTables, { row }: SpentClient, { age, note }: Removing): Promise<boolean> {
  return writeUnlessLost(db, (batch) => {
    // Compared here and now: a grant that was given since the client was looked at noted its use in its own batch.
    batch.change(lastUse, { id: row.id, last_used_at: before(age.cutoff) }, { last_used_at: 0 })
    batch.change(client, { id: row.id, version: row.version, origin: 'dynamic' }, { active: false })
    batch.remove(client, { id: row.id })
    removeBelongings(batch, row.id)
    note(batch, row)
  })
}

/** The age at which clients are spent, and the record of each removal. */
export interface Removing {
  readonly age: Age
  readonly note: (batch: Batch, row: Client) => void
}

/** Removes spent clients. @returns how many; those that were used meanwhile stay. */
export async function removeAllSpent(db: TenantTables, spent: readonly SpentClient[], removing: Removing): Promise<number> {
  let removed = 0
  for (let at = 0; at < spent.length; at += ABREAST) {
    const outcomes = await Promise.all(spent.slice(at, at + ABREAST).map((one) => removeSpent(db, one, removing)))
    removed += outcomes.filter(Boolean).length
  }
  return removed
}
