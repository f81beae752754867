import type { z } from 'zod'
import type { Context } from '#http/context.ts'
import { forbidden, notFound } from '#http/refusal.ts'
import { job } from '#model/job.ts'
import { signal } from '#model/signal.ts'
import { signalExclusion } from '#model/signal-exclusion.ts'
import { type SignalStream, signalStream } from '#model/signal-stream.ts'
import { RECEIVE_SIGNALS } from '#model/system-scopes.ts'
import { deliveryMethods, POLL_PATH } from '#oauth/endpoints/ssf-configuration.ts'
import { signalJobId } from '#oauth/signals/queue.ts'
import { signalTypes } from '#oauth/signals/types.ts'
import type { Batch } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'
import { readMembers } from '../write/body.ts'
import { parseMembers } from '../write/parsed-body.ts'

/** Seconds between two verifications of a stream (SSF 1.0 §8.1.1). */
export const VERIFICATION_INTERVAL = 60

/** The receiver that calls: a client for itself, also by a token of a trusted issuer, which is then the party in `client_id`. @throws {Refusal} 403 for a person */
export function receiverOf({ actor }: Call): string {
  if (actor.type !== 'client') throw forbidden('streams belong to clients: call with a token of the client credentials grant')
  return actor.id
}

/** A stream of the caller. One answer for an unknown stream and somebody else's. @throws {Refusal} 404 */
export async function ownStream(call: Call, id: string | undefined): Promise<SignalStream> {
  const client_id = receiverOf(call)
  const row = id === undefined || /\p{Cc}/u.test(id) ? undefined : await call.context.db.table(signalStream).get(id)
  if (row?.client_id !== client_id) throw notFound('you have no such stream')
  return row
}

/** The body of a request. @throws {Refusal} 422 that names each fault */
export const readSent = <T extends z.ZodType>(schema: T, { request }: Call): z.infer<T> => parseMembers(schema, readMembers(request), 'request')

/** The stream as its receiver sees it (SSF 1.0 §8.1.1). */
export const streamAs = (row: SignalStream, { issuer }: Context) => ({
  stream_id: row.id,
  iss: issuer,
  aud: row.client_id,
  delivery: { method: deliveryMethods[row.method], endpoint_url: row.method === 'poll' ? `${issuer}${POLL_PATH}/${row.id}` : row.endpoint_url },
  events_supported: signalTypes,
  events_requested: row.events_requested,
  events_delivered: row.events_requested.filter((type) => signalTypes.includes(type)),
  min_verification_interval: VERIFICATION_INTERVAL,
  ...(row.description !== undefined && { description: row.description }),
})

/** Removes everything that belongs to a stream. */
export function removeOfStream(batch: Batch, { id }: Pick<SignalStream, 'id'>): void {
  batch.remove(signal, { stream_id: id })
  batch.remove(signalExclusion, { stream_id: id })
  batch.remove(job, { id: signalJobId(batch.tenant, id) })
}

/** An operation of receivers. */
export const receiving = (operation: Omit<Operation, 'scopes' | 'tag'>): Operation => ({ ...operation, scopes: [RECEIVE_SIGNALS], tag: 'signal_stream' })

/** The query parameter that names a stream. */
export const streamQuery = [{ name: 'stream_id', doc: 'The stream.', schema: { type: 'string' } }] as const
