import type { Context } from '#http/context.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { forbidden, invalidToken, notFound, Refusal, unauthorized } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { grantableScope, scopeTable } from '#oauth/scopes.ts'
import { type VerifiedToken, verifyAccessToken } from '#oauth/tokens/verify.ts'
import { idempotently } from './idempotent.ts'
import type { Actor, Operation } from './operation.ts'

/** An operation as an endpoint: it runs only for who shows a live token of this tenant with one of the operation's scopes (RFC 6750). */
export const guarded = (operation: Operation): Endpoint => ({
  method: operation.method,
  path: operation.path,
  surface: 'api',
  ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
  handle: async (request, context) => {
    const actor = await findActor(request, context)
    // No key holds a control character, and PostgreSQL takes no NUL.
    if (Object.values(request.params).some((part) => /\p{Cc}/u.test(part))) throw notFound('there is nothing at this URL')
    if (!operation.scopes.some((scope) => actor.scopes.has(scope))) throw lacking(operation.scopes)
    if (operation.central && context.tenant.id !== DEFAULT_TENANT) throw forbidden('this is administered from the default tenant only')
    const call = { request, context, actor, settle: () => {} }
    return operation.method === 'POST' ? idempotently(operation, call) : operation.run(call)
  },
})

/** Who the bearer token speaks for. The token is looked up in the tenant of the URL: one of another tenant is unknown there. @throws {Refusal} 401 */
export async function findActor(request: Request, context: Context): Promise<Actor> {
  const presented = bearerToken(request)
  const verified = await verifyAccessToken(context, presented)
  // A token bound to a key is no good to who merely holds it (RFC 9449 §7.1).
  if (!verified || verified.token.confirmation !== undefined) throw dead()
  const { user_id, client_id } = verified.token
  return { type: user_id === undefined ? 'client' : 'user', id: user_id ?? client_id, client_id, scopes: await livingScopes(context, verified) }
}

/** What of the token's scopes its client and person still hold: a role that was taken away must not be of use until the token expires. */
async function livingScopes(context: Context, { token, client, user }: VerifiedToken): Promise<ReadonlySet<string>> {
  const { known } = await scopeTable(context)
  const held = user && { held: await heldScopes(context, user) }
  return new Set(await grantableScope(context, { client, requested: token.scope.filter((name) => known.has(name)), ...held, unheld: 'drop' }))
}

/** RFC 6750 §2.1. The other two ways of that section are refused: they leave tokens in logs and forms. */
function bearerToken(request: Request): string {
  const header = request.headers['authorization']
  if (header === undefined) throw unauthorized('send an access token: Authorization: Bearer …')
  const [, token] = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header) ?? []
  if (token === undefined) throw unauthorized('the Authorization header must be: Bearer and an access token')
  return token
}

/** RFC 6750 §3.1: unknown, expired, revoked and foreign tokens look the same. */
function dead(): Refusal {
  const said = invalidToken('the access token is unknown, expired or revoked')
  return new Refusal('unauthorized', 401, said.message, { headers: { 'www-authenticate': 'Bearer realm="gatehouse", error="invalid_token"' } })
}

function lacking(scopes: readonly string[]): Refusal {
  const wanted = scopes.join(' ')
  return new Refusal('forbidden', 403, `the access token lacks the scope: it takes ${scopes.join(' or ')}`, {
    headers: { 'www-authenticate': `Bearer realm="gatehouse", error="insufficient_scope", scope="${wanted}"` },
  })
}
