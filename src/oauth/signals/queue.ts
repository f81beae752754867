import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Consumer } from '#events/sequence.ts'
import type { Context } from '#http/context.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { auditEvent } from '#model/audit-event.ts'
import { type Signal, signal } from '#model/signal.ts'
import { exclusionKey, signalExclusion } from '#model/signal-exclusion.ts'
import { type SignalStream, signalStream } from '#model/signal-stream.ts'
import { after, anyOf, type Batch } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { wakeJob } from '#work/enqueue.ts'
import { mayReceive } from './receiver.ts'
import { type Translated, translateEvent } from './translate.ts'

const KEPT = 7 * 86_400_000
const [PAGE, STREAMS] = [100, 1000]
/** How many events wait for a receiver at most. */
const MOST = 1000

export const SIGNALS = 'signals'
/** The standing job of a stream: one at a time, so that its events are queued and pushed in order. */
export const signalJobId = (tenantId: string, streamId: string): string => `${SIGNALS}:${tenantId}:${streamId}`
/** The standing job of a stream, made in the batch that makes the stream. */
export const signalOrder = (tenant_id: string, stream_id: string, now: number) => ({ kind: SIGNALS, tenant_id, payload: { stream_id }, now })

let queued = 0
/** A row of the queue. Those of one millisecond keep the order in which this node queued them. */
export function queuedSignal(stream_id: string, told: Pick<Signal, 'type' | 'subject' | 'details' | 'txn'>, now: number): Signal {
  const { type, subject, details, txn } = told
  const place = (queued++ % 2 ** 31).toString(36).padStart(6, '0')
  return { id: expiringKey(now + KEPT, place + randomText(12)), stream_id, type, subject, details, txn, at: now, expires_at: now + KEPT }
}

/** Drops the oldest events beyond the bound, so that a receiver that stays away does not fill the database. */
async function trim({ db }: Context, stream_id: string): Promise<void> {
  const excess = (await db.table(signal).count({ stream_id }, { upTo: MOST + PAGE * 4 })) - MOST
  if (excess <= 0) return
  const oldest = await db.table(signal).find({ stream_id }, { limit: excess })
  await db.table(signal).remove({ stream_id, id: anyOf(oldest.map(({ id }) => id)) })
}

async function isExcluded({ db }: Context, { id }: SignalStream, { user_id }: Translated): Promise<boolean> {
  return user_id !== undefined && (await db.table(signalExclusion).get(exclusionKey(id, user_id))) !== undefined
}

/** The signals of some events for one stream. */
async function signalsFor(
  context: Context,
  stream: SignalStream,
  { events, client }: { events: readonly Parameters<typeof translateEvent>[0][]; client: CompiledClient },
) {
  const made: Signal[] = []
  for (const event of events)
    for (const told of await translateEvent(event, { client, context }))
      if (stream.events_requested.includes(told.type) && !(await isExcluded(context, stream, told)))
        made.push(queuedSignal(stream.id, { ...told, txn: event.id }, context.now()))
  return made
}

/**
 * Queues the events since the last one for a stream. The position moves in the batch that queues, by compare and set, so that each event is queued once.
 * @returns the stream as it is then; undefined when another node was quicker.
 */
export async function queueNew(context: Context, stream: SignalStream): Promise<SignalStream | undefined> {
  const { db } = context
  let now = stream
  for (;;) {
    const seen = now.queued_sequence
    const events = await db.table(auditEvent).find({ sequence: after(seen + 1) }, { order: 'sequence', limit: PAGE })
    const last = events.at(-1)
    if (!last) return now
    const client = await findClient(context, stream.client_id)
    const made = client && stream.status !== 'disabled' && (await mayReceive(context, client)) ? await signalsFor(context, stream, { events, client }) : []
    const written = await writeUnlessLost(db, (batch) => {
      batch.change(signalStream, { id: stream.id, queued_sequence: seen }, { queued_sequence: last.sequence })
      for (const row of made) batch.insert(signal, row)
    })
    if (!written) return undefined
    now = { ...now, queued_sequence: last.sequence }
    if (made.length > 0) await trim(context, stream.id)
  }
}

/** Queues an event about the stream itself, and wakes its job. */
export function tellStream(batch: Batch, { id }: Pick<SignalStream, 'id'>, { type, details, now }: Pick<Signal, 'type' | 'details'> & { now: number }): void {
  batch.insert(signal, queuedSignal(id, { type, subject: { format: 'opaque', id }, details, txn: undefined }, now))
  wakeJob(batch, signalJobId(batch.tenant, id), now)
}

/** Wakes the streams of a tenant when its events were numbered. */
export const wakeSignals: Consumer = async (store, tenantId) => {
  const streams = await store.in(tenantId).table(signalStream).find({}, { limit: STREAMS })
  return (batch, now) => {
    for (const { id } of streams) wakeJob(batch, signalJobId(tenantId, id), now)
  }
}
