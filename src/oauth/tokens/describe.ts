import type { Context } from '#http/context.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import { toldBound } from '../agents/bound-data.ts'
import { agentHandle, handleKey, refreshHandle } from '../handle.ts'
import { livingScope } from '../living-scope.ts'
import { selectorsOf } from '../narrowed-scopes.ts'
import { openPresented } from '../presented-content.ts'
import { tokenTypeOf } from '../proof/possession.ts'
import { refreshEnd } from '../refresh-rotation.ts'
import { scopeTable } from '../scopes.ts'
import { mayTellUsername } from './claims.ts'
import { addFurther } from './minting.ts'
import { findStanding, type Standing } from './standing.ts'
import { subjectOf } from './subject.ts'
import { type VerifiedToken, verifyAccessToken, verifyRecorded } from './verify.ts'

/** The introspection response for a valid token (RFC 7662 §2.2). */
export interface Description {
  readonly client_id: string
  readonly audience: readonly string[]
  readonly members: Readonly<Record<string, unknown>>
}

/** Describes a token of any kind; undefined when it is not ours or no longer valid. */
export const describeToken = (context: Context, token: string): MaybePromise<Description | undefined> =>
  andThen(verifyAccessToken(context, token), (access) => {
    if (!access) return describeAgentToken(context, token) ?? describeRefreshToken(context, token)
    return andThen(livingScope(access.token.scope, access, context), (scope) =>
      andThen(scopeTable(context), ({ narrowed }) => withSelectors(describeAccessToken(access, scope, context), selectorsOf(scope, narrowed))),
    )
  })

/** Tells an API the rows that the scopes of a token reach, where they are narrowed. They are those of this moment. */
const withSelectors = (told: Description, scope_selectors: ReturnType<typeof selectorsOf>): Description =>
  scope_selectors ? { ...told, members: { ...told.members, scope_selectors } } : told

/** An agent token is told to its own client alone: it is for no API. Undefined for a text that is none. */
function describeAgentToken(context: Context, token: string): Promise<Description | undefined> | undefined {
  const id = handleKey(agentHandle, token, context.vault)
  return id === undefined ? undefined : Promise.resolve(verifyRecorded(context, id)).then((found) => found && ofAgentToken(found, context))
}

async function ofAgentToken(found: VerifiedToken, context: Context): Promise<Description> {
  const { members, ...told } = describeAccessToken(found, await livingScope(found.token.scope, found, context), context)
  const content = found.grant && openPresented(context, found.grant)
  return { ...told, members: { ...members, token_type: 'agent_token', ...(content && toldBound(content)) } }
}

async function describeRefreshToken(context: Context, token: string): Promise<Description | undefined> {
  const key = handleKey(refreshHandle, token, context.vault)
  const row = key === undefined ? undefined : await context.db.table(refreshToken).get(key)
  if (!row || row.used_at !== undefined || row.revoked_at !== undefined) return undefined
  const stands = await findStanding(context, row)
  if (!stands || refreshEnd(row, stands.client) <= context.now()) return undefined
  return ofRefreshToken({ ...row, scope: [...(await livingScope(row.scope, stands, context))] }, stands, context)
}

const inSeconds = (instant: number) => Math.floor(instant / 1000)
const subject = ({ client, user }: Standing, context: Context) => (user ? subjectOf(user.id, client, context) : client.id)

/** The introspection response for an access token. `scope` is the living scope: an API that introspects must not honour a role that was taken away. */
export function describeAccessToken(verified: VerifiedToken, scope: readonly string[], context: Context): Description {
  const { token, user, grant } = verified
  const { audience, confirmation } = token
  const [first] = audience
  const iat = inSeconds(token.issued_at)
  const members: Record<string, unknown> = {
    active: true,
    scope: scope.join(' '),
    client_id: token.client_id,
    token_type: tokenTypeOf(confirmation),
    exp: inSeconds(token.expires_at),
    iat,
    nbf: iat,
    sub: subject(verified, context),
    aud: first === undefined ? context.issuer : audience.length === 1 ? first : audience,
    iss: context.issuer,
    // For an opaque token this is only the key of its row.
    jti: token.id,
  }
  if (user && mayTellUsername(user, scope)) members['username'] = user.username
  if (confirmation) members['cnf'] = confirmation
  // RFC 9470 §6.2: the strength and time of the sign-in, for an API that demands a stronger or fresher one.
  if (grant?.auth_time !== undefined) members['auth_time'] = inSeconds(grant.auth_time)
  if (grant?.acr !== undefined) members['acr'] = grant.acr
  addFurther(members, token.claims)
  return { client_id: token.client_id, audience, members }
}

/** A refresh token is for our own token endpoint, so its audience is no API. */
function ofRefreshToken(row: RefreshToken, stands: Standing, context: Context): Description {
  const members: Record<string, unknown> = {
    active: true,
    scope: row.scope.join(' '),
    client_id: row.client_id,
    exp: inSeconds(refreshEnd(row, stands.client)),
    iat: inSeconds(row.issued_at),
    sub: subject(stands, context),
    aud: context.issuer,
    iss: context.issuer,
  }
  if (stands.user && mayTellUsername(stands.user, row.scope)) members['username'] = stands.user.username
  if (row.confirmation) members['cnf'] = row.confirmation
  return { client_id: row.client_id, audience: [], members }
}
