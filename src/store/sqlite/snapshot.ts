import type { DatabaseSync } from 'node:sqlite'

/** The read transaction that all reads of one turn of the event loop share. */
export interface Snapshot {
  /** To be called before a read. */
  hold(): void
  /** To be called before whatever cannot be done while something is being read: a commit, a checkpoint. */
  release(): void
}

/**
 * One read transaction for all reads of a turn of the event loop. A read on its own takes the locks of the file and gives them back, which
 * costs as much as finding the row. Nothing is read that is older than the turn, and what this connection writes ends the transaction first.
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
