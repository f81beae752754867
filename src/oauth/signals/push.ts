import { z } from 'zod'
import { findClient } from '#clients/find-client.ts'
import { fetchFor } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { type Signal, signal } from '#model/signal.ts'
import { type SignalStream, signalStream } from '#model/signal-stream.ts'
import { jobKind } from '#work/job-kind.ts'
import { queueNew, SIGNALS } from './queue.ts'
import { mayReceive } from './receiver.ts'
import { mintSecurityEvent } from './security-event-token.ts'

const TIMEOUT = 5000
const about = (id: string) => `signal stream ${id}`

/** Seals the Authorization header of a stream. */
export const sealAuthorization = ({ vault }: Context, id: string, header: string): string => vault.seal(header, about(id))

const payload = z.object({ stream_id: z.string() })

/** The result of a push: accepted, refused for good with an error (RFC 8935 §2.4), or to be tried again. */
type PushResult = { readonly refused?: string }

/** Pushes one token. @throws {Error} when it must be tried again. */
async function push(context: Context, stream: SignalStream, row: Signal): Promise<PushResult> {
  const client = await findClient(context, stream.client_id)
  if (!client || stream.endpoint_url === undefined || !(await mayReceive(context, client)))
    throw new Error('the receiver is switched off, or may receive no events any more')
  const headers = {
    'content-type': 'application/secevent+jwt',
    accept: 'application/json',
    ...(stream.authorization !== undefined && { authorization: context.vault.unseal(stream.authorization, about(stream.id)) }),
  }
  const answer = await fetchFor(client, context.fetch)(stream.endpoint_url, {
    method: 'POST',
    headers,
    body: await mintSecurityEvent(context, stream, row),
    timeout: TIMEOUT,
    limit: 4096,
  })
  if (answer.status >= 200 && answer.status < 300) return {}
  if (answer.status === 400) return { refused: `${row.type}: ${answer.body.slice(0, 500)}` }
  throw new Error(`the receiver answered ${answer.status}`)
}

/**
 * Pushes what waits for a stream, the oldest first (RFC 8935 §2). A token that cannot be delivered holds the later ones up; one that the receiver refuses
 * is dropped, because it would refuse it again.
 */
async function pushAll(context: Context, stream: SignalStream, signal_: AbortSignal): Promise<void> {
  const streams = context.db.table(signalStream)
  while (!signal_.aborted) {
    const [row] = await context.db.table(signal).find({ stream_id: stream.id }, { limit: 1 })
    if (!row) return
    try {
      const { refused } = await push(context, stream, row)
      await context.db.table(signal).remove({ id: row.id })
      await streams.change({ id: stream.id }, { failing_since: undefined, ...(refused !== undefined && { last_error: refused }) })
    } catch (caught) {
      const last_error = (caught instanceof Error ? caught.message : String(caught)).slice(0, 1000)
      const isFirst = await streams.change({ id: stream.id, failing_since: undefined }, { failing_since: context.now(), last_error })
      if (!isFirst) await streams.change({ id: stream.id }, { last_error })
      throw caught
    }
  }
}

/** The standing job of a stream: queues its new events, and pushes what waits, unless it is polled or paused. */
export const signalJob = jobKind<Context, typeof payload>({
  kind: SIGNALS,
  doc: 'Queues security events for a receiver, and pushes them.',
  payload,
  // Enough for the week that an event is kept: the longest pause between two attempts is an hour.
  attempts: 200,
  concurrency: 8,
  run: async ({ stream_id }, run) => {
    const context = await run.context()
    const found = await context?.db.table(signalStream).get(stream_id)
    const stream = context && found && (await queueNew(context, found))
    if (context && stream?.method === 'push' && stream.status === 'enabled') await pushAll(context, stream, run.signal)
    return undefined
  },
})
