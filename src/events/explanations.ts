import { newRow } from '#fields/write.ts'
import { inChunks } from '#kit/chunks.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { type Explanation, explanation, type Facts } from '#model/explanation.ts'
import type { Store } from '#store/store.ts'
import { type Refusing, refusalBudget } from './refusal-budget.ts'

/** The part of an explanation that the refusing code gives; the rest is filled in. */
export type Told = Omit<Explanation, 'id' | 'at' | 'expires_at' | 'client_id' | 'network' | 'skipped'>

/** A refusal whose explanation may be stored. */
export interface NotedRefusal extends Refusing {
  readonly facts: Facts
  /** Makes the explanation; called only for refusals that are stored. */
  readonly tell: (facts: Facts) => Told
}

/** Stores explanations of refused requests, off their path: a bounded number is collected in memory and written a moment later. */
export interface Explanations {
  note(refusal: NotedRefusal): void
}
export interface KeptExplanations extends Explanations {
  /** Writes the explanations noted so far. */
  flush(): Promise<void>
  /** Writes the remaining explanations and stops. */
  close(): Promise<void>
}

/** Stores nothing: for commands, whose user sees the refusal at once. */
export const noExplanations: Explanations = { note: () => {} }

export interface ExplanationParts {
  readonly store: Store
  readonly now: () => number
  /** Called when explanations could not be written. They are dropped, so that a failing database does not fill the memory. */
  readonly failed: (error: unknown) => void
}

const KEPT = 7 * 86_400_000
/** In milliseconds. A person who reloads the page of refusals sees a new one. */
const WAIT = 800
/** The most explanations that wait in memory. */
const WAITING = 2000

interface WaitingRefusal extends NotedRefusal {
  readonly at: number
  readonly skipped: number
}

async function rowOf({ tell, facts, at, client_id, network, skipped }: WaitingRefusal): Promise<Explanation> {
  const more = await facts.later?.().catch(() => undefined)
  const told = tell({ ...facts, ...more })
  const expires_at = at + KEPT
  return newRow(explanation, { ...told, id: expiringKey(expires_at, told.request_id), at, client_id, network, skipped, expires_at })
}

/** Opens the collector of explanations. */
export function openExplanations({ store, now, failed }: ExplanationParts): KeptExplanations {
  const budget = refusalBudget()
  let waiting: WaitingRefusal[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const noted = Map.groupBy(waiting, ({ tenant }) => tenant)
    waiting = []
    for (const [tenant, ofTenant] of noted)
      await inChunks(ofTenant, async (chunk) => {
        const rows = await Promise.all(chunk.map(rowOf))
        await store.in(tenant).together((batch) => {
          for (const row of rows) batch.insert(explanation, row)
        })
      })
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write).catch(failed)
    return writing
  }
  return {
    note(refusal) {
      const at = now()
      if (waiting.length >= WAITING) return
      const skipped = budget.take(refusal, at)
      if (skipped === undefined) return
      waiting.push({ ...refusal, at, skipped })
      timer ??= setTimeout(() => void flush(), WAIT).unref()
    },
    flush,
    close: flush,
  }
}
