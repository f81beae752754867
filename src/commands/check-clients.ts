import type { Command } from 'commander'
import type { AdministeredTenant, ofTenant } from './administration.ts'
import { firstRows } from './listed.ts'
import { type Shell, showRows } from './shell.ts'

const FINDING = ['severity', 'rule', 'weight', 'sentence', 'spec', 'fix']
const BROKEN = ['profile', 'mode', 'rule', 'sentence', 'spec', 'fix']
const CLIENT = ['score', 'hardening', 'id', 'name', 'mend']

interface ReadProfile {
  readonly name: string
  readonly mode: string
  readonly rules: readonly Readonly<Record<string, unknown>>[]
}

async function checkOne(shell: Shell, { call }: AdministeredTenant, id: string): Promise<void> {
  const { data } = await call('GET', `/api/clients/${encodeURIComponent(id)}/posture`)
  if (shell.json()) return shell.write(`${JSON.stringify(data, null, 2)}\n`)
  const findings = data['findings'] as readonly Readonly<Record<string, unknown>>[]
  if (findings.length > 0) showRows(shell, findings, FINDING)
  const held = (data['profiles'] as readonly ReadProfile[]).filter(({ mode }) => mode !== 'none')
  const broken = held.flatMap(({ name, mode, rules }) => rules.filter((rule) => rule['broken'] === true).map((rule) => ({ profile: name, mode, ...rule })))
  if (broken.length > 0) showRows(shell, broken, BROKEN)
  const toMend = findings.filter(({ severity }) => severity === 'mend').length
  shell.tell(`${id} has ${data['score']} of 100, with ${data['hardening']}% of its hardening; ${toMend} to mend.`)
}

/** `gatehouse clients check`: the posture of one client, or of all clients, the worst first. */
export function checkCommand(clients: Command, shell: Shell, administer: ReturnType<typeof ofTenant>): void {
  clients
    .command('check [id]')
    .description('how far a client is from the secure defaults, and its fixes; without an id: all, the worst first')
    .option('--limit <n>', 'how many clients', '50')
    .action((id: string | undefined, options) =>
      administer(async (administration) =>
        id === undefined ? showRows(shell, await firstRows(administration, '/api/posture', options), CLIENT) : checkOne(shell, administration, id),
      ),
    )
}
