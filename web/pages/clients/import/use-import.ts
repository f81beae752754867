import { useEffect, useState } from 'react'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/rows.ts'
import { randomText } from '../../../auth/pkce.ts'
import type { Changes } from '../../../form/change-table.tsx'
import { CLIENTS } from '../client-row.ts'
import type { Entry } from './entries.ts'

/** The outcome for one entry, as the API tells it. */
export interface ImportOutcome {
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused'
  readonly id?: string
  readonly secret?: string
  readonly message?: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly changes?: Changes
}

/** So many entries go in one request: few enough to see how it goes on. */
const SLICE = 50

/** One run over the entries of a file: its outcomes so far, in their order. */
export interface Run {
  readonly outcomes: readonly ImportOutcome[]
  readonly busy: boolean
  /** Why it stopped. It goes on where it did. */
  readonly failure: unknown
}
const fresh: Run = { outcomes: [], busy: false, failure: undefined }

/**
 * Sends entries a slice at a time. Each slice is sent under a key of its own, so that one whose answer was lost is done once, and its secrets are told
 * again.
 */
function useRun(rehearse: boolean) {
  const [run, setRun] = useState(fresh)
  const [key] = useState(randomText)
  const start = async (entries: readonly Entry[], from: readonly ImportOutcome[] = []) => {
    let outcomes = from
    setRun({ outcomes, busy: true, failure: undefined })
    try {
      while (outcomes.length < entries.length) {
        const at = outcomes.length
        const clients = entries.slice(at, at + SLICE).map(({ members }) => members)
        const { body } = await call<{ data: { results: readonly ImportOutcome[] } }>(`${CLIENTS}/import`, {
          method: 'POST',
          body: { clients },
          ...(rehearse ? { query: { dry_run: true } } : { idempotencyKey: `${key}-${at}` }),
        })
        outcomes = [...outcomes, ...body.data.results]
        setRun({ outcomes, busy: true, failure: undefined })
      }
      setRun({ outcomes, busy: false, failure: undefined })
    } catch (failure) {
      setRun({ outcomes, busy: false, failure })
    }
  }
  return { ...run, start: (entries: readonly Entry[]) => void start(entries), goOn: (entries: readonly Entry[]) => void start(entries, run.outcomes) }
}

/** An import of a file: its rehearsal, which begins by itself, and the run that counts, of what was not refused. */
export function useImport(entries: readonly Entry[]) {
  const preview = useRun(true)
  const real = useRun(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file is rehearsed once, when it is chosen.
  useEffect(() => preview.start(entries), [entries])
  const isRehearsed = !preview.busy && preview.outcomes.length === entries.length
  const wanted = entries.filter((_, at) => ['created', 'changed'].includes(preview.outcomes[at]?.outcome ?? ''))
  const isDone = !real.busy && wanted.length > 0 && real.outcomes.length === wanted.length
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: [CLIENTS] })
  }, [isDone])
  /** The outcome of an entry: that of the real run once there is one. */
  const outcomeOf = (entry: Entry): ImportOutcome | undefined => real.outcomes[wanted.indexOf(entry)] ?? preview.outcomes[entries.indexOf(entry)]
  return { preview, real, wanted, isRehearsed, isDone, outcomeOf }
}
export type Import = ReturnType<typeof useImport>
