import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import type { Context } from '#http/context.ts'
import { invalidScope, invalidTarget } from '#http/refusal.ts'
import { protectedApi } from '#model/protected-api.ts'
import { adminScopes, OWN_ACCOUNT, scopesOfPeople } from '#model/system-scopes.ts'
import { heldScopes } from '../held-scopes.ts'
import { findApi, ownResource, refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope, readScope } from '../scopes.ts'
import type { Subject } from './subject.ts'
import { TOKEN_EXCHANGE } from './token-types.ts'

/** The requested token of an exchange, with the client. */
export interface ExchangeRequest {
  readonly client: CompiledClient
  readonly context: Context
  readonly subject: Subject
  /** The values of `resource` and `audience`, each joined by spaces. */
  readonly resource: string | undefined
  readonly audience: string | undefined
  readonly scope: string | undefined
}

/** The API that a value of `audience` names (RFC 8693 §2.1): by its identifier, or by the client that represents it. */
async function apiNamed(name: string, context: Context): Promise<string> {
  if (name === ownResource(context) || (await findApi(context, name))) return name
  const [api] = await context.db.table(protectedApi).find({ client_id: name }, { limit: 1 })
  return api?.identifier ?? name
}

/**
 * The APIs of the exchanged token: those of the subject token, unless the request or the settings of the client name others. An API that the subject
 * token is not for must be listed in the settings, because an exchange takes a token to a place where its subject did not send it.
 * @throws {Refusal} `invalid_target` (RFC 8693 §2.2.2)
 */
export async function targetsOf({ client, context, subject, resource, audience }: ExchangeRequest): Promise<readonly string[]> {
  const settings = perGrant(client, TOKEN_EXCHANGE)
  const named = [...(resource?.split(' ') ?? []), ...(await Promise.all((audience?.split(' ') ?? []).map((name) => apiNamed(name, context))))]
  const given = subject.audience.length > 0 ? subject.audience : [ownResource(context)]
  const wanted = named.length > 0 ? named : (settings.audience ?? subject.audience)
  const expected = [...given, ...settings.exchange.target_audiences]
  const beyond = wanted.find((name) => !expected.includes(name))
  if (beyond !== undefined)
    throw invalidTarget(`this client may not exchange the token for one for ${beyond.slice(0, 2048)}`).because({
      check: 'resource',
      spec: 'RFC 8693 §2.2.2',
      expected,
      got: beyond,
    })
  return resolveAudience(context, { client, grant_type: TOKEN_EXCHANGE, requested: wanted.length > 0 ? wanted.join(' ') : undefined })
}

/** The scopes that cannot be exchanged: powers over this server and over the account of a person stay with the client that holds them. */
export const unexchanged: ReadonlySet<string> = new Set([...adminScopes, OWN_ACCOUNT, 'clients:manage:own'])

/**
 * The scopes of the exchanged token: those of the subject token or some of them, never more, as far as this client may carry them.
 * @throws {Refusal} `invalid_scope`
 */
export async function exchangedScope({ client, context, subject, scope }: ExchangeRequest, audience: readonly string[]): Promise<readonly string[]> {
  const requested = readScope(scope)
  const beyond = requested.find((name) => !subject.scope.includes(name))
  if (beyond !== undefined)
    throw invalidScope(`the subject token does not carry the scope ${beyond.slice(0, 256)}; exchanging it cannot add to it`).because({
      check: 'scope_held',
      spec: 'RFC 8693 §2.1',
      expected: subject.scope,
      got: beyond,
    })
  const mayPass = (name: string) => subject.issued_to === client.id || !unexchanged.has(name)
  const withheld = requested.find((name) => !mayPass(name))
  if (withheld !== undefined)
    throw invalidScope(`the scope ${withheld} is not handed on: it stays with the client that it was given to`).because({ check: 'scope_held', got: withheld })
  const wanted = (requested.length > 0 ? requested : subject.scope).filter(mayPass)
  const unheld = requested.length > 0 ? 'refuse' : 'drop'
  const { user } = subject
  const held = user && (await heldScopes(context, user, client))
  const allowed = await grantableScope(context, {
    client,
    requested: held ? wanted : wanted.filter((name) => !scopesOfPeople.has(name)),
    unheld,
    ...(held && { held }),
  })
  if (requested.length > 0 && audience.length > 0) await refuseForeignScopes(audience, allowed, context)
  return allowed
}
