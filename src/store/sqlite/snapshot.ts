import type { DatabaseSync } from 'node:sqlite'

/** The read transaction that all reads of one turn of the event loop share. */
export interface Snapshot {
  /** Call before a read. */
  hold(): void
  /** Call before a commit or a checkpoint, which a read transaction would block. */
  release(): void
}

/**
 * One read transaction for all reads of a turn of the event loop. A read on its own takes the locks of the file and gives them back, which costs as
 * much as finding the row. No read is older than its turn, and a write of this connection ends the transaction first.
 */
export function snapshotOf(db: DatabaseSync): Snapshot {
  const [begin, end] = [db.prepare('begin'), db.prepare('commit')]
  let held = false
  const release = () => {
    if (!held) return
    held = false
    if (db.isOpen && db.isTransaction) end.get()
  }
  return {
    hold() {
      if (held || db.isTransaction) return
      begin.get()
      held = true
      setImmediate(release)
    },
    release,
  }
}
