import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * The thread that moves committed pages from the log into the database file. It holds up neither readers nor the writer, and its waiting
 * for the disk is not the event loop's.
 */
const db = new DatabaseSync(String(workerData), { timeout: 1000 })
parentPort?.on('message', (message) => {
  if (message === 'close') {
    db.close()
    parentPort?.close()
    return
  }
  db.exec('pragma wal_checkpoint(passive)')
  parentPort?.postMessage('done')
})
