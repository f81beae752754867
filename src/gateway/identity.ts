import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { forbidden, Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { AccessToken } from '#model/access-token.ts'
import type { Grant } from '#model/grant.ts'
import type { ProtectedApi } from '#model/protected-api.ts'
import type { User } from '#model/user.ts'
import { authenticateBasic, isBasic, refusedBasic } from '#oauth/client-auth/basic-grant.ts'
import { livingScope } from '#oauth/living-scope.ts'
import { type Scheme, tokenWanted } from '#oauth/proof/challenge.ts'
import { mayAskFor, scopeWithin } from '#oauth/protected-apis.ts'
import { readBearer, type ShownAt, verifyPresented } from '#oauth/tokens/bearer.ts'
import { mayTellUsername } from '#oauth/tokens/claims.ts'
import { subjectOf } from '#oauth/tokens/subject.ts'

/** The caller of an API behind a proxy. */
export interface Identity {
  readonly client: CompiledClient
  readonly user: User | undefined
  /** The presented token; absent for a client that sent its secret. */
  readonly token: AccessToken | undefined
  /** The grant of the person, which tells how they signed in. */
  readonly grant: Grant | undefined
  /** The scopes of the caller at this API. */
  readonly scope: readonly string[]
  readonly scheme: Scheme | 'basic'
  /** Further headers of the answer to the caller. */
  readonly headers: Readonly<Record<string, string>>
}

/** The API call that a proxy asks about. */
export interface AskedCall {
  readonly request: Request
  readonly context: Context
  readonly api: ProtectedApi
  readonly at: ShownAt
}

/** Authenticates the caller by the Authorization header of the original request, which the proxy forwarded. @throws {Refusal} 401, 403 */
export async function identify(call: AskedCall): Promise<Identity> {
  const { request, context, at } = call
  const header = request.headers['authorization']
  if (header === undefined) throw refuseWithChallenge('send an access token: Authorization: Bearer …', context)
  if (isBasic(header)) return identifyClient(call)
  const shown = readBearer(header)
  if (!shown) throw refuseWithChallenge('the Authorization header must be Bearer or DPoP, and an access token; or Basic, for a client that may', context)
  const { token, client, user, grant, scheme, headers } = await verifyPresented(shown, request, context, at)
  const scope = await livingScope(token.scope, { client, user }, context)
  return { client, user, token, grant, scheme, headers, scope: await scopeWithin([at.resource], scope, context) }
}
const refuseWithChallenge = (message: string, context: Context) =>
  new Refusal('unauthorized', 401, message, { headers: tokenWanted(context) }).because({ check: 'token_sent', spec: 'RFC 6750 §2.1' })

async function identifyClient({ request, context, api }: AskedCall): Promise<Identity> {
  const { client, scopes } = await authenticateBasic(request, context).catch((caught) => {
    throw refusedBasic(caught, tokenWanted(context))
  })
  if (!mayAskFor(api, client)) throw forbidden('the client may not use this API').because({ check: 'resource', client_id: client.id, got: api.identifier })
  return { client, user: undefined, token: undefined, grant: undefined, scheme: 'basic', headers: {}, scope: api.scopes.filter((name) => scopes.has(name)) }
}

/** A text for a header: percent-encoded except for printable ASCII without `%`. */
const headerText = (text: string) => text.replaceAll(/[^\x20-\x24\x26-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()))

/**
 * The headers that identify the caller to the API. All are always present, if empty, so that a proxy that copies them overwrites headers of these
 * names that an attacker sent.
 */
export const identityHeaders = ({ client, user, scope }: Identity, context: Context): Readonly<Record<string, string>> => ({
  'x-auth-type': user ? 'user' : 'client',
  'x-auth-subject': headerText(user ? subjectOf(user.id, client, context) : client.id),
  'x-auth-client': headerText(client.id),
  'x-auth-username': user && mayTellUsername(user, scope) ? headerText(user.username) : '',
  'x-auth-scope': scope.join(' '),
  'x-auth-issuer': context.issuer,
})
