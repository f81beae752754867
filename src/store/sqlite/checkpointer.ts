import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** A message to the checkpoint thread: move the pages in the log, keep moving new ones, or end. */
export type CheckpointOrder = 'move' | 'catch up' | 'close'

/**
 * The thread that moves committed pages from the log into the database file. It blocks neither readers nor the writer, and the event loop does not
 * wait for its disk writes.
 */
const db = new DatabaseSync(String(workerData), { timeout: 1000 })
const move = db.prepare('pragma wal_checkpoint(passive)')
const look = db.prepare('pragma wal_checkpoint(noop)')

/** The writer itself moves at most `FEW` pages without delay. Each round leaves fewer, unless writes arrive faster than they are moved. */
const [FEW, ROUNDS] = [250, 10]

function catchUp(): void {
  for (let round = 0; round < ROUNDS; round++) {
    move.get()
    const { log, checkpointed } = look.get() as { log: number; checkpointed: number }
    if (log - checkpointed < FEW) return
  }
}

parentPort?.on('message', (order: CheckpointOrder) => {
  if (order === 'close') {
    db.close()
    parentPort?.close()
    return
  }
  if (order === 'move') move.get()
  else catchUp()
  parentPort?.postMessage('done')
})
