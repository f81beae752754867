import type { Command } from 'commander'
import { rescueFromPolicies } from '#setup/policy-rescue.ts'
import { ofTenant } from './administration.ts'
import { type Shell, showRows } from './shell.ts'

const COLUMNS = ['id', 'name', 'effect', 'stage', 'engine', 'is_global']

/** `gatehouse policies …` */
export function policyCommands(program: Command, shell: Shell): void {
  const policies = program.command('policies').description('the access policies')
  const administer = ofTenant(shell, policies)
  policies
    .command('list')
    .description('all policies, by name')
    .action(() => administer(async ({ call }) => showRows(shell, (await call('GET', '/api/policies?limit=100')).data, COLUMNS)))
  policies
    .command('rescue')
    .description('put all enforced policies into shadow and end the default of denying, when they locked administrators out')
    .action(() =>
      administer(async ({ context }) => {
        const enforced = await rescueFromPolicies(context)
        const rows = enforced.map(({ id, name, effect, engine }) => ({ id, name, effect, stage: 'shadow', engine }))
        showRows(shell, rows, COLUMNS)
        shell.tell(`${enforced.length} policies are in shadow now, and what no policy allows is not denied. Mend them, and enforce them again.`)
      }),
    )
}
