import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import type { AuthorizationCode } from '#model/authorization-code.ts'
import type { Grant } from '#model/grant.ts'
import { codeHandle, newHandle } from '../handle.ts'
import { newGrant } from '../new-grant.ts'
import { sealPresented } from '../presented-content.ts'
import { toldStrength } from '../strength.ts'
import { releasableClaims } from '../tokens/claims.ts'
import { hasResponseType } from './authorization-request.ts'
import type { Certain } from './person.ts'

/** The granted scopes: all but those that the person declined. */
function dropDeclined({ consent: { waived, covered, missing }, interaction }: Certain, scopes: readonly string[]): readonly string[] {
  if (waived) return scopes
  // With prompt=consent the page asks for every scope, so the decision just made counts for all of them.
  const now = interaction?.row.agreed
  return scopes.filter((name) => covered.includes(name) && (!missing.includes(name) || now?.includes(name) === true))
}

/**
 * A refresh token needs only the refresh grant in the client's list. `offline_access` decides merely whether refreshing outlives the sign-in (OIDC
 * Core §11).
 */
const mayRefresh = ({ demand }: Certain) => hasResponseType(demand, 'code') && perGrant(demand.client, 'authorization_code').refreshes

/** The longest life, in seconds, of an access or agent token in the response or for its code. */
const longestTtl = (client: CompiledClient) =>
  Math.max(
    perGrant(client, 'authorization_code').access_token_ttl,
    perGrant(client, 'implicit').access_token_ttl,
    client.supported_grant_types.includes('agent_code') ? client.agent_token_ttl : 0,
  )

/** The grant that the person gives by this request. */
export function grantOf(request: Certain, now: number): Grant {
  const { demand, audience, details, signedIn, consent, launch, agent, context } = request
  const { client, claims } = demand
  const given = {
    client_id: client.id,
    user_id: signedIn.user.id,
    session_id: signedIn.session.id,
    sid: signedIn.session.sid,
    scope: [...dropDeclined(request, consent.scope)],
    audience: [...audience],
    authorization_details: details && [...details],
    nonce: demand.nonce,
    claims: claims && releasableClaims(claims, new Set(dropDeclined(request, consent.wanted))),
    launch: launch && ({ ...launch.context } as Grant['launch']),
    auth_time: signedIn.session.auth_time,
    acr: toldStrength(signedIn.session, request.assurance.strengths),
    amr: [...signedIn.session.amr],
    lasts: mayRefresh(request) ? Math.max(client.refresh_token_absolute_ttl, longestTtl(client)) : client.authorization_code_ttl + longestTtl(client),
  }
  const granted = newGrant(given, now)
  return agent ? { ...granted, sealed_presented: sealPresented(context, granted.id, agent.content) } : granted
}

/** A code for the grant, and its record. */
export function newCode({ demand, redirection, context }: Certain, granted: Grant, now: number): { readonly code: string; readonly row: AuthorizationCode } {
  const { client } = demand
  const expires_at = now + client.authorization_code_ttl * 1000
  // The code is kept as long as its access token may live, so that a replay in that time revokes the token.
  const kept_until = expires_at + perGrant(client, 'authorization_code').access_token_ttl * 1000
  const { handle, id } = newHandle(codeHandle, kept_until, context.vault)
  return {
    code: handle,
    row: {
      id,
      client_id: client.id,
      grant_id: granted.id,
      user_id: granted.user_id,
      redirect_uri: redirection.redirect_uri,
      names_redirect_uri: redirection.named,
      code_challenge: demand.code_challenge,
      dpop_jkt: demand.dpop_jkt,
      issued_at: now,
      expires_at,
      kept_until,
    },
  }
}
