import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { names } from '#app.ts'
import { applyBundleFile } from '#bundle.ts'
import { loadSettings } from '#configuration/load.ts'
import { databaseFile } from '#configuration/master-key.ts'
import { usesPostgres } from '#configuration/read.ts'
import { openGround } from '#open.ts'
import { isFurnished } from '#setup/first-start.ts'
import { followDatabase } from '#store/database-clock.ts'
import { CommandFailed, type Shell, showRows } from './shell.ts'

const COLUMNS = ['place', 'resource', 'key', 'outcome']

interface ApplyOptions {
  readonly tenant?: string
  readonly dryRun?: true
}

/** `gatehouse apply <file>` */
export function applyCommand(program: Command, shell: Shell): void {
  program
    .command('apply <file>')
    .description('make or change what a YAML or JSON file lists (scopes, roles, apis, clients …): all of it or nothing')
    .option('--tenant <slug>', 'in this tenant; in the default one unless said')
    .option('--dry-run', 'check everything and write nothing')
    .action((file: string, options: ApplyOptions) => apply(shell, file, options))
}

async function apply(shell: Shell, path: string, { tenant, dryRun }: ApplyOptions): Promise<void> {
  const settings = loadSettings(shell.env, names)
  // Opening it would make it.
  if (!usesPostgres(settings) && !existsSync(databaseFile(settings))) throw neverStarted()
  const ground = await openGround(settings, shell.tell)
  try {
    if (!(await isFurnished(ground.store))) throw neverStarted()
    const { now, stop } = await followDatabase(ground.store)
    stop()
    const applied = await applyBundleFile({ ...ground, path, slug: tenant, now, rehearse: dryRun === true, tellsSecrets: true })
    // Of a rehearsal no secret works.
    showRows(
      shell,
      applied.map(({ secret, ...row }) => (dryRun || secret === undefined ? row : { ...row, secret })),
      [...COLUMNS, ...(dryRun ? [] : ['secret'])],
    )
  } finally {
    await ground.store.close()
  }
}

const neverStarted = () => new CommandFailed('There is no database yet: start the server first, with `gatehouse serve`, or name the file in `bundle.path`.')
