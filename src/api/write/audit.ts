import { differences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import { randomKey } from '#kit/random.ts'
import { type AuditEvent, auditEvent } from '#model/audit-event.ts'
import type { Batch } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'

/** What was done to a row. */
export interface Deed {
  readonly resource: AnyResource
  /** The past participle that follows the resource's name: `created`, `updated`, `secret_rotated`. */
  readonly deed: string
  readonly was?: AnyRow | undefined
  readonly is?: AnyRow | undefined
  readonly reason?: string | undefined
}

/** Records who did what in the batch that does it, so that there is no deed without its event and no event without its deed. */
export function audit(batch: Batch, call: Call, { resource, deed, was, is, reason }: Deed): void {
  const row = is ?? was ?? {}
  const id = text(row[resource.key])
  const event: AuditEvent = {
    id: randomKey(auditEvent.prefix ?? ''),
    at: call.context.now(),
    action: `${resource.name}.${deed}`,
    outcome: 'done',
    actor_type: call.actor.type,
    actor_id: call.actor.id,
    client_id: resource.name === 'client' ? id : (text(row['client_id']) ?? call.actor.client_id),
    target_type: resource.name,
    target_id: id,
    target_name: text(row['name']) ?? text(row['username']) ?? text(row['identifier']),
    changes: changesOf(resource, was, is),
    reason,
    address: call.request.address,
    request_id: call.request.id,
  }
  batch.insert(auditEvent, event)
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The version and its time tell nothing that the event itself does not. */
function changesOf(resource: AnyResource, was: AnyRow = {}, is: AnyRow = {}): AuditEvent['changes'] {
  const { version: _, updated_at: __, ...changes } = differences(resource, was, is)
  return changes as AuditEvent['changes']
}
