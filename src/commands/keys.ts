import type { Command } from 'commander'
import { ofTenant } from './administration.ts'
import { CommandFailed, type Shell, showRow, showRows } from './shell.ts'

const COLUMNS = ['id', 'type', 'alg', 'state', 'is_default', 'client_id', 'signs_at', 'retires_at', 'last_used_at']

/** `gatehouse keys …` */
export function keyCommands(program: Command, shell: Shell): void {
  const keys = program.command('keys').description('the key pairs that sign tokens')
  const administer = ofTenant(shell, keys)
  keys
    .command('list')
    .description('all key pairs, the newest first')
    .action(() => administer(async ({ call }) => showRows(shell, (await call('GET', '/api/key-pairs?limit=100')).data, COLUMNS)))
  keys
    .command('rotate [id]')
    .description('replace a key, the default one unless named; the old one stays published until what it signed has expired')
    .option('--withdraw', 'publish the old one no longer: it is known to somebody else')
    .action((id, options) =>
      administer(async ({ call }) => {
        const all = (await call('GET', '/api/key-pairs?limit=100')).data
        const chosen = id ?? all.find((row) => row['is_default'] === true && row['state'] === 'active')?.['id']
        if (chosen === undefined) throw new CommandFailed('There is no default key yet: one is made when the first JWT is signed.')
        const path = `/api/key-pairs/${encodeURIComponent(String(chosen))}/rotate`
        showRow(shell, (await call('POST', path, options.withdraw ? { withdraw: true } : {})).data)
      }),
    )
}
