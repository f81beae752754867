import { pino } from 'pino'
import { compose, names } from '#app.ts'
import { secretsOf } from '#banner.ts'
import { bootstrap } from '#bootstrap.ts'
import { loadSettings } from '#configuration/load.ts'
import type { Context } from '#http/context.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { privateScopes } from '#login/furnishing.ts'
import { findClient } from '#oauth/find-client.ts'
import { issue } from '#oauth/tokens/issue.ts'
import { type Ground, openGround } from '#open.ts'
import { CommandFailed, type Shell } from './shell.ts'

type Body = Readonly<Record<string, unknown>>

/** The server without its listener: commands ask its own API, so that what they do is checked and recorded like everything else. */
export interface Administration extends Ground {
  readonly context: Context
  /** `data` of the answer, with whatever stands beside it. @throws {CommandFailed} */
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body): Promise<Answered>
  /** A token of the administration client. */
  token(scope: readonly string[], seconds?: number): Promise<{ readonly access_token: string; readonly expires_in: number }>
}
interface Answered {
  readonly data: Body & readonly Body[]
  readonly page?: { readonly next: string | null }
}

/** Opens the database of the settings, lets `work` administer it, and closes it again. */
export async function administering<T>(shell: Shell, work: (administration: Administration) => Promise<T>): Promise<T> {
  const ground = await openGround(loadSettings(shell.env, names), shell.tell)
  try {
    return await work(await administration(ground, shell))
  } finally {
    await ground.store.close()
  }
}

async function administration(ground: Ground, shell: Shell): Promise<Administration> {
  const { store, vault, settings, issuer } = ground
  const tally = { happened: () => {}, used: () => {} }
  const first = await bootstrap({ store, vault, settings, issuer, names, now: Date.now })
  if (first.password ?? first.client_secret) shell.tell(secretsOf(first))
  const { server, contexts } = compose({
    store,
    vault,
    settings,
    issuer,
    log: pino({ level: 'silent' }),
    tally,
    fetch: guardedFetch(settings.allow_private_fetch),
  })
  const context = await contexts.find()
  if (!context) throw new CommandFailed('The default tenant is not active.')
  const token = (scope: readonly string[], seconds?: number) => adminToken(context, scope, seconds)
  let bearer: string | undefined
  return {
    ...ground,
    context,
    token,
    async call(method, path, body) {
      bearer ??= (await token(privateScopes, 60)).access_token
      const headers = { authorization: `Bearer ${bearer}`, ...(body ? { 'content-type': 'application/json' } : {}) }
      const answer = await server.inject({ method, url: path, headers, ...(body ? { payload: JSON.stringify(body) } : {}) })
      const said = answer.payload === '' ? {} : answer.json()
      if (answer.statusCode >= 400) throw new CommandFailed(sentenceOf(said))
      return said
    },
  }
}

function sentenceOf({ detail, title, errors = {} }: { detail?: string; title?: string; errors?: Readonly<Record<string, readonly string[]>> }): string {
  const fields = Object.entries(errors).map(([field, messages]) => `  ${field} ${messages.join('; ')}`)
  return [`${detail ?? title ?? 'The request was refused'}.`.replace(/\.\.$/, '.'), ...fields].join('\n')
}

/** Whoever can read database and master key is the operator: no secret is asked of them. */
async function adminToken(context: Context, scope: readonly string[], seconds?: number) {
  const id = context.settings['admin.client_id']
  const client = await findClient(context, id)
  if (!client) throw new CommandFailed(`There is no client ${id}.`)
  const lacking = scope.filter((name) => !client.authorized_scopes.some((held) => held.name === name))
  if (lacking.length > 0) throw new CommandFailed(`The client ${id} does not hold ${lacking.join(', ')}.`)
  const entitlement = { subject: id, scope, audience: [], grant_type: 'client_credentials', ...(seconds ? { not_after: context.now() + seconds * 1000 } : {}) }
  return issue(entitlement, { client, method: 'none' }, context)
}
