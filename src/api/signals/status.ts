import { z } from 'zod'
import { unprocessable } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import { readQuery } from '#http/request.ts'
import { type SignalStream, signalStream } from '#model/signal-stream.ts'
import { signalPaths } from '#oauth/endpoints/ssf-configuration.ts'
import { signalJobId } from '#oauth/signals/queue.ts'
import { wakeJob } from '#work/enqueue.ts'
import type { Call, Operation } from '../operation.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { documentedSchema } from '../write/parsed-body.ts'
import { anewWhenLost } from '../write/retry.ts'
import { ownStream, readSent, receiving, streamQuery } from './own-stream.ts'

const path = signalPaths.status_endpoint
const status = z.object({ stream_id: z.string(), status: z.enum(['enabled', 'paused', 'disabled']), reason: z.string().max(1024).optional() })
const statusAs = ({ id, status: now, status_reason }: SignalStream) => ({
  stream_id: id,
  status: now,
  ...(status_reason !== undefined && { reason: status_reason }),
})
const shown = { status: 200, doc: 'The status of the stream.', schema: documentedSchema(status) }

async function readStatus(call: Call): Promise<Answer> {
  const { stream_id } = readQuery(call.request)
  if (stream_id === undefined) throw unprocessable({ stream_id: ['name the stream in the query'] })
  return json(statusAs(await ownStream(call, stream_id)))
}

async function setStatus(call: Call): Promise<Answer> {
  const { stream_id, status: wanted, reason } = readSent(status, call)
  const was = await ownStream(call, stream_id)
  const now = call.context.now()
  const changes = { status: wanted, status_reason: reason, version: was.version + 1, updated_at: now }
  const answer = json(statusAs({ ...was, ...changes }))
  await writeTogether(signalStream, call, (batch) => {
    batch.change(signalStream, { id: was.id, version: was.version }, changes)
    wakeJob(batch, signalJobId(batch.tenant, was.id), now)
    audit(batch, call, { resource: signalStream, deed: 'updated', was, is: { ...was, ...changes } })
    call.settle(batch, answer)
  })
  return answer
}

/** The status of a stream (SSF 1.0 §8.1.2): the receiver pauses it while it is being mended. */
export const statusOperations: readonly Operation[] = [
  receiving({ method: 'GET', path, summary: 'Read the status of a stream', query: streamQuery, success: shown, refuses: [404], run: readStatus }),
  receiving({
    method: 'POST',
    path,
    summary: 'Enable, pause or disable a stream',
    body: documentedSchema(status),
    success: shown,
    refuses: [404],
    run: (call) => anewWhenLost(() => setStatus(call)),
  }),
]
