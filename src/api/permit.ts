import type { CompiledClient } from '#clients/find-client.ts'
import { forbidden, Refusal } from '#http/refusal.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import type { User } from '#model/user.ts'
import { askLinkedPolicies, askPolicies, mayAlwaysAdminister } from '#oauth/policies/ask.ts'
import { DEBUG_HEADER } from '#oauth/policies/debug-token.ts'
import { refuseByPolicy } from '#oauth/policies/refuse.ts'
import { type Askers, askerSource, httpSource, sessionOf } from '#oauth/policies/source.ts'
import type { Presented } from '#oauth/tokens/bearer.ts'
import { explainDecision } from '#policy/decide.ts'
import type { Question } from '#policy/points.ts'
import { type Call, type Operation, operationId } from './operation.ts'
import { bodyAsRead } from './write/body-as-read.ts'

/** The client and the person behind a call, and the access token that was presented, if any. */
export interface CallerIdentity {
  readonly client?: CompiledClient | undefined
  readonly user?: User | undefined
  readonly presented?: Presented | undefined
}

/**
 * Asks the policies whether a caller may do an operation that a scope allows. @throws {Refusal} 403; 401 where the person must sign in more strongly
 * (RFC 9470 §3)
 */
export const permitOperation = (operation: Operation, call: Call, identity: CallerIdentity): MaybePromise<void> =>
  andThen(
    askPolicies(call.context, 'operation', () => questionAbout(operation, call, identity)),
    (decision) => {
      if (!decision || decision.effect === 'allow') return operation.off ? demandLinkedPolicy(operation, call, identity) : undefined
      const refused = refuseByPolicy({ decision, scheme: identity.presented?.scheme ?? 'basic' }, call.context)
      // Every 401 has one error code; the challenge names the fault.
      throw refused.status === 401 ? new Refusal('unauthorized', 401, refused.message, { headers: refused.headers }).because(refused.facts) : refused
    },
  )

/** Checks that a policy allows an operation that is off. @throws {Refusal} 403 */
async function demandLinkedPolicy(operation: Operation, call: Call, identity: CallerIdentity): Promise<void> {
  const decision = await askLinkedPolicies(call.context, { ...questionAbout(operation, call, identity), point: 'operation' })
  if (decision.effect === 'allow') return
  throw forbidden(`this is off: no enforced policy that is linked to the operation ${operationId(operation)} allows it`).because({
    check: 'policy',
    decision: explainDecision(decision),
  })
}

function questionAbout(operation: Operation, { request, context, actor }: Call, identity: CallerIdentity): Omit<Question, 'point'> {
  const { client, user, presented } = identity
  const askers: Askers = { client, person: () => user }
  const id = operationId(operation)
  return {
    operation: id,
    client_id: client?.id ?? actor.client_id,
    user_id: user?.id,
    scopes: { takes: operation.scopes, held: [...actor.scopes] },
    request_id: request.id,
    debug: request.headers[DEBUG_HEADER],
    isExempt: () => mayAlwaysAdminister(askers, context),
    source: {
      ...httpSource(request, (body) => bodyAsRead(operation, body)),
      ...askerSource(askers, context),
      operation: () => ({ id, method: operation.method, path: operation.path.replace(/:(\w+)/g, '{$1}') }),
      session: () => sessionOf(presented?.grant),
      token: () => claimsOf(actor, identity),
    },
  }
}

/** The claims of the token that is shown. One of another issuer tells no more than whom it speaks for. */
function claimsOf({ id, client_id, scopes }: Call['actor'], { presented }: CallerIdentity) {
  const known = { sub: id, client_id, scope: [...scopes] }
  if (!presented) return known
  const { audience, issued_at, expires_at, confirmation, claims } = presented.token
  return {
    ...known,
    aud: [...audience],
    iat: Math.floor(issued_at / 1000),
    exp: Math.floor(expires_at / 1000),
    ...(confirmation && { cnf: confirmation }),
    ...(claims?.['act'] !== undefined && { act: claims['act'] }),
  }
}
