import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { inChunks } from '#kit/chunks.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomKey } from '#kit/random.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { type PolicyDecision, policyDecision } from '#model/policy-decision.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import type { Decision } from '#policy/decide.ts'
import type { Question } from '#policy/points.ts'
import { tellStep } from '#policy/told-decision.ts'

/** A decision that may be kept. */
export interface NotedDecision {
  readonly question: Question
  readonly decision: Decision
  /** Keeps it, whatever the sample. */
  readonly debugged: boolean
}

const KEPT = 7 * 86_400_000
const WAIT = 500
/** How many wait in memory at most; each may hold on to the body of its request. */
const WAITING = 500
/** At most some 26,000 rows a day for a tenant on a node, after the first 2,000. */
const TENANT = { burst: 2000, perSecond: 0.3, takers: 1 }
/** Of the same caller, operation and answer one is enough for a replay, and after a while another one. */
const SAME_FOR = 300_000
/** The request object is cut down to what fits into a row. */
const LARGEST = 60_000

interface WaitingDecision extends NotedDecision {
  readonly at: number
}

/** Which decisions are kept: the first of each kind for a while, within a budget. */
function makeSample() {
  const seen = new Lru<string, number>(20_000)
  const budget = tokenBuckets(TENANT)
  return ({ question: { point, operation, client_id, user_id }, decision, debugged }: NotedDecision, now: number): boolean => {
    if (debugged) return true
    const kind = `${point} ${operation} ${client_id} ${user_id} ${decision.effect} ${decision.decided_by} ${decision.shadow?.effect}`
    const before = seen.get(kind)
    if (before !== undefined && now - before < SAME_FOR) return false
    if (budget('', now) > 0) return false
    seen.set(kind, now)
    return true
  }
}

async function rowOf({ question, decision, debugged, at }: WaitingDecision): Promise<PolicyDecision> {
  const { gathered, effect, decided_by, reason, shadow, cost, trace } = decision
  await gathered.gatherAll()
  const request_id = question.request_id ?? randomKey('')
  const expires_at = at + KEPT
  return newRow(policyDecision, {
    id: expiringKey(expires_at, randomKey('')),
    ...{ request_id, at, expires_at, effect, decided_by, reason, cost, debugged },
    point: question.point,
    operation: question.operation,
    client_id: question.client_id ?? '-',
    user_id: question.user_id,
    shadow_effect: shadow?.effect,
    shadow_decided_by: shadow?.decided_by,
    scope_takes: [...(question.scopes?.takes ?? [])],
    scope_held: [...(question.scopes?.held ?? [])],
    is_exempt: (await question.isExempt?.()) ?? false,
    trace: trace().map(tellStep) as PolicyDecision['trace'],
    request: boundRequest(gathered.request),
  })
}

function boundRequest(request: PolicyRequest): PolicyRequest {
  if (JSON.stringify(request).length <= LARGEST) return request
  const { body: _, headers: __, query: ___, ...rest } = request
  return rest
}

/** The recorder of a tenant's decisions: a sample is gathered in memory and written a moment later, off the path of requests. */
export const decisionRecorder = memoizeWeak((context: Context) => {
  const isSampled = makeSample()
  let waiting: WaitingDecision[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<unknown> = Promise.resolve()

  async function write(): Promise<void> {
    const noted = waiting
    waiting = []
    await inChunks(noted, async (chunk) => {
      const rows = await Promise.all(chunk.map(rowOf))
      await context.db.together((batch) => {
        for (const row of rows) batch.insert(policyDecision, row)
      })
    })
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    // A database that fails must not fill the memory: what could not be written is given up.
    writing = writing.then(write).catch((err: unknown) => context.log.warn({ err }, 'decisions of policies were not written'))
    return writing
  }
  return {
    note(noted: NotedDecision): void {
      const at = context.now()
      if (waiting.length >= WAITING || !isSampled(noted, at)) return
      waiting.push({ ...noted, at })
      timer ??= setTimeout(() => void flush(), WAIT).unref()
    },
    /** Writes what was noted so far. */
    flush,
  }
})
