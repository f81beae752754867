import { z } from 'zod'
import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Params } from '#http/request.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { grantType } from '../contracts.ts'
import { readDetails } from '../details/request.ts'
import { refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope, ignoreUnknown, readScope } from '../scopes.ts'
import type { Entitlement } from '../tokens/entitlement.ts'

/**
 * The client credentials grant (RFC 6749 §4.4): a client acts for itself. Without `scope` the token carries no scopes. No refresh token is issued
 * (RFC 6749 §4.4.3), because the client can ask again at any time.
 */
export const clientCredentials = grantType({
  type: 'client_credentials',
  spec: 'RFC 6749 §4.4',
  params: z.object({ scope: z.string().optional(), resource: z.string().optional(), authorization_details: z.string().optional() }),
  demandsProof: requiresProof.client_credentials,
  recheck: entitleClient,
  redeem: ({ params, caller: { client }, context }) => entitleClient(params, client, context),
})

/** The entitlement of a client that acts for itself (RFC 6749 §4.4). @throws {Refusal} `invalid_scope`, `invalid_target` */
export async function entitleClient(params: Params, client: CompiledClient, context: Context): Promise<Entitlement> {
  const scopes = await ignoreUnknown(context, client, readScope(params['scope']))
  const scope = await grantableScope(context, { client, requested: scopes })
  const audience = await resolveAudience(context, { client, grant_type: 'client_credentials', requested: params['resource'] })
  if (audience.length > 0) await refuseForeignScopes(audience, scope, context)
  const requested = params['authorization_details']
  const authorization_details = requested === undefined ? undefined : await readDetails(requested, client, context)
  return { authorization_details, subject: client.id, scope, audience, grant_type: 'client_credentials' }
}
