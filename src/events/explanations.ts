import { newRow } from '#fields/write.ts'
import { inChunks } from '#kit/chunks.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { type Explanation, explanation, type Facts } from '#model/explanation.ts'
import type { Store } from '#store/store.ts'
import { type Refusing, refusalBudget } from './refusal-budget.ts'

/** The part of an explanation that the refusing code gives; the rest is filled in. */
export type Told = Omit<Explanation, 'id' | 'at' | 'expires_at' | 'client_id' | 'network' | 'skipped'>

/** A refusal that may be kept. */
export interface NotedRefusal extends Refusing {
  readonly facts: Facts
  /** Makes its explanation, once it is certain that it is kept. */
  readonly tell: (facts: Facts) => Told
}

/** Keeps why requests were refused, off their path: a bounded number is gathered in memory and written a moment later. */
export interface Explanations {
  note(refusal: NotedRefusal): void
}
export interface KeptExplanations extends Explanations {
  /** Writes what was noted so far. */
  flush(): Promise<void>
  /** Stops writing, after what was noted. */
  close(): Promise<void>
}

/** Keeps nothing: for commands, where whoever is refused is told at once. */
export const noExplanations: Explanations = { note: () => {} }

export interface ExplanationParts {
  readonly store: Store
  readonly now: () => number
  /** Is told when explanations could not be written. They are given up: a database that fails must not fill the memory. */
  readonly failed: (error: unknown) => void
}

const KEPT = 7 * 86_400_000
/** Soon enough for whoever reloads the page of refusals. */
const WAIT = 800
/** How many wait in memory at most. */
const WAITING = 2000

interface Waiting extends NotedRefusal {
  readonly at: number
  readonly skipped: number
}

async function rowOf({ tell, facts, at, client_id, network, skipped }: Waiting): Promise<Explanation> {
  const more = await facts.later?.().catch(() => undefined)
  const told = tell({ ...facts, ...more })
  const expires_at = at + KEPT
  return newRow(explanation, { ...told, id: expiringKey(expires_at, told.request_id), at, client_id, network, skipped, expires_at })
}

/** Opens the record of refusals. */
export function openExplanations({ store, now, failed }: ExplanationParts): KeptExplanations {
  const budget = refusalBudget()
  let waiting: Waiting[] = []
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
