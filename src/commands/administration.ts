import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { pino } from 'pino'
import { type App, compose, names } from '#app.ts'
import { findClient } from '#clients/find-client.ts'
import { loadSettings } from '#configuration/load.ts'
import { databaseFile } from '#configuration/master-key.ts'
import { usesPostgres } from '#configuration/read.ts'
import { noExplanations } from '#events/explanations.ts'
import type { Context } from '#http/context.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { issue } from '#oauth/tokens/issue.ts'
import { type Ground, openGround } from '#open.ts'
import { findAdminClient } from '#setup/admin-client.ts'
import { isFurnished } from '#setup/first-start.ts'
import { privateScopes } from '#setup/furniture.ts'
import { followDatabase } from '#store/database-clock.ts'
import type { JobKind } from '#work/job-kind.ts'
import { openWork, type Work } from '#work/runner.ts'
import { CommandFailed, type Shell } from './shell.ts'

type Body = Readonly<Record<string, unknown>>
/** In seconds: a token for the requests of one command. */
const BRIEF = 60

/** The server without its listener: commands ask its own API, so that what they do is checked and recorded like everything else. */
export interface AdministeredTenant extends Ground {
  readonly context: Context
  /** The answer: `data` and the members beside it. @throws {CommandFailed} */
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body): Promise<ApiAnswer>
  /** The answer as it is sent, for files. @throws {CommandFailed} */
  read(path: string): Promise<{ readonly text: string; readonly link: string | undefined }>
  /** Background work of these kinds alone, done by this command: no server need run. */
  workOn(...kinds: readonly JobKind<Context>[]): Work
  /** A token of the administration client; with all its scopes by default. */
  token(scope: readonly string[] | undefined, seconds?: number): Promise<{ readonly access_token: string; readonly expires_in: number }>
}
interface ApiAnswer {
  readonly data: Body & readonly Body[]
  readonly page?: { readonly next: string | null }
}

type Task<T> = (administration: AdministeredTenant) => Promise<T>

/** Adds the option `--tenant` to a command. @returns a function that administers the chosen tenant. */
export function ofTenant(shell: Shell, command: Command): <T>(work: Task<T>) => Promise<T> {
  command.option('--tenant <slug>', 'the tenant; the default one if absent')
  return (work) => withAdministration(shell, work, command.opts()['tenant'])
}

/** Opens the database of the settings, lets `work` administer a tenant of it, and closes it again. */
export async function withAdministration<T>(shell: Shell, work: Task<T>, slug?: string): Promise<T> {
  const settings = loadSettings(shell.env, names)
  // Opening a database file that does not exist would create it.
  if (!usesPostgres(settings) && !existsSync(databaseFile(settings))) throw neverStarted(`${databaseFile(settings)} does not exist`)
  const ground = await openGround(settings, shell.tell)
  try {
    return await work(await openAdministration(ground, slug))
  } finally {
    await ground.store.close()
  }
}

/** Only the server makes initial rows: a command may run with other settings, and a reading command must not change anything. */
const neverStarted = (why: string) => new CommandFailed(`${why}: start the server with this database first, with \`gatehouse serve\`.`)

async function openAdministration(ground: Ground, slug: string | undefined): Promise<AdministeredTenant> {
  const { store, vault, settings, issuer } = ground
  const tally = { happened: () => {}, used: () => {} }
  if (!(await isFurnished(store))) throw neverStarted('The database is empty')
  const { now, stop } = await followDatabase(store)
  // A command ends before its clock could drift.
  stop()
  const log = pino({ level: 'silent' })
  const { server, contexts } = compose({
    now,
    store,
    vault,
    settings,
    issuer,
    log,
    tally,
    explanations: noExplanations,
    fetch: guardedFetch(settings.allow_private_fetch),
  })
  const context = await contexts.find(slug)
  if (!context) throw new CommandFailed(slug === undefined ? 'The default tenant is not active.' : `There is no active tenant ${slug}.`)
  const base = slug === undefined ? '' : `/t/${slug}`
  const token: AdministeredTenant['token'] = (scope, seconds) => adminToken(context, scope, seconds)
  const ask = asking(server, base, async () => (await token(undefined, BRIEF)).access_token)
  return {
    ...ground,
    context,
    token,
    async call(method, path, body) {
      const answer = await ask(method, path, body)
      return answer.payload === '' ? ({} as ApiAnswer) : answer.json<ApiAnswer>()
    },
    async read(path) {
      const { payload, headers } = await ask('GET', path)
      return { text: payload, link: typeof headers['link'] === 'string' ? headers['link'] : undefined }
    },
    workOn: (...kinds) => openWork({ store, log, now, node: 'command', kinds, contextOf: (id) => contexts.of(id) }),
  }
}

/** Asks the API with a token that is renewed before it expires. @throws {CommandFailed} what was refused */
function asking(server: App['server'], base: string, token: () => Promise<string>) {
  let held: { readonly bearer: string; readonly until: number } | undefined
  return async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body) => {
    if (!held || held.until < performance.now()) held = { bearer: await token(), until: performance.now() + (BRIEF * 1000) / 2 }
    const headers = { authorization: `Bearer ${held.bearer}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const answer = await server.inject({ method, url: base + path, headers, ...(body ? { payload: JSON.stringify(body) } : {}) })
    if (answer.statusCode >= 400) throw new CommandFailed(sentenceOf(answer.json()))
    return answer
  }
}

function sentenceOf({ detail, title, errors = {} }: { detail?: string; title?: string; errors?: Readonly<Record<string, readonly string[]>> }): string {
  const fields = Object.entries(errors).map(([field, messages]) => `  ${field} ${messages.join('; ')}`)
  return [`${detail ?? title ?? 'The request was refused'}.`.replace(/\.\.$/, '.'), ...fields].join('\n')
}

/** A process that can read the database and the master key belongs to the operator, so no secret is required. */
async function adminToken(context: Context, wanted: readonly string[] | undefined, seconds?: number) {
  const found = await findAdminClient(context.db, context.settings['admin.client_id'])
  const client = found && (await findClient(context, found.id))
  if (!client) throw new CommandFailed('There is no administration client: start the server, which makes one.')
  const { id } = client
  const isHeld = (name: string) => client.authorized_scopes.some((held) => held.name === name)
  const scope = wanted ?? privateScopes.filter(isHeld)
  const lacking = scope.filter((name) => !isHeld(name))
  if (lacking.length > 0) throw new CommandFailed(`The client ${id} does not hold ${lacking.join(', ')}.`)
  const entitlement = { subject: id, scope, audience: [], grant_type: 'client_credentials', ...(seconds ? { not_after: context.now() + seconds * 1000 } : {}) }
  const { access_token, expires_in } = await issue(entitlement, { caller: { client, method: 'none' }, context })
  if (access_token === undefined || expires_in === undefined) throw new Error('no access token was issued')
  return { access_token, expires_in }
}
