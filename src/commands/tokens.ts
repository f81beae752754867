import type { Command } from 'commander'
import { ofTenant } from './administration.ts'
import { CommandFailed, type Shell, showRow } from './shell.ts'

/** `gatehouse token` and `gatehouse tokens …` */
export function tokenCommands(program: Command, shell: Shell): void {
  const token = program
    .command('token')
    .description('a token of the administration client, for scripts and for trying out')
    .option('--scope <list>', 'scopes separated by spaces; all that it holds unless said')
  const administer = ofTenant(shell, token)
  token.action((options) =>
    administer(async ({ token: make }) => {
      const answer = await make(options.scope ? options.scope.split(/[\s,]+/) : undefined)
      if (shell.json()) showRow(shell, answer)
      else shell.write(`${answer.access_token}\n`)
    }),
  )
  const tokens = program.command('tokens').description('the tokens that were issued')
  const administerAll = ofTenant(shell, tokens)
  tokens
    .command('revoke')
    .description('make all tokens of a client, a person, or a person at a client dead at once')
    .option('--client <id>', 'of this client')
    .option('--user <id>', 'of this person')
    .action((options) =>
      administerAll(async ({ call }) => {
        if (!options.client && !options.user) throw new CommandFailed('Say whose: --client, --user, or both.')
        const whose = { ...(options.client ? { client_id: options.client } : {}), ...(options.user ? { user_id: options.user } : {}) }
        await call('POST', '/api/tokens/revoke', whose)
        shell.tell('They are dead.')
      }),
    )
}
