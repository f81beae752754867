import type { JsonSchema } from '#fields/json-schema.ts'
import { type Activity, activity } from '#model/activity.ts'
import { after, type TenantTables } from '#store/store.ts'

/** The counts of an hour, summed over all nodes. */
export interface Hour {
  readonly hour_at: number
  readonly tokens: number
  readonly sign_ins: number
  readonly introspections: number
  readonly calls: number
  readonly refusals: number
  readonly faults: number
  readonly reasons: Readonly<Record<string, number>>
}

const counts = ['tokens', 'sign_ins', 'introspections', 'calls', 'refusals', 'faults'] as const
const nothing = { tokens: 0, sign_ins: 0, introspections: 0, calls: 0, refusals: 0, faults: 0, reasons: {} }

/** Adds up the counts of several nodes or clients. */
export function addUp(a: Omit<Hour, 'hour_at'>, b: Omit<Hour, 'hour_at'>): Omit<Hour, 'hour_at'> {
  const reasons: Record<string, number> = { ...a.reasons }
  for (const [reason, count] of Object.entries(b.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count
  return { ...(Object.fromEntries(counts.map((name) => [name, a[name] + b[name]])) as Record<(typeof counts)[number], number>), reasons }
}

export const sum = (rows: readonly Omit<Hour, 'hour_at'>[]): Omit<Hour, 'hour_at'> => rows.reduce(addUp, nothing)

/** Activity by hour, the earliest first. */
export const byHour = (rows: readonly Activity[]): Hour[] =>
  [...Map.groupBy(rows, (row) => row.hour_at)].map(([hour_at, of]) => ({ hour_at, ...sum(of) })).sort((a, b) => a.hour_at - b.hour_at)

const PAGE = 1000

/** The activity since an hour, of one client or of all; at most `most` rows are read. */
export async function activitySince(
  db: TenantTables,
  { since, client_id, most }: { readonly since: number; readonly client_id?: string; readonly most: number },
): Promise<Activity[]> {
  const match = { hour_at: after(since), ...(client_id === undefined ? {} : { client_id }) }
  const rows: Activity[] = []
  for (let position: { readonly key: string } | undefined; rows.length < most; ) {
    const page = await db.table(activity).find(match, { limit: PAGE, ...(position ? { after: position } : {}) })
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    position = { key: last.id }
  }
  return rows
}

const count: JsonSchema = { type: 'integer', minimum: 0 }
export const countsSchema: JsonSchema = {
  type: 'object',
  required: [...counts, 'reasons'],
  properties: {
    ...Object.fromEntries(counts.map((name) => [name, count])),
    reasons: { type: 'object', description: 'Refusals by OAuth error.', additionalProperties: count },
  },
}
export const hourSchema: JsonSchema = {
  ...countsSchema,
  required: ['hour_at', ...counts, 'reasons'],
  properties: {
    hour_at: { type: 'integer', description: 'The beginning of the hour, in milliseconds since 1970.' },
    ...(countsSchema['properties'] as object),
  },
}
