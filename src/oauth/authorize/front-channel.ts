import type { Params } from '#http/request.ts'
import type { Grant } from '#model/grant.ts'
import type { Batch } from '#store/store.ts'
import { claimsAbout } from '../tokens/claims.ts'
import type { Entitlement, IdTokenContent } from '../tokens/entitlement.ts'
import { entitlementOfGrant, idTokenContent } from '../tokens/from-grant.ts'
import { issue } from '../tokens/issue.ts'
import { hasResponseType } from './authorization-request.ts'
import type { Certain } from './person.ts'

/** The rows that are written with the tokens, and the code that is sent beside them. */
export interface Accompanied {
  readonly record: (batch: Batch) => void
  readonly code: string | undefined
}

/**
 * The tokens in the authorization response itself (OIDC Core §3.2, §3.3), where the implicit grant is switched on. `record` is written in their
 * batch.
 */
export async function frontChannelTokens(request: Certain, granted: Grant, { record, code }: Accompanied): Promise<Params> {
  const { demand, context, signedIn } = request
  const { client } = demand
  const entitlement: Entitlement = {
    ...entitlementOfGrant(granted, { client, user: signedIn.user, context }),
    scope: granted.scope,
    audience: granted.audience,
    grant_type: 'implicit',
    authorization_details: granted.authorization_details,
    id_token: hasResponseType(demand, 'id_token') ? await contentOf(request, granted, code) : undefined,
    id_token_alone: !hasResponseType(demand, 'token'),
    record,
  }
  const { access_token, token_type, expires_in, scope, id_token } = await issue(entitlement, { caller: { client, method: 'none' }, context })
  return { access_token, token_type, expires_in: expires_in === undefined ? undefined : String(expires_in), scope, id_token }
}

/** OIDC Core §5.4: an ID token that comes without any access token carries the claims that the scopes release. */
async function contentOf({ demand, context, signedIn: { user } }: Certain, granted: Grant, code: string | undefined): Promise<IdTokenContent> {
  const usual = await idTokenContent(granted, { client: demand.client, user, context })
  const alone = demand.types.length === 1
  return {
    ...usual,
    claims: alone ? await claimsAbout(context, { user, client: demand.client, scope: granted.scope, asked: granted.claims?.id_token }) : usual?.claims,
    code,
  }
}
