import { open } from 'node:fs/promises'
import { z } from 'zod'
import { toReadable } from '#fields/read.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { type AuditEvent, auditEvent } from '#model/audit-event.ts'
import { eventCounter } from '#model/event-counter.ts'
import type { Settings } from '#model/settings.ts'
import { after, type Store } from '#store/store.ts'
import { ensureStandingJob, wakeJob } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import type { Consumer } from './sequence.ts'

const KIND = 'audit_sink'
const [PAGE, TIMEOUT] = [200, 10_000]

type SinkSettings = Pick<Settings, 'audit.path' | 'audit.url' | 'audit.token'>
const hasSink = (settings: SinkSettings): boolean => settings['audit.path'] !== undefined || settings['audit.url'] !== undefined

/** Events as JSON lines, each with its tenant. */
const linesOf = (tenant: string, events: readonly AuditEvent[]): string =>
  events.map((event) => `${JSON.stringify({ tenant, ...toReadable(auditEvent, 'admin', event) })}\n`).join('')

/** Appends to a file that only its owner may read, and waits until the lines are on disk. */
async function append(path: string, lines: string): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(lines)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function post(fetch: GuardedFetch, settings: SinkSettings, body: string): Promise<void> {
  const token = settings['audit.token']
  const headers = { 'content-type': 'application/x-ndjson', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }
  const { status } = await fetch(settings['audit.url'] ?? '', { method: 'POST', headers, body, timeout: TIMEOUT })
  if (status < 200 || status > 299) throw new Error(`the audit sink answered ${status}`)
}

/** The dependencies of the sink. */
export interface SinkParts {
  readonly settings: SinkSettings
  readonly fetch: GuardedFetch
}

/**
 * Hands the new events of one tenant to the sink. After a crash between the sink and the mark a page is sent again; readers recognise a repeated
 * event by its id.
 */
async function drainTenant({ settings, fetch }: SinkParts, store: Store, { id, sunk }: { readonly id: string; readonly sunk: number }): Promise<void> {
  for (let from = sunk; ; ) {
    const events = await store
      .in(id)
      .table(auditEvent)
      .find({ sequence: after(from + 1) }, { order: 'sequence', limit: PAGE })
    const last = events.at(-1)
    if (!last) return
    const lines = linesOf(id, events)
    if (settings['audit.path'] !== undefined) await append(settings['audit.path'], lines)
    if (settings['audit.url'] !== undefined) await post(fetch, settings, lines)
    await store.global.table(eventCounter).change({ id, sunk: from }, { sunk: last.sequence })
    from = last.sequence
  }
}

/** The standing job that hands the events of all tenants to a file or an HTTP collector, in the order of each tenant. */
export const auditSink = (parts: SinkParts) =>
  jobKind({
    kind: KIND,
    doc: 'Hands audit events on to a file or a collector.',
    payload: z.object({}),
    // Never given up, because a gap in an audit log is worse than a delay.
    attempts: 1_000_000,
    concurrency: 1,
    run: async (_payload, { store, signal }) => {
      for (let key: string | undefined; !signal.aborted; ) {
        const page = await store.global.table(eventCounter).find({}, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
        for (const counter of page) if (counter.sunk < counter.last) await drainTenant(parts, store, counter)
        key = page.at(-1)?.id
        if (page.length < PAGE) return undefined
      }
      return undefined
    },
  })

/** Wakes the sink when events were numbered; does nothing without a sink. */
export const wakeSink =
  (settings: SinkSettings): Consumer =>
  async (store) => {
    if (!hasSink(settings)) return () => {}
    await ensureStandingJob(store, KIND, { kind: KIND, now: Date.now() })
    return (batch, now) => wakeJob(batch, KIND, now)
  }
