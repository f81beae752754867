import { z } from 'zod'
import { newRow } from '#fields/write.ts'
import { auditEvent } from '#model/audit-event.ts'
import { eventCounter } from '#model/event-counter.ts'
import { job } from '#model/job.ts'
import { type Outbox, outbox } from '#model/outbox.ts'
import { after, type Batch, Conflict, Lost, type Store } from '#store/store.ts'
import { jobKind } from '#work/job-kind.ts'
import { scheduleId } from '#work/runner.ts'

const KIND = 'sequence_events'
/** Events numbered in one commit. */
const CHUNK = 200
/** How often the sequencer looks for events without being woken, in milliseconds. */
const EVERY = 1000

/** A consumer of the sequence. It is woken in the batch that numbers events of a tenant, so exactly when there are new events. */
export type Consumer = (store: Store, tenantId: string) => Promise<(batch: Batch, now: number) => void>

/** Numbers some events of one tenant. Compare-and-set on the counter keeps two sequencers from giving a number twice; the loser's batch is undone. */
interface Numbering {
  readonly store: Store
  readonly tenantId: string
  readonly consumers: readonly Consumer[]
  readonly now: () => number
}

async function numberEvents(rows: readonly Outbox[], { store, tenantId, consumers, now }: Numbering): Promise<void> {
  const counter = await store.global.table(eventCounter).get(tenantId)
  const wakes = await Promise.all(consumers.map((consumer) => consumer(store, tenantId)))
  await store.in(tenantId).together((batch) => {
    let last = counter?.last ?? 0
    if (counter) batch.change(eventCounter, { id: tenantId, last }, { last: last + rows.length })
    else batch.insert(eventCounter, newRow(eventCounter, { id: tenantId, last: rows.length }))
    for (const { id, event_id } of rows) {
      // Another sequencer may have numbered the event since it was read: then its row is gone, and this batch is rolled back.
      batch.change(outbox, { id }, { tenant_id: tenantId })
      batch.changeAny(auditEvent, { id: event_id }, { sequence: ++last })
      batch.remove(outbox, { id })
    }
    for (const wake of wakes) wake(batch, now())
  })
}

/**
 * The sequencer: gives the committed events of each tenant numbers without gaps. Numbering them while they are written would serialize all writers of
 * a tenant.
 */
export const makeSequencer = (consumers: readonly Consumer[]) =>
  jobKind({
    kind: KIND,
    doc: 'Numbers the events of each tenant, and wakes whoever reads them in order.',
    payload: z.object({}),
    every: EVERY,
    run: async (_payload, { store, signal, now }) => {
      for (let more = true; more && !signal.aborted; ) {
        const rows = await store.global.table(outbox).find({}, { limit: CHUNK })
        for (const [tenantId, ofTenant] of Map.groupBy(rows, ({ tenant_id }) => tenant_id))
          await numberEvents(ofTenant, { store, tenantId, consumers, now }).catch((error) => {
            if (!(error instanceof Lost || error instanceof Conflict)) throw error
          })
        more = rows.length === CHUNK
      }
      return undefined
    },
  })

/** Wakes the sequencer when an event was written on any node, at most every `pause` milliseconds. */
export function nudgeSequencer({
  store,
  now,
  failed,
  pause = 50,
}: {
  store: Store
  now: () => number
  failed: (error: unknown) => void
  pause?: number
}): void {
  let planned = false
  store.watch(outbox, () => {
    if (planned) return
    planned = true
    setTimeout(() => {
      planned = false
      const at = now()
      store.global
        .table(job)
        .change({ id: scheduleId(KIND), state: 'waiting', due_at: after(at + pause) }, { due_at: at })
        .catch(failed)
    }, pause).unref()
  })
}
