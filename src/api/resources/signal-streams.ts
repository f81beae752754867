import { signalStream } from '#model/signal-stream.ts'
import { tellStream } from '#oauth/signals/queue.ts'
import { streamSignals } from '#oauth/signals/types.ts'
import { declared, type Edit, type Plan } from '../administered.ts'
import type { Call } from '../operation.ts'
import { removeOfStream } from '../signals/own-stream.ts'

/** SSF 1.0 §8.1.5: a receiver hears that its stream was paused, disabled or enabled by somebody else. */
function planStream({ was, draft }: Edit<typeof signalStream.fields>, { context }: Call): Plan<typeof signalStream.fields> {
  if (!was || was.status === draft.status) return { row: draft }
  const { status, status_reason } = draft
  const details = { status, ...(status_reason !== undefined && { reason: status_reason }) }
  return { row: draft, also: (batch) => tellStream(batch, was, { type: streamSignals.updated, details, now: context.now() }) }
}

/** `/api/signal-streams`: the streams of all receivers. */
export const signalStreams = declared(signalStream, { plan: planStream, removal: (row) => ({ also: (batch) => removeOfStream(batch, row) }) })
