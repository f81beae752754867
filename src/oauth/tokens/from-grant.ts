import type { Context } from '#http/context.ts'
import type { Grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { claimsAbout } from './claims.ts'
import type { Authentication, IdTokenContent } from './entitlement.ts'

/** The sign-in in which a grant was given. */
export const authenticationOf = ({ auth_time, acr, amr, sid }: Grant): Authentication | undefined =>
  auth_time === undefined ? undefined : { auth_time, acr, amr, sid }

/**
 * What the ID token that goes with an access token carries, when the grant is an OpenID one: the claims that were asked for it by name. Those
 * that scopes release are told by userinfo (OIDC Core §5.4).
 */
export async function idTokenContent(context: Context, granted: Grant, user: User): Promise<IdTokenContent | undefined> {
  if (!granted.scope.includes('openid')) return undefined
  const asked = granted.claims?.id_token
  return { nonce: granted.nonce, claims: asked && (await claimsAbout(context, { user, asked })) }
}
