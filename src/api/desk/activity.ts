import { json } from '#http/render.ts'
import { ACTIVITY_HOURS } from '#model/activity.ts'
import { type DeskActivity, deskActivity, deskLastUse } from '#model/desk/activity.ts'
import { after, anyOf, type TenantTables } from '#store/store.ts'
import { nounOf } from '../administered.ts'
import { instantIn, readParameters } from '../list/query.ts'
import type { Call, Operation, Parameter } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import type { DeskKind } from './kinds.ts'

const DAY = 86_400_000
const since: readonly Parameter[] = [{ name: 'since', doc: 'The beginning of the period; a week ago by default.', schema: { type: 'string' } }]

const total = (rows: readonly DeskActivity[]) => ({
  uses: rows.reduce((sum, { uses }) => sum + uses, 0),
  refusals: rows.reduce((sum, { refusals }) => sum + refusals, 0),
})

/** The last use or refusal of rows, in the ninety days for which activity is kept, by their ids. */
export async function lastActivities(db: TenantTables, subjects: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = subjects.length === 0 ? [] : await db.table(deskLastUse).find({ subject_id: anyOf(subjects) }, { limit: subjects.length })
  return new Map(rows.map(({ subject_id, last_at }) => [subject_id, last_at]))
}

async function activityOn({ administered }: DeskKind, call: Call) {
  const row = await findRow(administered, call)
  const { since: from } = readParameters(call, since)
  const { db, now } = call.context
  const start = from === undefined ? now() - 7 * DAY : instantIn('since', from)
  const subject_id = String(row['id'])
  const [hours, last] = await Promise.all([
    db.table(deskActivity).find({ subject_id, hour_at: after(start) }, { limit: ACTIVITY_HOURS }),
    lastActivities(db, [subject_id]),
  ])
  return json({
    data: {
      since: start,
      hours: hours.map(({ hour_at, uses, refusals }) => ({ hour_at, uses, refusals })),
      total: total(hours),
      last_at: last.get(subject_id) ?? null,
    },
  })
}

const count = { type: 'integer', minimum: 0 }
const counts = { uses: { ...count, description: 'Presentations accepted, credentials issued, lists told, or attestations accepted.' }, refusals: count }
const schema = dataSchema({
  title: 'desk_activity',
  type: 'object',
  required: ['since', 'hours', 'total', 'last_at'],
  properties: {
    since: { type: 'integer' },
    hours: {
      type: 'array',
      items: { title: 'desk_hour', type: 'object', required: ['hour_at', 'uses', 'refusals'], properties: { hour_at: { type: 'integer' }, ...counts } },
    },
    total: { type: 'object', required: ['uses', 'refusals'], properties: counts },
    last_at: { type: ['integer', 'null'], description: 'The last use or refusal.' },
  },
})

/** `GET {collection}/{id}/activity`: the uses and refusals of a row on the desk, by hour. */
export const deskActivityOf = (kind: DeskKind): Operation =>
  rowVerb(kind.administered, 'activity', {
    method: 'GET',
    summary: `Read the activity of a ${nounOf(kind.administered.resource)} by hour`,
    query: since,
    success: { status: 200, doc: 'Counts.', schema: () => schema },
    run: (call) => activityOn(kind, call),
  })
