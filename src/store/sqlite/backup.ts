import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import type { AnyResource } from '#fields/resource.ts'
import { sqlite } from '../schema/dialect.ts'
import { planMigration } from '../schema/migrate.ts'
import { presentIn } from './schema.ts'

/** The file cannot be restored, or not to that place; the message is one sentence for the operator. */
export class CannotRestore extends Error {
  override name = 'CannotRestore'
}

const EVERYTHING = 2 ** 31 - 1

/** Makes a database readable by its owner only: with its digests and sealed secrets a thief could guess offline. */
export function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

function syncFile(file: string): void {
  const opened = openSync(file, 'r+')
  fsyncSync(opened)
  closeSync(opened)
}

/** Writes a consistent copy while the database is in use. The file appears when it is whole. */
export async function backupTo(db: DatabaseSync, file: string): Promise<void> {
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  makePrivate(partial)
  // A separate connection sees the database as it is now, whatever is written meanwhile. It copies in one step, because a backup in steps begins
  // again at each write.
  const location = db.location()
  const source = location ? new DatabaseSync(location, { readOnly: true }) : db
  await backup(source, partial, { rate: EVERYTHING })
  if (source !== db) source.close()
  // The copy is one file, without a write-ahead log beside it.
  const copy = new DatabaseSync(partial)
  copy.exec('pragma journal_mode = delete')
  copy.close()
  syncFile(partial)
  renameSync(partial, file)
}

function verify(file: string, resources: readonly AnyResource[]): void {
  if (!existsSync(file)) throw new CannotRestore(`there is no file ${file}`)
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const problems = db.prepare('pragma integrity_check').all()
    if (problems[0]?.['integrity_check'] !== 'ok') throw new CannotRestore(`${file} is damaged: ${String(problems[0]?.['integrity_check'])}`)
    const present = presentIn(db)
    if (!present.recorded) throw new CannotRestore(`${file} is not a backup of Gatehouse`)
    planMigration(sqlite, resources, present)
  } catch (error) {
    throw error instanceof Error && 'errcode' in error ? new CannotRestore(`${file} is not a backup of Gatehouse: ${error.message}`, { cause: error }) : error
  } finally {
    db.close()
  }
}

/** While any process has it open, a database does not leave the write-ahead log. */
function refuseInUse(file: string): void {
  const db = new DatabaseSync(file, { timeout: 0 })
  try {
    const mode = db.prepare('pragma journal_mode = delete').get()?.['journal_mode']
    if (mode !== 'delete') throw new CannotRestore(`${file} is in use: stop the server first`)
  } catch (error) {
    throw error instanceof CannotRestore ? error : new CannotRestore(`${file} is in use: stop the server first`, { cause: error })
  } finally {
    db.close()
  }
}

/**
 * Restores a backup to the place of an embedded database that is not in use. The file that was there is kept; returns its new name.
 * @throws {CannotRestore} @throws {SchemaTooNew}
 */
export function restoreSqlite(backupFile: string, file: string, resources: readonly AnyResource[]): string | undefined {
  verify(backupFile, resources)
  const there = existsSync(file)
  if (there) refuseInUse(file)
  const [partial, replaced] = [`${file}.restoring`, `${file}.replaced`]
  rmSync(partial, { force: true })
  makePrivate(partial)
  copyFileSync(backupFile, partial)
  syncFile(partial)
  if (there) renameSync(file, replaced)
  for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true })
  renameSync(partial, file)
  return there ? replaced : undefined
}
