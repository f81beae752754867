import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** A message to the checkpoint thread: move the pages in the log, keep moving new ones, or end. */
export type CheckpointOrder = 'move' | 'catch up' | 'close'

/**
 * The thread that moves committed pages from the log into the database file. It holds up neither readers nor the writer, and its waiting
 * for the disk is not the event loop's.
 */
const db = new DatabaseSync(String(workerData), { timeout: 1000 })
const move = db.prepare('pragma wal_checkpoint(passive)')
const look = db.prepare('pragma wal_checkpoint(noop)')

/** So few pages the writer moves itself in no time. Each round leaves fewer, unless more is written than can be moved. */
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
