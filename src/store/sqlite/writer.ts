import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { batchPerTick } from '#kit/batch-per-tick.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Layout, Raw, SqlValue } from '../schema/layout.ts'
import { indexRow, unindexRow } from '../search/sqlite.ts'
import type { Statement } from '../sql.ts'
import { Lost } from '../store.ts'
import type { Engine, Write } from '../tables.ts'
import type { Watchers } from '../watchers.ts'
import { classifySqliteError } from './errors.ts'
import type { Snapshot } from './snapshot.ts'

export type Results = readonly (readonly Raw[])[]
interface Job {
  readonly writes: readonly Write[]
  /** It is undone when it was done. */
  readonly rehearsed: boolean
  readonly resolve: (results: Results) => void
  readonly reject: (error: unknown) => void
}

// About eight milliseconds of inserts, so that one commit does not hold the loop for long.
const BATCH = 512
// A commit costs as much as ten rows: two looks at the sockets, a few µs each, let those come along that were about to arrive.
const PATIENCE = 2

/** A statement failed after others of its job had been done. */
class HalfDone extends Error {
  override name = 'HalfDone'
}

const isSearched = ({ layout }: Write) => layout.searched.length > 0

/** Does one write and keeps the search index in step; gives the rows it changed or removed. */
function performer(db: DatabaseSync, prepared: (statement: Statement) => StatementSync): (write: Write) => readonly Raw[] {
  const indexer = memoizeWeak((layout: Layout) => indexRow(db, layout))
  const unindexer = memoizeWeak((layout: Layout) => unindexRow(db, layout))
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

/** Does one write, and fails with what its failure means. */
const strictly =
  (perform: (write: Write) => readonly Raw[]) =>
  (write: Write): readonly Raw[] => {
    try {
      const rows = perform(write)
      if (write.must && rows.length === 0) throw new Lost(`no ${write.layout.resource.name} matched`)
      return rows
    } catch (error) {
      throw classifySqliteError(error, write.layout.key)
    }
  }

interface WriterParts {
  readonly db: DatabaseSync
  readonly snapshot: Snapshot
  readonly watchers: Watchers
  readonly prepared: (statement: Statement) => StatementSync
}

/**
 * Group commit: what is asked for during one turn of the event loop is committed together, and every promise waits for that commit to be on
 * disk. A statement that fails spoils its own job only; a commit that fails spoils all of them.
 */
export function writerTo({ db, snapshot, watchers, prepared }: WriterParts): Pick<Engine, 'write' | 'rehearse'> {
  const performOne = strictly(performer(db, prepared))
  const [begin, commit, rollback] = ['begin immediate', 'commit', 'rollback'].map((text) => db.prepare(text)) as [StatementSync, StatementSync, StatementSync]
  const [save, release, undo] = ['savepoint job', 'release job', 'rollback to job'].map((text) => db.prepare(text)) as [
    StatementSync,
    StatementSync,
    StatementSync,
  ]

  const performGuarded = ({ writes, rehearsed }: Job): Results => {
    save.get()
    try {
      const results = writes.map(performOne)
      if (rehearsed) undo.get()
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

  // A statement that fails undoes itself, so the first of a job may fail alone. A later one leaves something of its job behind.
  const performHopeful = ({ writes }: Job): Results => {
    const results: (readonly Raw[])[] = []
    for (const write of writes) {
      try {
        results.push(performOne(write))
      } catch (error) {
        throw results.length > 0 && db.isTransaction ? new HalfDone() : error
      }
    }
    return results
  }

  const performAll = (jobs: readonly Job[], guarded: boolean): (() => void)[] => {
    begin.get()
    return jobs.map((job) => {
      try {
        const results = guarded || job.rehearsed || job.writes.some(isSearched) ? performGuarded(job) : performHopeful(job)
        return () => {
          if (!job.rehearsed) watchers.tellOf(job.writes, results)
          job.resolve(results)
        }
      } catch (error) {
        // A full disk or a failing one ends the transaction itself: nothing of it is left to commit.
        if (!db.isTransaction || error instanceof HalfDone) throw error
        return () => job.reject(error)
      }
    })
  }

  // Hardly any job fails but by its first statement, and savepoints make SQLite copy each page it touches: they are used when one did.
  const performed = (jobs: readonly Job[]): (() => void)[] => {
    try {
      return performAll(jobs, false)
    } catch (error) {
      if (!(error instanceof HalfDone)) throw error
      rollback.get()
      return performAll(jobs, true)
    }
  }

  const run = (jobs: readonly Job[]) => {
    let settled: (() => void)[]
    snapshot.release()
    try {
      settled = performed(jobs)
      commit.get()
    } catch (error) {
      const meaning = classifySqliteError(error)
      for (const job of jobs) job.reject(meaning)
      if (db.isOpen && db.isTransaction) rollback.get()
      return
    }
    for (const settle of settled) settle()
  }

  const enqueue = batchPerTick<Job>(run, { limit: BATCH, patience: PATIENCE })
  const does = (rehearsed: boolean) => (writes: readonly Write[]) => new Promise<Results>((resolve, reject) => enqueue({ writes, rehearsed, resolve, reject }))
  return { write: does(false), rehearse: does(true) }
}
