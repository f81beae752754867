import { forbidden } from '#http/refusal.ts'
import { decide, linesOf } from '#policy/decide.ts'
import type { Call, Operation } from './operation.ts'

/** Asks the policies whether a caller may do an operation that a scope allows. @throws {Refusal} 403 when one refuses */
export async function permitOperation({ method, path }: Operation, { request, context, actor }: Call): Promise<void> {
  const { type, id, client_id, scopes } = actor
  const decision = await decide(context.policies, {
    point: 'operation',
    tenant: context.tenant.id,
    caller: { type, id, client_id, scopes },
    operation: { method, path },
    target: request.params,
  })
  if (decision.effect === 'allow') return
  throw forbidden(`a policy of this server refuses it: ${decision.reason}`).because({ check: 'policy', expected: linesOf(decision), got: decision.effect })
}
