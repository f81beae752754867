import { setTimeout as wait } from 'node:timers/promises'
import { expiredBefore } from '#kit/expiring-key.ts'
import type { Layout } from './schema/layout.ts'
import { bindValues } from './sql.ts'
import type { Engine } from './tables.ts'

/** Rows in one commit: few enough that a request that comes meanwhile waits a millisecond or two. */
const SLICE = 64
/** After each slice the purge waits twice as long as the slice took, at most `LONGEST` ms, so that requests go first and the purge still ends. */
const [SHARE, LONGEST] = [2, 50]

async function purgeExpired({ statements, write }: Engine, layouts: readonly Layout[], now: number): Promise<number> {
  let removed = 0
  for (const layout of layouts.filter(({ expiring }) => expiring)) {
    const statement = statements(layout).purge()
    const values = bindValues(statement, { tenant: '', dead: { key: expiredBefore(now), now }, limit: SLICE })
    for (let gone = SLICE; gone === SLICE; ) {
      const began = performance.now()
      const [rows] = await write([{ layout, tenant: '', verb: 'purge', statement, values, must: false, touches: [], whole: false }])
      gone = rows?.length ?? 0
      removed += gone
      if (gone === SLICE) await wait(Math.min(LONGEST, SHARE * (performance.now() - began)))
    }
  }
  return removed
}

/**
 * Removes expired rows, slice by slice; requests are served in between. One purge runs at a time; a call made meanwhile gets the result of that one.
 */
export function makePurger(engine: Engine, layouts: readonly Layout[]): (now: number) => Promise<number> {
  let running: Promise<number> | undefined
  return (now) => {
    running ??= purgeExpired(engine, layouts, now).finally(() => {
      running = undefined
    })
    return running
  }
}
