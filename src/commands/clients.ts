import type { Command } from 'commander'
import { ofTenant } from './administration.ts'
import { checkCommand } from './check-clients.ts'
import { firstRows } from './listed.ts'
import { CommandFailed, type Shell, showRow, showRows } from './shell.ts'

const COLUMNS = ['id', 'name', 'active', 'kind', 'owner', 'updated_at']
const path = (id: string) => `/api/clients/${encodeURIComponent(id)}`

/** A list of words as people type them: separated by commas or spaces. */
const splitWords = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '')

interface Creating {
  readonly id?: string
  readonly grants?: string
  readonly redirect?: string
  readonly scopes?: string
  readonly public?: true
  readonly fields?: string
}

function fieldsFrom(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CommandFailed('--fields must be a JSON object, like \'{"access_token_format":"jwt"}\'.', { cause })
  }
}

/** `gatehouse clients …` */
export function clientCommands(program: Command, shell: Shell): void {
  const clients = program.command('clients').description('the applications that ask for tokens')
  const administer = ofTenant(shell, clients)
  clients
    .command('list')
    .description('the newest clients, or those that match')
    .option('--search <text>', 'part of a name or id')
    .option('--limit <n>', 'how many', '50')
    .action((options) => administer(async (administration) => showRows(shell, await firstRows(administration, '/api/clients', options), COLUMNS)))
  clients
    .command('show <id>')
    .description('everything about one client')
    .action((id) => administer(async ({ call }) => showRow(shell, (await call('GET', path(id))).data)))
  checkCommand(clients, shell, administer)
  clients
    .command('create <name>')
    .description('a new client; its secret is shown once')
    .option('--id <client_id>', 'generated unless given')
    .option('--grants <list>', 'e.g. authorization_code,refresh_token')
    .option('--redirect <list>', 'redirect URIs')
    .option('--scopes <list>', 'private scopes it may have')
    .option('--public', 'a client that keeps no secret: a native or single-page application')
    .option('--fields <json>', 'any other fields of a client')
    .action((name, options) => administer(async ({ call }) => showRow(shell, (await call('POST', '/api/clients', newClient(name, options))).data)))
  clients
    .command('disable <id>')
    .description('give it nothing any more; its tokens are dead')
    .action((id) => administer(async ({ call }) => showRow(shell, pickClient((await call('PATCH', path(id), { active: false })).data))))
  clients
    .command('enable <id>')
    .description('take a disabled client back')
    .action((id) => administer(async ({ call }) => showRow(shell, pickClient((await call('PATCH', path(id), { active: true })).data))))
  clients
    .command('secret <id>')
    .description('a further secret, shown once')
    .action((id) => administer(async ({ call }) => showRow(shell, (await call('POST', `${path(id)}/credentials`, {})).data)))
  clients
    .command('delete <id>')
    .description('remove it for ever')
    .action((id) =>
      administer(async ({ call }) => {
        await call('DELETE', path(id))
        shell.tell(`${id} is gone.`)
      }),
    )
}

const pickClient = (row: Readonly<Record<string, unknown>>) => Object.fromEntries(COLUMNS.map((name) => [name, row[name]]))

function newClient(name: string, options: Creating): Readonly<Record<string, unknown>> {
  return {
    name,
    ...(options.id ? { id: options.id } : {}),
    ...(options.grants ? { supported_grant_types: splitWords(options.grants) } : {}),
    ...(options.redirect ? { redirect_uris: splitWords(options.redirect) } : {}),
    ...(options.scopes ? { authorize_scope: true, authorized_scopes: splitWords(options.scopes).map((scope) => ({ name: scope })) } : {}),
    ...(options.public ? { confidential: false, token_endpoint_auth_methods: ['none'] } : {}),
    ...(options.fields ? fieldsFrom(options.fields) : {}),
  }
}
