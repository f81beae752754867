import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { names } from '#app.ts'
import { loadSettings } from '#configuration/load.ts'
import { databaseFile } from '#configuration/master-key.ts'
import { usesPostgres } from '#configuration/read.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { resources } from '#model/all.ts'
import type { Settings } from '#model/settings.ts'
import { openGround } from '#open.ts'
import { SchemaTooNew } from '#store/schema/migrate.ts'
import { CannotRestore, restoreSqlite } from '#store/sqlite/backup.ts'
import { migrateDatabase, pendingSteps } from './migration.ts'
import { CommandFailed, type Shell } from './shell.ts'

/** `gatehouse migrate`, `backup` and `restore`. */
export function databaseCommands(program: Command, shell: Shell): void {
  program
    .command('migrate')
    .description('bring the database up to this program; the embedded one does so by itself at every start')
    .option('--dry-run', 'only say what would be done')
    .action((options) => migrate(loadSettings(shell.env, names), { dryRun: options.dryRun === true }, shell))
  program
    .command('backup <file>')
    .description('a consistent copy of the embedded database, while the server runs; keep master.key apart from it, and as safe')
    .action((file) => backup(loadSettings(shell.env, names), file, shell))
  program
    .command('restore <file>')
    .description('put a backup in the place of the embedded database; the server must be stopped')
    .action((file) => restore(loadSettings(shell.env, names), file, shell))
}

async function migrate(settings: Settings, { dryRun }: { readonly dryRun: boolean }, shell: Shell): Promise<void> {
  const steps = dryRun ? await pendingSteps(settings) : await migrateDatabase(settings, shell.tell)
  for (const text of steps) shell.write(`${text};\n`)
  shell.tell(steps.length === 0 ? 'The database is up to date.' : dryRun ? `${steps.length} steps would be taken.` : `${steps.length} steps were taken.`)
}

async function backup(settings: Settings, file: string, shell: Shell): Promise<void> {
  if (usesPostgres(settings)) throw new CommandFailed('PostgreSQL has tools of its own for backups: use pg_dump.')
  if (existsSync(file)) throw new CommandFailed(`${file} is there already; name a new file.`)
  const { store } = await openGround(settings)
  try {
    await store.backup(file)
  } finally {
    await store.close()
  }
  shell.tell(`${file} is a copy of the database. It opens under the same master key only.`)
}

/** A running server would continue to write into the file that is about to be replaced. */
async function refuseWhileRunning(settings: Settings): Promise<void> {
  const url = `http://127.0.0.1:${settings['http.port']}/livez`
  const answers = await guardedFetch(['127.0.0.0/8'])(url, { timeout: 1000 }).then(
    ({ body }) => body.includes('live'),
    () => false,
  )
  if (answers) throw new CommandFailed(`A server answers on port ${settings['http.port']}; stop it first.`)
}

async function restore(settings: Settings, file: string, shell: Shell): Promise<void> {
  if (usesPostgres(settings)) throw new CommandFailed('PostgreSQL has tools of its own for backups: use pg_restore.')
  await refuseWhileRunning(settings)
  try {
    const replaced = restoreSqlite(file, databaseFile(settings), resources)
    shell.tell(replaced === undefined ? 'Restored.' : `Restored. What was there before is ${replaced}.`)
  } catch (error) {
    if (error instanceof CannotRestore || error instanceof SchemaTooNew) throw new CommandFailed(`Nothing was restored: ${error.message}.`, { cause: error })
    throw error
  }
}
