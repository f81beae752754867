import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { AnyResource } from '#fields/resource.ts'
import { sqlite } from '../schema/dialect.ts'
import { type MigrationOptions, planMigration } from '../schema/migrate.ts'
import { presentIn } from './schema.ts'

/** The statements that would bring an embedded database up to the declarations; it is only read. @throws {SchemaTooNew} */
export function pendingSqlite(path: string, resources: readonly AnyResource[], options?: MigrationOptions): string[] {
  const db = existsSync(path) ? new DatabaseSync(path, { readOnly: true }) : new DatabaseSync(':memory:')
  try {
    return planMigration(sqlite, resources, presentIn(db), options).steps.map(({ text }) => text)
  } finally {
    db.close()
  }
}
