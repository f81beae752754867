import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { names } from '#app.ts'
import { loadSettings } from '#configuration/load.ts'
import { usesPostgres } from '#configuration/read.ts'
import { root } from '#kit/root.ts'
import { clientCredential } from '#model/client-credential.ts'
import { keyPair } from '#model/key-pair.ts'
import { messageOf } from '#open.ts'
import { before } from '#store/store.ts'
import { type AdministeredTenant, withAdministration } from './administration.ts'
import { CommandFailed, type Shell, showRows } from './shell.ts'

interface DoctorFinding {
  readonly check: string
  readonly state: 'good' | 'look' | 'bad'
  readonly said: string
}

const WEEK = 7 * 86_400_000

/** `gatehouse doctor`: checks for the most frequent faults, and how to fix each. */
export function doctorCommand(program: Command, shell: Shell): void {
  program
    .command('doctor')
    .description('look at settings, database, keys and secrets, and say what to mend')
    .action(async () => {
      const findings = await examine(shell)
      showRows(
        shell,
        findings.map((finding) => ({ ...finding })),
        ['state', 'check', 'said'],
      )
      if (findings.some(({ state }) => state === 'bad')) throw new CommandFailed('Something must be mended; see above.')
    })
}

async function examine(shell: Shell): Promise<readonly DoctorFinding[]> {
  try {
    return await withAdministration(shell, async (administration) => {
      const each = await Promise.all([database(administration), signing(administration), secrets(administration)])
      return [{ check: 'settings', state: 'good', said: 'valid' } as const, address(administration), ...folder(shell), bundle(), ...each]
    })
  } catch (error) {
    return [{ check: 'start', state: 'bad', said: messageOf(error) }]
  }
}

const address = ({ issuer, settings }: AdministeredTenant): DoctorFinding =>
  issuer.startsWith('https:')
    ? {
        check: 'issuer',
        state: settings.trust_proxy.length > 0 ? 'good' : 'look',
        said: `${issuer}${settings.trust_proxy.length > 0 ? '' : '; behind a proxy, list it in trust_proxy'}`,
      }
    : { check: 'issuer', state: 'look', said: `${issuer} is for trying out: others need https` }

function folder(shell: Shell): DoctorFinding[] {
  const settings = loadSettings(shell.env, names)
  const file = join(settings.data, 'master.key')
  if (usesPostgres(settings) || settings.master_key !== undefined || !existsSync(file)) return []
  const open = (statSync(file).mode & 0o077) !== 0
  return [
    {
      check: 'master key',
      state: open ? 'bad' : 'good',
      said: open ? `others may read ${file}: chmod 600 it` : `${file}, readable by its owner only; keep a copy elsewhere`,
    },
  ]
}

function bundle(): DoctorFinding {
  const built = existsSync(join(root, 'dist/web/.built'))
  return { check: 'console', state: built ? 'good' : 'look', said: built ? 'built' : 'not built: `npm start` builds it' }
}

async function database({ store }: AdministeredTenant): Promise<DoctorFinding> {
  const started = performance.now()
  await store.ping()
  return { check: 'database', state: 'good', said: `${store.dialect}, answers in ${(performance.now() - started).toFixed(1)} ms` }
}

/** Makes a signature, which unseals a private key: this proves that the master key belongs to this database. */
async function signing({ context }: AdministeredTenant): Promise<DoctorFinding> {
  const { signing_alg: alg } = context.settings
  const known = names.signing_algs.find((name) => name === alg)
  const keys = await context.db.table(keyPair).find({ state: 'active' }, { limit: 1 })
  if (keys.length === 0 || known === undefined) return { check: 'signing', state: 'good', said: 'a key is made when the first JWT is signed' }
  try {
    await context.keys.sign({ sub: 'doctor' }, 'JWT', { alg: known as Parameters<typeof context.keys.sign>[2]['alg'] })
    return { check: 'signing', state: 'good', said: `${alg}; the master key opens the signing key` }
  } catch (error) {
    return { check: 'signing', state: 'bad', said: `the signing key does not open: ${messageOf(error)}; is this the master key of this database?` }
  }
}

async function secrets({ context }: AdministeredTenant): Promise<DoctorFinding> {
  const soon = await context.db.table(clientCredential).find({ expires_at: before(context.now() + WEEK) }, { limit: 100 })
  const coming = soon.filter(({ expires_at }) => (expires_at ?? 0) > context.now())
  const clients = [...new Set(coming.map(({ client_id }) => client_id))]
  return {
    check: 'secrets',
    state: clients.length > 0 ? 'look' : 'good',
    said: clients.length > 0 ? `expire within a week: ${clients.join(', ')}` : 'none expires within a week',
  }
}
