import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { batchPerTick } from '#kit/batch-per-tick.ts'
import type { Statement } from '../sql.ts'
import type { Engine, Write } from '../tables.ts'
import type { Watchers } from '../watchers.ts'
import { classifySqliteError } from './errors.ts'
import { HalfDone, isSearched, jobPerformer, type Results, type WriteJob } from './job-performer.ts'
import type { Snapshot } from './snapshot.ts'

/** A job, and the promise of its caller. */
interface AwaitedJob extends WriteJob {
  readonly resolve: (results: Results) => void
  readonly reject: (error: unknown) => void
}

// About eight milliseconds of inserts, so that one commit does not hold the loop for long.
const BATCH = 512
// A commit costs as much as ten rows. Two further turns, a few µs each, let requests join that were about to arrive.
const PATIENCE = 2

interface WriterParts {
  readonly db: DatabaseSync
  readonly snapshot: Snapshot
  readonly watchers: Watchers
  readonly prepared: (statement: Statement) => StatementSync
}

/**
 * Group commit: the writes of one turn of the event loop are committed together, and every promise resolves when that commit is on disk. A statement
 * that fails fails its own job only; a commit that fails fails all jobs.
 */
export function writerTo({ db, snapshot, watchers, prepared }: WriterParts): Pick<Engine, 'write' | 'rehearse'> {
  const { guarded: performGuarded, hopeful: performHopeful } = jobPerformer(db, prepared)
  const [begin, commit, rollback] = ['begin immediate', 'commit', 'rollback'].map((text) => db.prepare(text)) as [StatementSync, StatementSync, StatementSync]

  const performAll = (jobs: readonly AwaitedJob[], guarded: boolean): (() => void)[] => {
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

  // Savepoints make SQLite copy each page it touches, and jobs rarely fail after their first statement. So savepoints are used only once a job was
  // half done.
  const performed = (jobs: readonly AwaitedJob[]): (() => void)[] => {
    try {
      return performAll(jobs, false)
    } catch (error) {
      if (!(error instanceof HalfDone)) throw error
      rollback.get()
      return performAll(jobs, true)
    }
  }

  const run = (jobs: readonly AwaitedJob[]) => {
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

  const enqueue = batchPerTick<AwaitedJob>(run, { limit: BATCH, patience: PATIENCE })
  const does = (rehearsed: boolean) => (writes: readonly Write[]) => new Promise<Results>((resolve, reject) => enqueue({ writes, rehearsed, resolve, reject }))
  return { write: does(false), rehearse: does(true) }
}
