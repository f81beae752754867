import { inChunks } from '#kit/chunks.ts'
import { getOrInsertComputed } from '#kit/get-or-insert.ts'
import { client } from '#model/client.ts'
import type { Store } from '#store/store.ts'
import type { Happening } from '#usage/tally.ts'
import { record } from './record.ts'
import { systemEvent } from './system-event.ts'

/** The record of how many tokens clients were issued. */
export interface IssuedTokens {
  readonly happened: (happening: Happening) => void
  /** Writes what was counted so far. */
  flush(): Promise<void>
  /** Stops, after what was counted. */
  close(): Promise<void>
}

export interface IssuedTokensParts {
  readonly store: Store
  readonly now: () => number
  /** Is told when events could not be written: what they count is lost then. */
  readonly failed: (error: unknown) => void
}

/** One event for each client and minute: an event for each token would be more writing than issuing it. */
const WAIT = 60_000

type ByGrant = Map<string, number>

const eventOf = (id: string, counts: ByGrant, at: number) => ({
  ...systemEvent({ resource: client, deed: 'tokens_issued', is: { id }, at, reason: 'the tokens issued since the last count, by grant type' }),
  changes: Object.fromEntries([...counts].map(([grant, after]) => [grant, { after }])),
})

/** Counts the tokens that clients are issued, off the path of requests, and records the counts as events (the setting `token_events`). */
export function openIssuedTokens({ store, now, failed }: IssuedTokensParts): IssuedTokens {
  let tenants = new Map<string, Map<string, ByGrant>>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const counted = tenants
    tenants = new Map()
    for (const [tenant, clients] of counted)
      await inChunks([...clients], (chunk) =>
        store.in(tenant).together((batch) => {
          for (const [id, counts] of chunk) record(batch, eventOf(id, counts, now()))
        }),
      )
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write).catch(failed)
    return writing
  }
  return {
    happened({ tenant, client_id, what, detail = '-' }) {
      if (what !== 'tokens') return
      const clients = getOrInsertComputed(tenants, tenant, () => new Map<string, ByGrant>())
      const counts = getOrInsertComputed(clients, client_id, (): ByGrant => new Map())
      counts.set(detail, (counts.get(detail) ?? 0) + 1)
      timer ??= setTimeout(() => void flush(), WAIT).unref()
    },
    flush,
    close: flush,
  }
}
