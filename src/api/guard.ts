import type { Context } from '#http/context.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { forbidden, notFound, Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { refuseToken } from '#oauth/proof/challenge.ts'
import { type Caller, readCaller } from './caller.ts'
import type { Call, Operation } from './operation.ts'
import { permitOperation } from './permit.ts'
import { markRehearsed, readDryRun, rehearsalContext, writes } from './write/dry-run.ts'
import { runOnce } from './write/idempotent.ts'
import { readReason } from './write/reason.ts'
import { withoutWriteParameters } from './write/write-parameters.ts'

/**
 * An operation as an endpoint: it runs only for a valid token of this tenant with one of the operation's scopes (RFC 6750), or for a client with such
 * a scope that may call with its secret.
 */
export const guardOperation = (operation: Operation): Endpoint => ({
  method: operation.method,
  path: operation.path,
  surface: 'api',
  cors: 'clients',
  ...(operation.bodyLimit === undefined ? {} : { bodyLimit: operation.bodyLimit }),
  ...(operation.metadata === undefined ? {} : { metadata: operation.metadata }),
  handle: async (request, context) => {
    const caller = await readCaller(request, context)
    try {
      const admitted = admitCaller(operation, caller, { request, context })
      const call: Call = { ...admitted, permit: (other, made) => permitOperation(other, made, caller.identity) }
      await permitOperation(operation, call, caller.identity)
      const answer = await answerOf(operation, call)
      return { ...answer, headers: { ...answer.headers, ...caller.headers } }
    } catch (caught) {
      throw caught instanceof Refusal ? caught.because({ client_id: caller.actor.client_id }) : caught
    }
  },
})

/** Authorizes the caller. @throws {Refusal} */
function admitCaller(operation: Operation, { actor, scheme, identity }: Caller, { request, context }: Pick<Call, 'request' | 'context'>): Call {
  // No key holds a control character, and PostgreSQL takes no NUL.
  if (Object.values(request.params).some((part) => /\p{Cc}/u.test(part))) throw notFound('there is nothing at this URL')
  if (!operation.scopes.some((scope) => actor.scopes.has(scope)))
    throw lackOfScope(operation.scopes, scheme, context).because({
      check: 'token_scope',
      spec: 'RFC 6750 §3.1',
      expected: operation.scopes,
      got: [...actor.scopes].join(' '),
    })
  if (operation.central && context.tenant.id !== DEFAULT_TENANT) throw forbidden('this is administered from the default tenant only')
  return { request, context, actor, token: identity.presented?.token, settle: () => {} }
}

function answerOf(operation: Operation, call: Call): Promise<Answer> | Answer {
  if (!writes(operation)) return operation.run(call)
  const isRehearsal = readDryRun(call.request)
  const asked = { ...call, request: withoutWriteParameters(call.request), reason: readReason(call.request) }
  if (isRehearsal) return rehearse(operation, asked)
  return operation.method === 'POST' ? runOnce(operation, asked) : operation.run(asked)
}

const rehearse = async (operation: Operation, call: Call): Promise<Answer> =>
  markRehearsed(await operation.run({ ...call, context: rehearsalContext(call.context) }))

function lackOfScope(scopes: readonly string[], scheme: Caller['scheme'], context: Context): Refusal {
  const fault = {
    error: 'insufficient_scope',
    status: 403,
    message: `the ${scheme === 'basic' ? 'client' : 'access token'} lacks the scope: it takes ${scopes.join(' or ')}`,
    scope: scopes.join(' '),
  }
  return new Refusal('forbidden', 403, fault.message, { headers: refuseToken(scheme === 'basic' ? 'bearer' : scheme, fault, context).headers })
}
