import { databaseFile } from '#configuration/master-key.ts'
import { usesPostgres } from '#configuration/read.ts'
import { resources } from '#model/all.ts'
import type { Settings } from '#model/settings.ts'
import { openGround } from '#open.ts'

/** The statements that would bring the database up to this program. @throws {SchemaTooNew} */
export async function pendingSteps(settings: Settings): Promise<readonly string[]> {
  if (usesPostgres(settings)) {
    const { pendingPostgres } = await import('#store/postgres/schema.ts')
    return pendingPostgres(settings['database.url'] ?? '', resources)
  }
  const { pendingSqlite } = await import('#store/sqlite/pending.ts')
  return pendingSqlite(databaseFile(settings), resources)
}

/** Migrates the database by opening it, and returns the executed statements. Nodes that migrate at once wait for each other. */
export async function migrateDatabase(settings: Settings, waiting: (sentence: string) => void): Promise<readonly string[]> {
  const steps = await pendingSteps(settings)
  const { store } = await openGround(settings, waiting)
  await store.close()
  return steps
}
