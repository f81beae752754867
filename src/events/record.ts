import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomKey, randomText } from '#kit/random.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { auditEvent } from '#model/audit-event.ts'
import { outbox } from '#model/outbox.ts'
import type { Batch } from '#store/store.ts'

let recorded = 0
/** Events of one millisecond keep the order in which this node recorded them. */
const place = (at: number): string => expiringKey(at, (recorded++ % 2 ** 31).toString(36).padStart(6, '0') + randomText(6))

/**
 * Records an event in the batch of its deed, so that neither is stored without the other (transactional outbox). The outbox row waits for the
 * sequencer, which gives the event its number.
 */
export function record(batch: Batch, event: NewEvent): void {
  const id = randomKey(auditEvent.prefix ?? '')
  batch.insert(auditEvent, newRow(auditEvent, { id, ...event }))
  batch.insert(outbox, { id: place(event.at), event_id: id, tenant_id: batch.tenant, at: event.at })
}
