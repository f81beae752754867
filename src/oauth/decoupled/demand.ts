import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidScope } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import type { DecoupledRequest } from '#model/decoupled-request.ts'
import { readDetails } from '../details/request.ts'
import { refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { readScope, scopeTable } from '../scopes.ts'

/**
 * The scopes, APIs and authorization details that a request on another device asks for. All scopes must exist; what the person may grant shows when
 * they sign in. @throws {Refusal} `invalid_scope`, `invalid_target`, `invalid_authorization_details`
 */
export async function readDemand(
  params: Params,
  { client, grant_type, context }: { readonly client: CompiledClient; readonly grant_type: string; readonly context: Context },
): Promise<Pick<DecoupledRequest, 'scope' | 'audience' | 'authorization_details'>> {
  const [scope, { known }] = [readScope(params['scope']), await scopeTable(context)]
  const unknown = scope.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw invalidScope(`there is no scope ${unknown.slice(0, 256)}`).because({ check: 'scope_known', spec: 'RFC 6749 §3.3', got: unknown })
  const audience = await resolveAudience(context, { client, grant_type, requested: params['resource'] })
  await refuseForeignScopes(audience, scope, context)
  const details = params['authorization_details']
  return {
    scope: [...scope],
    audience: [...audience],
    ...(details !== undefined && { authorization_details: [...(await readDetails(details, client, context))] }),
  }
}
