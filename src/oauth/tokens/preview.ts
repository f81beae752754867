import { decodeJwt } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import type { Grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { livingScope } from '../living-scope.ts'
import { newGrant } from '../new-grant.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { claimsAbout, scopeOfClaim } from './claims.ts'
import { describeAccessToken } from './describe.ts'
import type { Entitlement } from './entitlement.ts'
import { entitlementOfGrant, idTokenContent } from './from-grant.ts'
import { mint } from './issue.ts'
import { subjectOf } from './subject.ts'

/** The question of a preview: the client as it is or would be, a person or nobody, the requested scopes and API. */
export interface PreviewRequest {
  readonly client: CompiledClient
  readonly user: User | undefined
  readonly scope: readonly string[]
  readonly resource: string | undefined
}

/** The contents of the tokens that a client would receive. No token is among them: a JWT would be good at APIs that verify it themselves. */
export interface Preview {
  readonly grant_type: string
  readonly scope: readonly string[]
  readonly access_token: { readonly format: 'opaque' | 'jwt'; readonly claims: Members | null; readonly expires_in: number }
  /** Null without `openid`, and where it would be encrypted for the client. */
  readonly id_token: { readonly claims: Members | null; readonly expires_in: number } | null
  readonly userinfo: Members | null
  readonly introspection: Members
  /** Seconds that an unused refresh token lives; null where none is issued. */
  readonly refresh_token_ttl: number | null
  /** Claim → the scope that releases it, for claims about the person. */
  readonly released_by: Readonly<Record<string, string>>
}

/** The strength of a sign-in by password, which a preview assumes. */
const assumed = { acr: '1', amr: ['pwd'] } as const

function grantFor({ client, user, scope }: { client: CompiledClient; user: User; scope: readonly string[] }, audience: readonly string[], now: number): Grant {
  const given = { client_id: client.id, user_id: user.id, scope: [...scope], audience: [...audience], auth_time: now, acr: assumed.acr, amr: [...assumed.amr] }
  return newGrant({ ...given, lasts: client.refresh_token_absolute_ttl }, now)
}

async function entitlementFor({ client, user, scope }: PreviewRequest, audience: readonly string[], context: Context) {
  if (!user) return { entitlement: { subject: client.id, scope, audience, grant_type: 'client_credentials' } satisfies Entitlement, granted: undefined }
  const granted = grantFor({ client, user, scope }, audience, context.now())
  const entitlement: Entitlement = {
    ...entitlementOfGrant(granted, { client, user, context }),
    scope,
    audience,
    grant_type: 'authorization_code',
    refreshable: perGrant(client, 'authorization_code').refreshes ? { scope, audience } : undefined,
    id_token: await idTokenContent(granted, { client, user, context }),
  }
  return { entitlement, granted }
}

const claimsIn = (jwt: string | undefined): Members | null => (jwt === undefined || jwt.split('.').length !== 3 ? null : decodeJwt(jwt))

/** Previews the tokens of a client: they are minted as for a real request, not stored, and only their contents leave. @throws {Refusal} of the grant */
export async function previewTokens(request: PreviewRequest, context: Context): Promise<Preview> {
  const { client, user } = request
  const scope = await livingScope(request.scope, { client, user }, context)
  const grant_type = user ? 'authorization_code' : 'client_credentials'
  const audience = await resolveAudience(context, { client, grant_type, requested: request.resource })
  const { entitlement, granted } = await entitlementFor({ ...request, scope }, audience, context)
  const { answer, access, refresh } = await mint(entitlement, { caller: { client, method: 'none' }, context })
  if (!access) throw new Error('an access token is always minted for these grants')
  const userinfo =
    user && access.scope.includes('openid')
      ? { ...(await claimsAbout(context, { user, client, scope: access.scope })), sub: subjectOf(user.id, client, context) }
      : null
  const released = Object.keys(userinfo ?? {}).flatMap((name): [string, string][] => {
    const by = scopeOfClaim(name)
    return by === undefined ? [] : [[name, by]]
  })
  return {
    grant_type,
    scope: access.scope,
    access_token: { format: access.format, claims: access.format === 'jwt' ? claimsIn(answer.access_token) : null, expires_in: answer.expires_in ?? 0 },
    id_token: answer.id_token === undefined ? null : { claims: claimsIn(answer.id_token), expires_in: client.id_token_ttl },
    userinfo,
    introspection: describeAccessToken({ token: access, client, user, grant: granted }, access.scope, context).members,
    refresh_token_ttl: refresh ? client.refresh_token_ttl : null,
    released_by: Object.fromEntries(released),
  }
}
