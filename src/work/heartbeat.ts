import { z } from 'zod'
import { node } from '#model/node.ts'
import { before, type Store } from '#store/store.ts'
import { jobKind } from './job-kind.ts'

/** The interval of the heartbeat, in milliseconds. */
const BEAT = 10_000
/** The row of a node is deleted after so many milliseconds without a heartbeat. */
const GONE = 3_600_000

/** The heartbeat of this node: a row that is renewed while the node runs, and removed when it stops. */
export function openHeartbeat(parts: {
  readonly store: Store
  readonly id: string
  readonly version: string
  readonly now: () => number
  readonly failed: (error: unknown) => void
}) {
  const { store, id, version, now, failed } = parts
  const nodes = store.global.table(node)
  let timer: NodeJS.Timeout | undefined
  const beat = async () => {
    const seen_at = now()
    if (!(await nodes.change({ id }, { seen_at }))) await nodes.insert({ id, version, started_at: seen_at, seen_at })
  }
  return {
    async start() {
      await beat()
      timer = setInterval(() => beat().catch(failed), BEAT)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await nodes.remove({ id }).catch(failed)
    },
  }
}

/** Removes the rows of crashed nodes. */
export const forgetNodes = jobKind({
  kind: 'forget_nodes',
  doc: 'Forgets nodes that died without saying so.',
  payload: z.object({}),
  every: 600_000,
  run: async (_payload, { store, now }) => {
    await store.global.table(node).remove({ seen_at: before(now() - GONE) })
  },
})
