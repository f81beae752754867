import { newRow } from '#fields/write.ts'
import { Refusal, unprocessable } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { idempotency } from '#model/idempotency.ts'
import { Conflict, Lost } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'

const DAY = 86_400_000
/** After so many milliseconds the process of a request is taken for dead, and a retry takes its key over. */
const PATIENCE = 60_000
const form = /^[\x21-\x7e]{1,255}$/

/**
 * Runs a POST once for each Idempotency-Key of a caller; a retry gets the stored answer. The key is claimed before the work. The answer is stored in
 * the transaction of the work where there is one (`call.settle`), otherwise right after it. A refused request did nothing, so its key is released.
 */
export async function runOnce(operation: Operation, call: Call): Promise<Answer> {
  const key = call.request.headers['idempotency-key']
  if (key === undefined) return operation.run(call)
  if (!form.test(key)) throw new Refusal('bad_request', 400, 'Idempotency-Key must be 1 to 255 visible ASCII characters')
  const claim = await claimKey(call, key)
  if ('told' in claim) return claim.told
  const rows = call.context.db.table(idempotency)
  const kept = (answer: Answer) => ({ status: answer.status, answer: sealAnswer(call, claim.id, answer), expires_at: claim.until })
  const mine = { id: claim.id, status: 0, expires_at: claim.expires_at }
  let settled = false
  try {
    const answer = await operation.run({
      ...call,
      settle: (batch, said) => {
        settled = true
        batch.change(idempotency, mine, kept(said))
      },
    })
    if (!settled) await rows.change(mine, kept(answer))
    return answer
  } catch (caught) {
    if (caught instanceof Refusal) await rows.remove(mine)
    // Another request took the claim over while this one was stalled, and does the work.
    throw caught instanceof Lost && settled ? underWay() : caught
  }
}

/** Stores an answer with writes that were recorded before it, in the transaction that does them all. */
export const keepAnswer = ({ context, settle }: Call, answer: Answer): Promise<unknown> => context.db.together((batch) => settle(batch, answer))

interface KeyClaim {
  readonly id: string
  /** When the claim expires. */
  readonly expires_at: number
  /** When the stored answer expires. */
  readonly until: number
}

/** Claims the key, or finds the stored answer. @throws {Refusal} 409 while the first request is under way, 422 when it was another request. */
async function claimKey(call: Call, key: string): Promise<KeyClaim | { readonly told: Answer }> {
  const { context, actor, request } = call
  const rows = context.db.table(idempotency)
  const now = context.now()
  // A keyed digest, because the body may hold a chosen secret that could be guessed.
  const asked = context.vault.digest('idempotent_request', `${request.method} ${request.path}?${request.query}\n${request.body?.toString('base64') ?? ''}`)
  const name = context.vault.digest('idempotency', `${actor.type}\n${actor.id}\n${actor.client_id}\n${key}`)
  // Keys live one to two days: the row key begins with the day of the expiry, so the row of the day before is looked up too.
  const until = (Math.floor(now / DAY) + 2) * DAY
  const earlier = await rows.get(expiringKey(until - DAY, name))
  const id = earlier ? earlier.id : expiringKey(until, name)
  const claim = { id, expires_at: now + PATIENCE, until: earlier ? until - DAY : until }
  try {
    if (!earlier) {
      await rows.insert(newRow(idempotency, { id, request: asked, expires_at: claim.expires_at }))
      return claim
    }
  } catch (caught) {
    if (!(caught instanceof Conflict)) throw caught
  }
  const before = earlier ?? (await rows.get(id))
  if (before && before.request !== asked)
    throw unprocessable({ 'Idempotency-Key': ['was used for another request'] }, 'this Idempotency-Key was used for another request')
  if (before && before.status !== 0) return { told: unsealAnswer(call, id, before.answer ?? '') }
  if (before && before.expires_at <= now) {
    const taken = await rows.change({ id, status: 0, expires_at: before.expires_at }, { expires_at: claim.expires_at })
    if (taken) return claim
  }
  throw underWay()
}

const underWay = () =>
  new Refusal('conflict', 409, 'the first request with this Idempotency-Key is still under way; try again shortly', { headers: { 'retry-after': '1' } })

// An answer may hold a secret, so it is stored sealed, for this key only.
const sealAnswer = ({ context }: Call, id: string, { status, headers, body }: Answer): string =>
  context.vault.seal(JSON.stringify({ status, headers, body: body.toString() }), `idempotency:${id}`)
const unsealAnswer = ({ context }: Call, id: string, text: string): Answer => {
  const answer = JSON.parse(context.vault.unseal(text, `idempotency:${id}`)) as Answer
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } }
}
