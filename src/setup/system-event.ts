import { differences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import { randomKey } from '#kit/random.ts'
import { type AuditEvent, auditEvent } from '#model/audit-event.ts'

type AnyRow = Readonly<Record<string, unknown>>

/** A deed of the server itself: nobody asked for it but whoever starts it. */
interface SystemDeed {
  readonly resource: AnyResource
  /** The past participle that follows the resource's name. */
  readonly deed: string
  readonly was?: AnyRow
  readonly is: AnyRow
  readonly reason: string
  readonly at: number
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The audit event of such a deed, to be written with it. */
export function systemEvent({ resource, deed, was = {}, is, reason, at }: SystemDeed): AuditEvent {
  const id = text(is[resource.key])
  const { version: _, updated_at: __, ...changes } = differences(resource, was, is)
  return {
    id: randomKey(auditEvent.prefix ?? ''),
    at,
    action: `${resource.name}.${deed}`,
    outcome: 'done',
    actor_type: 'system',
    client_id: resource.name === 'client' ? id : text(is['client_id']),
    target_type: resource.name,
    target_id: id,
    target_name: text(is['name']) ?? text(is['username']),
    changes: changes as AuditEvent['changes'],
    reason,
  }
}
