import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Layout, Raw, SqlValue } from '../schema/layout.ts'
import { indexRow, unindexRow } from '../search/sqlite.ts'
import type { Statement } from '../sql.ts'
import { Lost } from '../store.ts'
import type { Write } from '../tables.ts'
import { classifySqliteError } from './errors.ts'

export type Results = readonly (readonly Raw[])[]
/** The writes of one call, done together. */
export interface WriteJob {
  readonly writes: readonly Write[]
  /** The job is rolled back after it was done. */
  readonly rehearsed: boolean
}

/** A statement failed after others of its job had been done. */
export class HalfDone extends Error {
  override name = 'HalfDone'
}

/** True when rows of the table are in the search index. */
export const isSearched = ({ layout }: Write): boolean => layout.searched.length > 0

/** Does one write and keeps the search index in step; returns the rows it changed or removed. */
function performer(db: DatabaseSync, prepared: (statement: Statement) => StatementSync): (write: Write) => readonly Raw[] {
  const indexer = memoizeWeak((layout: Layout) => indexRow(db, layout))
  const unindexer = memoizeWeak((layout: Layout) => unindexRow(db, layout))
  return ({ layout, tenant, verb, statement, values, touches }) => {
    const searched = layout.searched.length > 0
    const sql = prepared(statement)
    // Never `run`: it reads the last row number, which after a write to the search index exceeds a JavaScript number. Rows are read as arrays.
    const rows = sql.all(...values) as unknown as Raw[]
    if (searched && verb === 'insert') indexer(layout)(tenant, [...values.slice(layout.tenanted ? 1 : 0), rows[0]?.[0] as SqlValue])
    if (searched && verb === 'remove') for (const raw of rows) unindexer(layout)(raw.at(-1) as SqlValue)
    if (searched && verb === 'change' && [...layout.searched, ...layout.held].some((place) => touches.includes(layout.names[place] as string)))
      for (const raw of rows) indexer(layout)(tenant, raw)
    return verb === 'insert' ? [] : rows
  }
}

/** Does one write. @throws {Conflict} @throws {Lost} @throws {Unavailable} */
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

/** Performs a job inside the transaction that it shares with others. */
export interface JobPerformer {
  /** Inside a savepoint: a job that fails leaves nothing behind, whichever statement failed. */
  readonly guarded: (job: WriteJob) => Results
  /** Without a savepoint, which is quicker. @throws {HalfDone} when the job left changes that must not be committed. */
  readonly hopeful: (job: WriteJob) => Results
}

/** Does jobs one by one, in an open transaction. */
export function jobPerformer(db: DatabaseSync, prepared: (statement: Statement) => StatementSync): JobPerformer {
  const performOne = strictly(performer(db, prepared))
  const [save, release, undo] = ['savepoint job', 'release job', 'rollback to job'].map((text) => db.prepare(text)) as [
    StatementSync,
    StatementSync,
    StatementSync,
  ]

  const guarded = ({ writes, rehearsed }: WriteJob): Results => {
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

  // A statement that fails undoes itself, so a failed first statement leaves nothing. A later one leaves the earlier statements of its job behind.
  const hopeful = ({ writes }: WriteJob): Results => {
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
  return { guarded, hopeful }
}
