import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { authenticateBasic, isBasic, refusedBasic } from '#oauth/client-auth/basic-grant.ts'
import { livingScope } from '#oauth/living-scope.ts'
import { type Scheme, tokenWanted } from '#oauth/proof/challenge.ts'
import { type Presented, readBearer, verifyPresented } from '#oauth/tokens/bearer.ts'
import { type ForeignToken, findForeignToken } from '#oauth/tokens/foreign-token.ts'
import type { Actor } from './operation.ts'
import type { CallerIdentity } from './permit.ts'

/** The caller, the scheme of its credential, and further headers of the response. */
export interface Caller extends Pick<Presented, 'headers'> {
  readonly actor: Actor
  readonly identity: CallerIdentity
  readonly scheme: Scheme | 'basic'
}

/**
 * Authenticates the caller of an operation: by an access token, or by the id and secret of a client that may use them. Both are looked up in the
 * tenant of the URL, so those of another tenant are unknown.
 * @throws {Refusal} 401
 */
export async function readCaller(request: Request, context: Context): Promise<Caller> {
  const header = request.headers['authorization']
  if (header === undefined) throw refuseCaller('send an access token: Authorization: Bearer …', context)
  if (isBasic(header)) return readClient(request, context)
  const shown = readBearer(header)
  // RFC 6750 §2.1. The other two ways of that section are refused: they leave tokens in logs and forms.
  if (!shown) throw refuseCaller('the Authorization header must be: Bearer or DPoP, and an access token; or Basic, for a client that may', context)
  try {
    const presented = await verifyPresented(shown, request, context)
    const { client, user } = presented
    return { actor: await actorOf(presented, context), identity: { client, user, presented }, scheme: presented.scheme, headers: presented.headers }
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    const foreign = shown.scheme === 'bearer' ? await findForeignToken(context, shown.token) : undefined
    if (foreign) return { actor: foreignActor(foreign), identity: { client: foreign.client, user: foreign.user }, scheme: 'bearer', headers: {} }
    // Every 401 has one error code; the challenge names the fault.
    throw new Refusal('unauthorized', caught.status, caught.message, { headers: caught.headers }).because({
      check: 'token_live',
      spec: 'RFC 6750 §3.1',
      ...caught.facts,
    })
  }
}
const refuseCaller = (message: string, context: Context) =>
  new Refusal('unauthorized', 401, message, { headers: tokenWanted(context) }).because({ check: 'token_sent', spec: 'RFC 6750 §2.1' })

/** The client that calls with its id and secret, as the actor of its own scopes. */
async function readClient(request: Request, context: Context): Promise<Caller> {
  try {
    const { client, scopes } = await authenticateBasic(request, context)
    return { actor: { type: 'client', id: client.id, client_id: client.id, scopes }, identity: { client }, scheme: 'basic', headers: {} }
  } catch (caught) {
    throw refusedBasic(caught, tokenWanted(context))
  }
}

/** The actor of a token. */
async function actorOf(presented: Presented, context: Context): Promise<Actor> {
  const { user_id, client_id } = presented.token
  return {
    type: user_id === undefined ? 'client' : 'user',
    id: user_id ?? client_id,
    client_id,
    scopes: new Set(await livingScope(presented.token.scope, presented, context)),
  }
}

/** The actor of a token of another issuer. The issuer takes the place of the client, because the token was issued to no client of ours. */
const foreignActor = ({ issuer, user, client, scope }: ForeignToken): Actor => ({
  type: client ? 'client' : 'user',
  id: client?.id ?? user?.id ?? '',
  client_id: issuer.id,
  scopes: new Set(scope),
})
