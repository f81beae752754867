import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { per } from '#kit/per.ts'
import { batched } from '#kit/tick.ts'
import type { Layout, Raw, SqlValue } from './layout.ts'
import type { Write } from './room.ts'
import type { Statement } from './sql.ts'
import { meaningOf } from './sqlite-errors.ts'
import { indexRow, unindexRow } from './sqlite-search.ts'
import { Lost } from './store.ts'
import type { Watchers } from './watchers.ts'

export type Results = readonly (readonly Raw[])[]
interface Job {
  readonly writes: readonly Write[]
  readonly resolve: (results: Results) => void
  readonly reject: (error: unknown) => void
}

// About eight milliseconds of inserts, so that one commit does not hold the loop for long.
const BATCH = 512
// A commit costs as much as ten rows: two looks at the sockets, a few µs each, let those come along that were about to arrive.
const PATIENCE = 2

/** Does one write and keeps the search index in step; gives the rows it changed or removed. */
function performer(db: DatabaseSync, prepared: (statement: Statement) => StatementSync): (write: Write) => readonly Raw[] {
  const indexer = per((layout: Layout) => indexRow(db, layout))
  const unindexer = per((layout: Layout) => unindexRow(db, layout))
  return ({ layout, tenant, verb, statement, values, touches }) => {
    const searched = layout.searched.length > 0
    const sql = prepared(statement)
    // Never `run`: it asks for the last row number, which the search index leaves beyond what a number holds. Rows are read as arrays.
    const rows = sql.all(...values) as unknown as Raw[]
    if (searched && verb === 'insert') indexer(layout)(tenant, [...values.slice(layout.tenanted ? 1 : 0), rows[0]?.[0] as SqlValue])
    if (searched && verb === 'remove') for (const raw of rows) unindexer(layout)(raw.at(-1) as SqlValue)
    if (searched && verb === 'change' && [...layout.searched, ...layout.held].some((place) => touches.includes(layout.names[place] as string)))
      for (const raw of rows) indexer(layout)(tenant, raw)
    return verb === 'insert' ? [] : rows
  }
}

/**
 * Group commit: what is asked for during one turn of the event loop is committed together, and every promise waits for that commit to be on
 * disk. A statement that fails spoils its own job only; a commit that fails spoils all of them.
 */
export function writerTo(
  db: DatabaseSync,
  prepared: (statement: Statement) => StatementSync,
  watchers: Watchers,
): (writes: readonly Write[]) => Promise<Results> {
  const perform = performer(db, prepared)
  const [begin, commit, rollback] = ['begin immediate', 'commit', 'rollback'].map((text) => db.prepare(text)) as [StatementSync, StatementSync, StatementSync]
  const [save, release, undo] = ['savepoint job', 'release job', 'rollback to job'].map((text) => db.prepare(text)) as [
    StatementSync,
    StatementSync,
    StatementSync,
  ]

  const performAll = (writes: readonly Write[]) =>
    writes.map((write) => {
      try {
        const rows = perform(write)
        if (write.must && rows.length === 0) throw new Lost(`no ${write.layout.resource.name} matched`)
        return rows
      } catch (error) {
        throw meaningOf(error, write.layout.key)
      }
    })

  // A single statement undoes itself when it fails; several need a savepoint.
  const performJob = ({ writes }: Job): Results => {
    if (writes.length === 1 && writes[0]?.layout.searched.length === 0) return performAll(writes)
    save.get()
    try {
      const results = performAll(writes)
      release.get()
      return results
    } catch (error) {
      if (db.isTransaction) {
        undo.get()
        release.get()
      }
      throw error
    }
  }

  const run = (jobs: readonly Job[]) => {
    const settled: (() => void)[] = []
    try {
      begin.get()
      for (const job of jobs) {
        try {
          const results = performJob(job)
          settled.push(() => {
            watchers.tellOf(job.writes, results)
            job.resolve(results)
          })
        } catch (error) {
          // A full disk or a failing one ends the transaction itself: nothing of it is left to commit.
          if (!db.isTransaction) throw error
          settled.push(() => job.reject(error))
        }
      }
      commit.get()
    } catch (error) {
      const meaning = meaningOf(error)
      for (const job of jobs) job.reject(meaning)
      if (db.isOpen && db.isTransaction) rollback.get()
      return
    }
    for (const settle of settled) settle()
  }

  const enqueue = batched<Job>(run, { limit: BATCH, patience: PATIENCE })
  return (writes) => new Promise((resolve, reject) => enqueue({ writes, resolve, reject }))
}
