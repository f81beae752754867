import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Watchers } from '../watchers.ts'
import { clientConfig } from './connections.ts'
import { CHANNEL } from './statements.ts'

const [AGAIN, HEARTBEAT, PATIENCE] = [250, 2000, 2000]

/** Reads a notice from another node; after one that cannot be read, all is forgotten. */
function readNotice(watchers: Watchers, payload: string | undefined): void {
  const [table, tenant, key] = JSON.parse(payload ?? '[]') as [string?, string?, string?]
  if (table === undefined || tenant === undefined) watchers.forgetAll()
  else watchers.tell({ table, tenant, key })
}

/** Listens (LISTEN/NOTIFY) for changes by other nodes. Notices sent while the connection was down are lost, so all is forgotten when it is back. */
export function listen(url: string, watchers: Watchers): { readonly ready: Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()

  const once = async () => {
    const client = new Client({ ...clientConfig(url), query_timeout: PATIENCE })
    const ended = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
    })
    client.on('notification', ({ payload }) => readNotice(watchers, payload))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      watchers.forgetAll()
      ready.resolve()
      // A connection can be dead without having ended; only a query tells.
      while (!stopping.signal.aborted) {
        const over = await Promise.race([ended.then(() => true), wait(HEARTBEAT, false, { signal: stopping.signal, ref: false })])
        if (over) return
        await client.query('select 1')
      }
    } finally {
      ready.resolve()
      await Promise.race([client.end().catch(() => {}), wait(AGAIN)])
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      // Every cause of an ended connection has the same remedy: connect again.
      await once().catch(() => {})
      await wait(AGAIN, undefined, { ref: false, signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    ready: ready.promise,
    async stop() {
      stopping.abort()
      await running
    },
  }
}
