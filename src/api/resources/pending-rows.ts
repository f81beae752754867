import type { Context } from '#http/context.ts'
import { forbidden, unprocessable } from '#http/refusal.ts'
import type { User } from '#model/user.ts'
import { backendOf } from '#oauth/held-scopes.ts'
import { findApi } from '#oauth/protected-apis.ts'
import { overlayOn } from '#store/overlay.ts'
import type { Administered, AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'
import { draftPatch } from '../write/draft.ts'
import { mergeErrors, refuseFaulty } from '../write/faults.ts'
import { apis } from './apis.ts'
import { backends } from './backends.ts'

/** Merge patches of the rows that decide about tokens beside the client: the API that they are for, and the backend that maps attributes to claims. */
export interface PendingChanges {
  readonly api_changes?: AnyRow
  readonly backend_changes?: AnyRow
}

/** The API and the person of the previewed request. */
interface Concerned {
  readonly resource: string | undefined
  readonly user: User | undefined
}

interface PendingRow {
  readonly a: Administered
  readonly row: AnyRow
  readonly changes: AnyRow
}

/** @throws {Refusal} 403 without a scope that reads such rows: the preview tells of their values. */
function refuseUnread(a: Administered, { actor }: Call): void {
  if (!a.doors.read.some((name) => actor.scopes.has(name))) throw forbidden(`a change of ${a.path} is previewed with ${a.doors.read.join(' or ')}`)
}

/** Finds the rows that the changes concern. @throws {Refusal} 403, 422 */
async function pendingRows({ api_changes, backend_changes }: PendingChanges, { resource, user }: Concerned, call: Call): Promise<readonly PendingRow[]> {
  const rows: PendingRow[] = []
  if (api_changes) {
    refuseUnread(apis as Administered, call)
    const row = resource === undefined ? undefined : await findApi(call.context, resource)
    if (!row) throw unprocessable({ api_changes: ['name a registered API as resource'] })
    rows.push({ a: apis as Administered, row, changes: api_changes })
  }
  if (backend_changes) {
    refuseUnread(backends as Administered, call)
    const row = user && (await backendOf(call.context, user))
    if (!row) throw unprocessable({ backend_changes: ['name a person of the backend as user_id'] })
    rows.push({ a: backends as Administered, row, changes: backend_changes })
  }
  return rows
}

/**
 * A context in which rows are as the pending changes would make them. They stand in an overlay in memory that is never committed: everything that
 * reads these rows sees them, and nothing is written.
 * @throws {Refusal} 403, 422 with the faults of all changes
 */
export async function contextAfter(changes: PendingChanges, about: Concerned, call: Call): Promise<Context> {
  const { context } = call
  const rows = await pendingRows(changes, about, call)
  if (rows.length === 0) return context
  const planned = rows.map(({ a, row, changes: body }) => ({ a, row, ...draftPatch(a, row, { body, names: context.names }) }))
  refuseFaulty(mergeErrors(...planned.map(({ faults }) => faults)))
  const { store } = overlayOn(context.store, context.tenant.id)
  const db = store.in(context.tenant.id)
  for (const { a, row, draft } of planned) await db.table(a.resource).change({ id: row['id'] }, draft)
  return { ...context, store, db }
}
