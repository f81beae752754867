import { setTimeout as wait } from 'node:timers/promises'
import { expiredBefore } from '#kit/expiring-key.ts'
import type { Layout } from './schema/layout.ts'
import { bindValues } from './sql.ts'
import type { Engine } from './tables.ts'

/** Rows in one commit: few enough that a request that comes meanwhile waits a millisecond or two. */
const SLICE = 64
/** For each part of the time that a purge takes, requests get twice as much; but it comes to its end. */
const [SHARE, LONGEST] = [2, 50]

async function purge({ statements, write }: Engine, layouts: readonly Layout[], now: number): Promise<number> {
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

/** Removes what has died, slice by slice; requests are served in between. One purge at a time: whoever asks meanwhile gets the same answer. */
export function makePurger(engine: Engine, layouts: readonly Layout[]): (now: number) => Promise<number> {
  let running: Promise<number> | undefined
  return (now) => {
    running ??= purge(engine, layouts, now).finally(() => {
      running = undefined
    })
    return running
  }
}
