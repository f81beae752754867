import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { conflict } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import { type Signal, signal } from '#model/signal.ts'
import { type SignalStream, signalStream } from '#model/signal-stream.ts'
import { POLL_PATH } from '#oauth/endpoints/ssf-configuration.ts'
import { mintSecurityEvent } from '#oauth/signals/security-event-token.ts'
import { anyOf } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { documentedSchema } from '../write/parsed-body.ts'
import { ownStream, readSent, receiving } from './own-stream.ts'

const MOST = 100
/** Milliseconds that a poll waits for something to tell, and between two looks. */
const [PATIENCE, PAUSE] = [10_000, 500]

const jti = z.string().max(128)
const poll = z.object({
  maxEvents: z.int().min(0).max(10_000).optional(),
  returnImmediately: z.boolean().optional(),
  ack: z.array(jti).max(1000).optional(),
  setErrs: z.record(jti, z.looseObject({ err: z.string().max(128), description: z.string().max(1024).optional() })).optional(),
})
type SignalPoll = z.infer<typeof poll>

/** Forgets what the receiver has, or refuses for good (RFC 8936 §2.2). */
async function settleEvents({ context: { db } }: Call, stream: SignalStream, { ack = [], setErrs = {} }: SignalPoll): Promise<void> {
  const settled = [...ack, ...Object.keys(setErrs)]
  if (settled.length > 0) await db.table(signal).remove({ stream_id: stream.id, id: anyOf(settled) })
  const [refused] = Object.values(setErrs)
  if (refused) await db.table(signalStream).change({ id: stream.id }, { last_error: `${refused.err}: ${refused.description ?? ''}`.slice(0, 1000) })
}

/** The events that wait for the receiver, the oldest first: at once, or as soon as there is something, in bounded time (RFC 8936 §2.4). */
async function waiting({ context: { db } }: Call, stream: SignalStream, { most, patient }: { most: number; patient: boolean }): Promise<readonly Signal[]> {
  for (const end = performance.now() + PATIENCE; ; ) {
    const rows = await db.table(signal).find({ stream_id: stream.id }, { limit: most + 1 })
    if (rows.length > 0 || !patient || performance.now() > end) return rows
    await wait(PAUSE)
  }
}

async function answerPoll(call: Call): Promise<Answer> {
  const sent = readSent(poll, call)
  const stream = await ownStream(call, keyIn(call, 'stream_id'))
  if (stream.method !== 'poll') throw conflict('the stream is pushed: change its delivery to poll it')
  await settleEvents(call, stream, sent)
  const most = Math.min(sent.maxEvents ?? MOST, MOST)
  const silent = stream.status !== 'enabled' || most === 0
  const rows = silent ? [] : await waiting(call, stream, { most, patient: sent.returnImmediately === false })
  const told = rows.slice(0, most)
  const sets = await Promise.all(told.map(async (row) => [row.id, await mintSecurityEvent(call.context, stream, row)] as const))
  return json({ sets: Object.fromEntries(sets), ...(rows.length > most && { moreAvailable: true }) })
}

/** Polling (RFC 8936 §2): the receiver acknowledges what it has, and gets what waits. */
export const pollOperation: Operation = receiving({
  method: 'POST',
  path: `${POLL_PATH}/:stream_id`,
  summary: 'Acknowledge security events, and get those that wait',
  body: documentedSchema(poll),
  success: {
    status: 200,
    doc: 'Tokens by their jti.',
    schema: documentedSchema(z.object({ sets: z.record(z.string(), z.string()), moreAvailable: z.boolean().optional() })),
  },
  run: answerPoll,
})
