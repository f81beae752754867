import type { Context } from '#http/context.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { forbidden, notFound, Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { livingScope } from '#oauth/living-scope.ts'
import { refuseToken, type Scheme, tokenWanted } from '#oauth/proof/challenge.ts'
import { type Presented, readBearer, verifyPresented } from '#oauth/tokens/bearer.ts'
import { type ForeignToken, findForeignToken } from '#oauth/tokens/foreign-token.ts'
import type { Actor, Call, Operation } from './operation.ts'
import { permitOperation } from './permit.ts'
import { readDryRun, rehearsed, rehearsing, withoutDryRun, writes } from './write/dry-run.ts'
import { runOnce } from './write/idempotent.ts'

/** An operation as an endpoint: it runs only for who shows a live token of this tenant with one of the operation's scopes (RFC 6750). */
export const guardOperation = (operation: Operation): Endpoint => ({
  method: operation.method,
  path: operation.path,
  surface: 'api',
  cors: 'clients',
  ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
  handle: async (request, context) => {
    const caller = await readCaller(request, context)
    try {
      const call = admit(operation, caller, { request, context })
      if (context.policies.length > 0) await permitOperation(operation, call)
      const answer = await answerOf(operation, call)
      return { ...answer, headers: { ...answer.headers, ...caller.headers } }
    } catch (caught) {
      throw caught instanceof Refusal ? caught.because({ client_id: caller.actor.client_id }) : caught
    }
  },
})

/** Lets in who may. @throws {Refusal} */
function admit(operation: Operation, { actor, scheme }: Caller, { request, context }: Pick<Call, 'request' | 'context'>): Call {
  // No key holds a control character, and PostgreSQL takes no NUL.
  if (Object.values(request.params).some((part) => /\p{Cc}/u.test(part))) throw notFound('there is nothing at this URL')
  if (!operation.scopes.some((scope) => actor.scopes.has(scope)))
    throw lacking(operation.scopes, scheme, context).because({
      check: 'token_scope',
      spec: 'RFC 6750 §3.1',
      expected: operation.scopes,
      got: [...actor.scopes].join(' '),
    })
  if (operation.central && context.tenant.id !== DEFAULT_TENANT) throw forbidden('this is administered from the default tenant only')
  return { request, context, actor, settle: () => {} }
}

function answerOf(operation: Operation, call: Call): Promise<Answer> | Answer {
  if (!writes(operation)) return operation.run(call)
  const isRehearsal = readDryRun(call.request)
  const asked = { ...call, request: withoutDryRun(call.request) }
  if (isRehearsal) return rehearse(operation, asked)
  return operation.method === 'POST' ? runOnce(operation, asked) : operation.run(asked)
}

const rehearse = async (operation: Operation, call: Call): Promise<Answer> => rehearsed(await operation.run({ ...call, context: rehearsing(call.context) }))

/** The caller, the scheme of the token, and further headers of the response. */
interface Caller extends Pick<Presented, 'scheme' | 'headers'> {
  readonly actor: Actor
}

/** The token that the request shows. It is looked up in the tenant of the URL: one of another tenant is unknown there. @throws {Refusal} 401 */
async function readCaller(request: Request, context: Context): Promise<Caller> {
  const header = request.headers['authorization']
  if (header === undefined) throw unauthorized('send an access token: Authorization: Bearer …', context)
  const shown = readBearer(header)
  // RFC 6750 §2.1. The other two ways of that section are refused: they leave tokens in logs and forms.
  if (!shown) throw unauthorized('the Authorization header must be: Bearer or DPoP, and an access token', context)
  try {
    const presented = await verifyPresented(shown, request, context)
    return { actor: await actorOf(presented, context), scheme: presented.scheme, headers: presented.headers }
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    const foreign = shown.scheme === 'bearer' ? await findForeignToken(context, shown.token) : undefined
    if (foreign) return { actor: foreignActor(foreign), scheme: 'bearer', headers: {} }
    // The challenge says it more closely; the code of whatever is 401 is one.
    throw new Refusal('unauthorized', caught.status, caught.message, { headers: caught.headers }).because({
      check: 'token_live',
      spec: 'RFC 6750 §3.1',
      ...caught.facts,
    })
  }
}
const unauthorized = (message: string, context: Context) =>
  new Refusal('unauthorized', 401, message, { headers: tokenWanted(context) }).because({ check: 'token_sent', spec: 'RFC 6750 §2.1' })

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

/** The actor of a token of another issuer. The issuer stands in the place of the client: no client of ours has had the token. */
const foreignActor = ({ issuer, user, client, scope }: ForeignToken): Actor => ({
  type: client ? 'client' : 'user',
  id: client?.id ?? user?.id ?? '',
  client_id: issuer.id,
  scopes: new Set(scope),
})

function lacking(scopes: readonly string[], scheme: Scheme, context: Context): Refusal {
  const fault = {
    error: 'insufficient_scope',
    status: 403,
    message: `the access token lacks the scope: it takes ${scopes.join(' or ')}`,
    scope: scopes.join(' '),
  }
  return new Refusal('forbidden', 403, fault.message, { headers: refuseToken(scheme, fault, context).headers })
}
