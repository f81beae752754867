import { once } from 'node:events'
import { extname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import type { CheckpointOrder } from './checkpointer.ts'
import type { Snapshot } from './snapshot.ts'

const LOOK = 500
/** Numbers of pages in the log: those worth a checkpoint, those after which the log should begin anew, and those after which it must. */
export interface LogBounds {
  readonly worthwhile: number
  readonly long: number
  readonly tooLong: number
}
/** 4 MiB, 64 MiB and 256 MiB. */
const BOUNDS: LogBounds = { worthwhile: 1000, long: 16_000, tooLong: 64_000 }

/** Keeps the write-ahead log short by checkpoints off the path of requests, in a thread that is started when there is something to do. */
export function startCheckpoints(
  path: string,
  db: DatabaseSync,
  snapshot: Snapshot,
  { worthwhile, long, tooLong }: LogBounds = BOUNDS,
): { stop(): Promise<void> } {
  let worker: Worker | undefined
  let busy = false
  const look = db.prepare('pragma wal_checkpoint(noop)')
  const pages = () => {
    snapshot.release()
    const { log, checkpointed } = look.get() as { log: number; checkpointed: number }
    return { log, waiting: log - checkpointed }
  }

  const start = () => {
    const started = new Worker(new URL(`./checkpointer${extname(import.meta.filename)}`, import.meta.url), {
      workerData: path,
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
    })
    started.unref()
    started.on('message', () => {
      busy = false
      if (!db.isOpen) return
      // Under steady load the thread never quite catches up with the writer, so the log would never begin anew: the writer itself moves the rest.
      const { log, waiting } = pages()
      if (log > tooLong || (log > long && waiting < worthwhile)) db.exec('pragma wal_checkpoint(passive)')
    })
    // A checkpoint that failed is tried again at the next look, by a new thread.
    started.on('error', () => {
      busy = false
      worker = undefined
    })
    return started
  }

  const tell = (to: Worker, order: CheckpointOrder) => to.postMessage(order)
  const timer = setInterval(() => {
    if (busy) return
    const { log, waiting } = pages()
    if (waiting < worthwhile) return
    worker ??= start()
    busy = true
    tell(worker, log > long ? 'catch up' : 'move')
  }, LOOK)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      if (!worker) return
      const ended = once(worker, 'exit')
      worker.ref()
      tell(worker, 'close')
      await ended
    },
  }
}
