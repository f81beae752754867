import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { claimsAbout } from './claims.ts'
import type { Authentication, Entitlement, IdTokenContent } from './entitlement.ts'
import { subjectOf } from './subject.ts'

/** The sign-in in which a grant was given. */
const authenticationOf = ({ auth_time, acr, amr, sid }: Grant): Authentication | undefined =>
  auth_time === undefined ? undefined : { auth_time, acr, amr, sid }

/** The grant, and the client that its tokens are issued to. */
export interface GrantParties {
  readonly client: CompiledClient
  readonly user: User
  readonly context: Context
}

/**
 * The contents of the ID token beside an access token, when the grant has `openid`: the claims that were requested by name. Claims released by scopes
 * come from userinfo (OIDC Core §5.4), and from the ID token too where the client is registered for that.
 */
export async function idTokenContent(granted: Grant, { client, user, context }: GrantParties): Promise<IdTokenContent | undefined> {
  if (!granted.scope.includes('openid')) return undefined
  const asked = granted.claims?.id_token
  const scope = client.claims_in_id_token ? granted.scope : undefined
  return { nonce: granted.nonce, claims: (asked ?? scope) && (await claimsAbout(context, { user, client, asked, ...(scope && { scope }) })) }
}

/**
 * The part of an entitlement that all tokens of a grant share. Authorization details are no part of it: they are for the client that they were granted
 * to, and a token that is exchanged carries none.
 */
export const entitlementOfGrant = (granted: Grant, { client, user, context }: GrantParties) =>
  ({
    subject: subjectOf(user.id, client, context),
    user_id: user.id,
    grant_id: granted.id,
    not_after: granted.expires_at,
    authentication: authenticationOf(granted),
    ...(granted.launch && { launch: granted.launch }),
  }) satisfies Partial<Entitlement>
