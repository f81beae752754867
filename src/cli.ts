import { Command } from 'commander'
import { applyCommand } from '#commands/apply.ts'
import { clientCommands } from '#commands/clients.ts'
import { configurationCommands } from '#commands/configuration.ts'
import { databaseCommands } from '#commands/database.ts'
import { deriveCommand } from '#commands/derive.ts'
import { doctorCommand } from '#commands/doctor.ts'
import { keyCommands } from '#commands/keys.ts'
import { policyCommands } from '#commands/policies.ts'
import { CommandFailed, type Shell } from '#commands/shell.ts'
import { tokenCommands } from '#commands/tokens.ts'
import { userCommands } from '#commands/users.ts'
import { BadSettings } from '#configuration/fault.ts'
import { CannotStart } from './open.ts'
import { main } from './program.ts'

const program = new Command('gatehouse')
  .description('An OAuth 2.1 and OpenID Connect authorization server.')
  .option('--json', 'answer with JSON')
  .showHelpAfterError('`gatehouse --help` lists the commands.')

const shell: Shell = {
  env: process.env,
  json: () => program.opts()['json'] === true,
  write: (text) => void process.stdout.write(text),
  tell: (sentence) => void process.stderr.write(`${sentence}\n`),
}

program.command('serve').description('start the server').action(main)
for (const add of [
  databaseCommands,
  configurationCommands,
  applyCommand,
  keyCommands,
  clientCommands,
  policyCommands,
  userCommands,
  tokenCommands,
  doctorCommand,
  deriveCommand,
])
  add(program, shell)

/** The command line. A failure is one sentence with exit code 1; a bug shows its stack. */
try {
  await program.parseAsync()
} catch (error) {
  const known = error instanceof CommandFailed || error instanceof BadSettings || error instanceof CannotStart
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 1
}
