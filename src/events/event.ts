import type { Members } from '#fields/json-object.ts'
import { findDifferences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { AuditEvent } from '#model/audit-event.ts'

const textOrNone = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The actions on a row. */
export interface RowDeed {
  readonly resource: AnyResource
  /** The past participle that follows the resource's name: `created`, `updated`, `secret_rotated`. */
  readonly deed: string
  readonly was?: Members | undefined
  readonly is?: Members | undefined
}

/**
 * The members of an event about a row: its id, name and changes. Changes of the version and its time are left out, because the event has its own
 * time.
 */
export function rowEvent({ resource, deed, was = {}, is = {} }: RowDeed) {
  const row = Object.keys(is).length > 0 ? is : was
  const id = textOrNone(row[resource.key])
  const { version: _, updated_at: __, ...changes } = findDifferences(resource, was, is)
  return {
    action: `${resource.name}.${deed}`,
    client_id: resource.name === 'client' ? id : textOrNone(row['client_id']),
    target_type: resource.name,
    target_id: id,
    target_name: textOrNone(row['name']) ?? textOrNone(row['username']) ?? textOrNone(row['identifier']),
    changes: changes as AuditEvent['changes'],
  }
}
