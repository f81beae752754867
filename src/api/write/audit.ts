import { type RowDeed, rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import type { NewEvent } from '#model/audit-event.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'

/** The audit event of a caller's action on a row. */
export interface Deed extends RowDeed {
  readonly reason?: string | undefined
}

/** Records who did what in the batch that does it. */
export function audit(batch: Batch, { actor, context, request, reason: given }: Call, { reason = given, ...deed }: Deed): void {
  const event = rowEvent(deed)
  const told: NewEvent = {
    ...event,
    at: context.now(),
    actor_type: actor.type,
    actor_id: actor.id,
    client_id: event.client_id ?? actor.client_id,
    reason,
    address: request.address,
    request_id: request.id,
  }
  record(batch, told)
}
