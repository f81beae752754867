import { z } from 'zod'
import { secureUrl } from '#fields/kinds.ts'
import { newRow } from '#fields/write.ts'
import { conflict, unprocessable } from '#http/refusal.ts'
import { type Answer, json, noContent } from '#http/render.ts'
import { readQuery } from '#http/request.ts'
import { randomKey } from '#kit/random.ts'
import { eventCounter } from '#model/event-counter.ts'
import { type SignalStream, signalStream } from '#model/signal-stream.ts'
import { deliveryMethods, signalPaths } from '#oauth/endpoints/ssf-configuration.ts'
import { sealAuthorization } from '#oauth/signals/push.ts'
import { signalJobId, signalOrder } from '#oauth/signals/queue.ts'
import { usualSignals } from '#oauth/signals/types.ts'
import { Conflict } from '#store/store.ts'
import { insertStandingJob } from '#work/enqueue.ts'
import type { Call, Operation } from '../operation.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { documentedSchema } from '../write/parsed-body.ts'
import { anewWhenLost } from '../write/retry.ts'
import { ownStream, readSent, receiverOf, receiving, removeOfStream, streamAs, streamQuery } from './own-stream.ts'

/** Streams of one receiver. */
const PLACES = 5
const path = signalPaths.configuration_endpoint

const delivery = z.discriminatedUnion('method', [
  z.object({ method: z.literal(deliveryMethods.poll) }),
  z.object({
    method: z.literal(deliveryMethods.push),
    endpoint_url: secureUrl().schema,
    authorization_header: z
      .string()
      .min(1)
      .max(4096)
      .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII')
      .optional(),
  }),
])
const configuration = z.object({
  // No `default` in the schema: generators of clients make no code of an object.
  delivery: delivery.optional(),
  events_requested: z.array(z.string().min(1).max(256)).max(100).optional(),
  description: z.string().max(255).optional(),
})
const replacement = configuration.extend({ stream_id: z.string(), delivery })
const changeStream = configuration.partial().extend({ stream_id: z.string(), delivery: delivery.optional() })

const shown = { status: 200, doc: 'The stream.', schema: documentedSchema(z.looseObject({ stream_id: z.string() })) }

/** The fields of a row that a configuration sets. */
const deliveryOf = (sent: z.infer<typeof delivery>, id: string, { context }: Call): Pick<SignalStream, 'method' | 'endpoint_url' | 'authorization'> =>
  sent.method === deliveryMethods.poll
    ? { method: 'poll', endpoint_url: undefined, authorization: undefined }
    : {
        method: 'push',
        endpoint_url: sent.endpoint_url,
        authorization: sent.authorization_header === undefined ? undefined : sealAuthorization(context, id, sent.authorization_header),
      }

/** Makes a stream in the first free place of the receiver: the place is unique, so of two racers for the last one is refused. */
async function createStream(call: Call): Promise<Answer> {
  const { context } = call
  const sent = readSent(configuration, call)
  const client_id = receiverOf(call)
  const taken = (await context.db.table(signalStream).find({ client_id }, { limit: PLACES })).map(({ place }) => place)
  const place = Array.from({ length: PLACES }, (_, at) => `${at} ${client_id}`).find((one) => !taken.includes(one))
  if (place === undefined) throw conflict(`a receiver has at most ${PLACES} streams: delete one`)
  const [id, now] = [randomKey(signalStream.prefix ?? ''), context.now()]
  // Events from now on; all past ones would be a flood.
  const queued_sequence = (await context.store.global.table(eventCounter).get(context.tenant.id))?.last ?? 0
  const { description, events_requested = [...usualSignals] } = sent
  const { method, endpoint_url, authorization } = deliveryOf(sent.delivery ?? { method: deliveryMethods.poll }, id, call)
  const row = newRow(signalStream, {
    method,
    ...(endpoint_url !== undefined && { endpoint_url }),
    ...(authorization !== undefined && { authorization }),
    ...{ id, client_id, place, events_requested, queued_sequence, created_at: now, updated_at: now },
    ...(description !== undefined && { description }),
  })
  const answer = json(streamAs(row, context), 201)
  try {
    await writeTogether(signalStream, call, (batch) => {
      batch.insert(signalStream, row)
      insertStandingJob(batch, signalJobId(batch.tenant, id), signalOrder(batch.tenant, id, now))
      audit(batch, call, { resource: signalStream, deed: 'created', is: row })
      call.settle(batch, answer)
    })
  } catch (caught) {
    throw caught instanceof Conflict ? conflict('another stream of yours is being made: try again', caught) : caught
  }
  return answer
}

async function readStream(call: Call): Promise<Answer> {
  const { stream_id } = readQuery(call.request)
  if (stream_id !== undefined) return json(streamAs(await ownStream(call, stream_id), call.context))
  const rows = await call.context.db.table(signalStream).find({ client_id: receiverOf(call) }, { limit: PLACES })
  return json(rows.map((row) => streamAs(row, call.context)))
}

/** Writes an edit of the receiver by compare and set. */
async function edit(call: Call, was: SignalStream, changes: Partial<SignalStream>): Promise<Answer> {
  const patch = { ...changes, version: was.version + 1, updated_at: call.context.now() }
  const is = { ...was, ...patch }
  await writeTogether(signalStream, call, (batch) => {
    batch.change(signalStream, { id: was.id, version: was.version }, patch)
    audit(batch, call, { resource: signalStream, deed: 'updated', was, is })
  })
  return json(streamAs(is, call.context))
}

/** Changes a stream by what the receiver sends; anew when another request was quicker. */
const update = (call: Call): Promise<Answer> =>
  anewWhenLost(async () => {
    const sent = readSent(changeStream, call)
    const was = await ownStream(call, sent.stream_id)
    const { description, events_requested } = sent
    return edit(call, was, {
      ...(sent.delivery && deliveryOf(sent.delivery, was.id, call)),
      ...(events_requested && { events_requested }),
      ...(description !== undefined && { description }),
    })
  })

/** SSF 1.0 §8.1.1.4: what is not sent returns to its initial value. */
const replaceStream = (call: Call): Promise<Answer> =>
  anewWhenLost(async () => {
    const sent = readSent(replacement, call)
    const was = await ownStream(call, sent.stream_id)
    const { description, events_requested = [...usualSignals] } = sent
    return edit(call, was, { ...deliveryOf(sent.delivery, was.id, call), events_requested, description })
  })

async function removeStream(call: Call): Promise<Answer> {
  const { stream_id } = readQuery(call.request)
  if (stream_id === undefined) throw unprocessable({ stream_id: ['name the stream in the query'] })
  const was = await ownStream(call, stream_id)
  await writeTogether(signalStream, call, (batch) => {
    batch.remove(signalStream, { id: was.id })
    removeOfStream(batch, was)
    audit(batch, call, { resource: signalStream, deed: 'deleted', was })
  })
  return noContent()
}

/** The streams of a receiver (SSF 1.0 §8.1.1). */
export const streamOperations: readonly Operation[] = [
  receiving({
    method: 'POST',
    path,
    summary: 'Make a stream of security events, to be pushed or polled',
    body: documentedSchema(configuration),
    success: { ...shown, status: 201, doc: 'The new stream.' },
    run: createStream,
  }),
  receiving({
    method: 'GET',
    path,
    summary: 'Read a stream, or list all of the caller',
    query: streamQuery,
    success: {
      ...shown,
      doc: 'The stream, or the list.',
      schema: documentedSchema(z.union([z.looseObject({ stream_id: z.string() }), z.array(z.looseObject({ stream_id: z.string() }))])),
    },
    refuses: [404],
    run: readStream,
  }),
  receiving({ method: 'PATCH', path, summary: 'Change a stream', body: documentedSchema(changeStream), success: shown, refuses: [404], run: update }),
  receiving({
    method: 'PUT',
    path,
    summary: 'Replace the configuration of a stream',
    body: documentedSchema(replacement),
    success: shown,
    refuses: [404],
    run: replaceStream,
  }),
  receiving({
    method: 'DELETE',
    path,
    summary: 'Remove a stream',
    query: streamQuery,
    success: { status: 204, doc: 'Removed.' },
    refuses: [404],
    run: removeStream,
  }),
]
