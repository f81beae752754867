import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { AnyResource } from '#fields/resource.ts'
import { sqlite } from './dialect.ts'
import { migration } from './migrate.ts'
import { presentIn } from './sqlite-schema.ts'

/** The statements that would bring an embedded database up to the declarations; it is only read. @throws {SchemaTooNew} */
export function pendingSqlite(path: string, resources: readonly AnyResource[]): string[] {
  const db = existsSync(path) ? new DatabaseSync(path, { readOnly: true }) : new DatabaseSync(':memory:')
  try {
    return migration(sqlite, resources, presentIn(db)).steps.map(({ text }) => text)
  } finally {
    db.close()
  }
}
