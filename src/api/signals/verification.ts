import { z } from 'zod'
import { tooManyRequests } from '#http/refusal.ts'
import { type Answer, noContent } from '#http/render.ts'
import { signalStream } from '#model/signal-stream.ts'
import { signalPaths } from '#oauth/endpoints/ssf-configuration.ts'
import { tellStream } from '#oauth/signals/queue.ts'
import { streamSignals } from '#oauth/signals/types.ts'
import { before, Lost } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { documentedSchema } from '../write/parsed-body.ts'
import { ownStream, readSent, receiving, VERIFICATION_INTERVAL } from './own-stream.ts'

const tooSoon = () => tooManyRequests(`wait ${VERIFICATION_INTERVAL} seconds between two verifications`, VERIFICATION_INTERVAL)

const verification = z.object({ stream_id: z.string(), state: z.string().max(1024).optional() })

/** SSF 1.0 §8.1.4: the receiver asks for an event, to see that they arrive. @throws {Refusal} 429 when the last time is too near */
async function verify(call: Call): Promise<Answer> {
  const { stream_id, state } = readSent(verification, call)
  const stream = await ownStream(call, stream_id)
  const now = call.context.now()
  const earliest = now - VERIFICATION_INTERVAL * 1000
  if ((stream.verified_at ?? 0) > earliest) throw tooSoon()
  // Compare and set: of two at once, one is too soon.
  await writeTogether(signalStream, call, (batch) => {
    const was = stream.verified_at === undefined ? undefined : before(earliest + 1)
    batch.change(signalStream, { id: stream.id, verified_at: was }, { verified_at: now })
    audit(batch, call, { resource: signalStream, deed: 'verified', was: stream, is: stream })
    tellStream(batch, stream, { type: streamSignals.verification, details: state === undefined ? {} : { state }, now })
  }).catch((caught) => {
    throw caught instanceof Lost ? tooSoon() : caught
  })
  return noContent()
}

/** The verification of a stream (SSF 1.0 §8.1.4). */
export const verificationOperation: Operation = receiving({
  method: 'POST',
  path: signalPaths.verification_endpoint,
  summary: 'Ask for a verification event',
  body: documentedSchema(verification),
  success: { status: 204, doc: 'It is on its way.' },
  refuses: [404, 429],
  run: verify,
})
