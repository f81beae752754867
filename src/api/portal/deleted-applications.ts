import { withoutNulls } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { newRow } from '#fields/write.ts'
import { conflict, notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type AuditEvent, auditEvent } from '#model/audit-event.ts'
import { type Client, client } from '#model/client.ts'
import { anyOf } from '#store/store.ts'
import { type Administered, administered } from '../administered.ts'
import { clientFaults, planClient } from '../clients/edit.ts'
import { lastVersion } from '../clients/history.ts'
import { isWithin } from '../list/alternatives.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema, rowSchema } from '../schemas.ts'
import { createRow } from '../write/create.ts'
import { refuseFaulty } from '../write/faults.ts'
import { applications, claimRoom } from './applications.ts'
import { ownApplications, ownDoors, personOf } from './developer.ts'

const DAY = 86_400_000
/** How long its developer can restore an application; an administrator can at any time. */
const RESTORABLE = 30 * DAY
const MOST = 100

const DELETED = 'client.deleted'
const isRecent = ({ at }: AuditEvent, { context }: Call) => at > context.now() - RESTORABLE

/** The applications that the caller deleted and that are still gone, the last deleted first. */
async function tellDeleted(call: Call) {
  const { db } = call.context
  const events = await db.table(auditEvent).find({ actor_id: personOf(call), action: DELETED }, { order: 'at', descending: true, limit: MOST })
  const last = new Map(
    events
      .filter((event) => isRecent(event, call))
      .map((event) => [event.target_id ?? '', event] as const)
      .toReversed(),
  )
  const there = last.size === 0 ? [] : await db.table(client).find({ id: anyOf([...last.keys()]) }, { limit: last.size })
  for (const { id } of there) last.delete(id)
  const gone = [...last].sort(([, one], [, other]) => other.at - one.at)
  return json({
    data: gone.map(([client_id, { at, target_name }]) => ({ client_id, name: target_name ?? null, deleted_at: at, restorable_until: at + RESTORABLE })),
  })
}

/**
 * The application as it last was, if the caller was who deleted it. One that an administrator deleted stays with the administrators.
 * @throws {Refusal} 404, 409
 */
async function findDeleted(call: Call): Promise<Client> {
  const { db } = call.context
  const id = keyIn(call, 'client_id')
  const [event] = await db.table(auditEvent).find({ target_id: id, action: DELETED }, { order: 'at', descending: true, limit: 1 })
  const version = event?.actor_id === personOf(call) && isRecent(event, call) ? await lastVersion(call, id) : undefined
  if (!version) throw notFound('you deleted no such application in the last 30 days')
  const was = newRow(client, withoutNulls(version.client) as never) as Client
  if (!isWithin<typeof client.fields>(was, await ownApplications(call))) throw notFound('you deleted no such application in the last 30 days')
  if (await db.table(client).get(id)) throw conflict('the application is there: it was restored already')
  return was
}

/** Restores an application with what was approved of it, and a new secret. A review that it waited for ended with it. */
async function restore(call: Call) {
  const was = await findDeleted(call)
  const countOn = await claimRoom(was.owner ?? personOf(call), call)
  const now = call.context.now()
  const draft: Client = { ...was, stage: was.stage === 'in_review' ? 'draft' : was.stage, reviews_version: 0, credentials_version: 0, updated_at: now }
  const edit = { was: undefined, draft, sent: { id: was.id } }
  const restored = administered({
    ...applications,
    fill: () => draft,
    faults: () => ({}),
    async plan() {
      refuseFaulty(await clientFaults(edit, call))
      const plan = await planClient(edit, call, false)
      return {
        ...plan,
        also: (batch) => {
          countOn(batch)
          plan.also?.(batch)
        },
      }
    },
  })
  const answer = await createRow(restored as Administered, call, { sent: { name: was.name }, collection: applications.path })
  return { ...answer, status: 200 }
}

const nullableText: JsonSchema = { type: ['string', 'null'] }
const goneSchema: JsonSchema = {
  title: 'deleted_application',
  type: 'object',
  required: ['client_id', 'name', 'deleted_at', 'restorable_until'],
  properties: {
    client_id: { type: 'string' },
    name: nullableText,
    deleted_at: { type: 'integer' },
    restorable_until: { type: 'integer', description: 'Until then its developer can restore it; an administrator can at any time.' },
  },
}

/** The deleted applications of a developer, and the way back. */
export const deletedApplications: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/deleted_applications',
    scopes: ownDoors.read,
    tag: 'me',
    summary: 'List the applications that I deleted in the last 30 days',
    success: { status: 200, doc: 'The last deleted first.', schema: () => dataSchema({ type: 'array', items: goneSchema }) },
    run: tellDeleted,
  },
  {
    method: 'POST',
    path: '/me/deleted_applications/:client_id/restore',
    scopes: ownDoors.manage,
    tag: 'me',
    summary: 'Restore an application that I deleted, with a new secret; its earlier tokens stay dead',
    success: {
      status: 200,
      doc: 'The application as it is now.',
      schema: (names) => dataSchema(rowSchema(applications as Administered, names)),
      headers: ['ETag', 'Location'],
    },
    run: restore,
  },
]
