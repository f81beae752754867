import { z } from 'zod'
import type { CompiledClient } from '#clients/find-client.ts'
import { mayUse } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { invalidGrant, invalidScope } from '#http/refusal.ts'
import type { Grant } from '#model/grant.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import type { User } from '#model/user.ts'
import { agentEntitlement } from '../agents/agent-entitlement.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { noteConsentUse } from '../consent-use.ts'
import { type AuthenticatedClient, type GrantCall, grantType } from '../contracts.ts'
import { narrowDetails } from '../details/narrow.ts'
import { handleKey, refreshHandle } from '../handle.ts'
import { heldScopes } from '../held-scopes.ts'
import { INSTANCE_KEY, isProven, isSameBinding } from '../proof/possession.ts'
import { isRotated, refreshEnd } from '../refresh-rotation.ts'
import { type Exchanged, findExchanged, sealExchanged } from '../repeated-refresh.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope, readScope, scopeTable } from '../scopes.ts'
import type { Entitlement, IdTokenContent } from '../tokens/entitlement.ts'
import { entitlementOfGrant, type GrantParties, idTokenContent } from '../tokens/from-grant.ts'
import { revokeReplayed } from '../tokens/revoke.ts'
import { findStanding, type Standing } from '../tokens/standing.ts'

const refuseRefresh = () =>
  invalidGrant('the refresh token is unknown, expired, revoked, used before, or was issued to another client').because({
    check: 'refresh_token',
    spec: 'RFC 6749 §6',
  })

async function findGeneration(token: string, { client }: AuthenticatedClient, context: Context): Promise<RefreshToken> {
  const id = handleKey(refreshHandle, token, context.vault)
  const found = id === undefined ? undefined : await context.db.table(refreshToken).get(id)
  if (!found || found.client_id !== client.id || found.revoked_at !== undefined || refreshEnd(found, client) <= context.now()) throw refuseRefresh()
  return found
}

/**
 * A used generation is presented again. Within the retry window this is a client that lost the answer: it gets the same answer again, so that there
 * is never more than one live successor. Later it is theft, of this copy or the other, and the grant is revoked (RFC 9700 §4.14.2).
 */
async function answerRepeat(id: string, call: RefreshCall): Promise<Entitlement> {
  const { caller, context, confirmation } = call
  const used = await context.db.table(refreshToken).get(id)
  const exchanged = used && (await findExchanged(context, used))
  const stands = exchanged && (await findStanding(context, used))
  if (stands) {
    const { pair } = exchanged
    if (isSameBinding(exchanged.confirmation, confirmation)) return repeatAnswer(used, stands, { caller, context, pair })
    // RFC 9449 §5: the refresh token of an authenticated client is bound to no key, so a repeat may come with another key. The stored access token
    // would be useless with it; a new one is issued.
    return { ...(await entitle(used, call)), refresh_token: pair.refresh_token }
  }
  if (used) await revokeReplayed(context, { kind: 'refresh_token', client_id: caller.client.id, grant_id: used.grant_id, request: call.request })
  throw refuseRefresh()
}

/** The stored token pair, with an ID token of the same claims as before. */
async function repeatAnswer(used: RefreshToken, { grant: granted, user }: Standing, { caller, context, pair }: Repeating): Promise<Entitlement> {
  if (!granted) throw refuseRefresh()
  const { client } = caller
  const scope = readScope(pair.scope)
  const same = { scope, audience: [], grant_type: 'refresh_token', repeats: { answer: pair, at: used.used_at ?? context.now() } }
  if (granted.agent) return { ...agentEntitlement(granted, { client, user, context }), ...same }
  if (!user) throw refuseRefresh()
  return {
    ...entitlementOfGrant(granted, { client, user, context }),
    ...same,
    id_token: scope.includes('openid') ? await contentOf(granted, { client, user, context }) : undefined,
  }
}
interface Repeating {
  readonly caller: AuthenticatedClient
  readonly context: Context
  readonly pair: Exchanged['pair']
}

/** OIDC Core §12.2: no nonce, because there was no new authentication request. */
async function contentOf(granted: Grant, parties: GrantParties): Promise<IdTokenContent | undefined> {
  const content = await idTokenContent(granted, parties)
  return content && { claims: content.claims }
}

/**
 * The scope of the new access token: the granted scope, or the requested part of it (RFC 6749 §6), as far as client and person still hold it. A role
 * that was taken away must not survive by refreshing.
 */
async function remainingScope(
  requested: readonly string[],
  { scope }: Pick<RefreshToken, 'scope'>,
  { client, user, context }: RefreshHolders,
): Promise<readonly string[]> {
  const beyond = requested.find((name) => !scope.includes(name))
  if (beyond !== undefined)
    throw invalidScope(`the scope ${beyond.slice(0, 256)} was not part of what was granted; refreshing cannot add to it`).because({
      check: 'scope_held',
      expected: scope,
      got: beyond,
    })
  const wanted = requested.length > 0 ? requested : scope
  const { known } = await scopeTable(context)
  const left = wanted.filter((name) => known.has(name))
  // Public scopes cannot be lost.
  if (left.every((name) => known.get(name))) return left
  return grantableScope(context, { client, requested: left, ...(user && { held: await heldScopes(context, user, client) }), unheld: 'drop' })
}
interface RefreshHolders {
  readonly client: CompiledClient
  /** Absent: the client acts for itself. */
  readonly user: User | undefined
  readonly context: Context
}

const params = z.object({
  refresh_token: z.string('send the refresh token'),
  scope: z.string().optional(),
  resource: z.string().optional(),
  authorization_details: z.string().optional(),
})
type RefreshCall = GrantCall<z.infer<typeof params>>

/** The entitlement of an agent now: of the client itself, or of the person whom it acts for. */
async function entitleAgent(found: RefreshToken, { grant: granted, user }: Standing, { params, client, context }: Agent): Promise<Entitlement> {
  if (!granted || (found.user_id !== undefined && !(user && (await mayUse(context, client, user))))) throw refuseRefresh()
  const within = { scope: found.scope.filter((name) => granted.scope.includes(name)) }
  const scope = await remainingScope(readScope(params.scope), within, { client, user, context })
  return { ...agentEntitlement(granted, { client, user, context }), scope, grant_type: 'refresh_token' }
}
interface Agent extends Pick<RefreshCall, 'params' | 'context'> {
  readonly client: CompiledClient
}

/** The entitlement of a generation now. */
async function entitle(found: RefreshToken, { params, caller: { client }, context }: RefreshCall): Promise<Entitlement> {
  const stands = await findStanding(context, found)
  if (stands?.grant?.agent) return entitleAgent(found, stands, { params, client, context })
  // A person who no longer belongs to the makers of a draft may no longer use it, in spite of earlier tokens.
  if (!stands?.grant || !stands.user || !(await mayUse(context, client, stands.user))) throw refuseRefresh()
  const { grant: granted, user } = stands
  const scope = await remainingScope(readScope(params.scope), { scope: found.scope.filter((name) => granted.scope.includes(name)) }, { client, user, context })
  return {
    ...entitlementOfGrant(granted, { client, user, context }),
    scope,
    authorization_details: narrowDetails(granted.authorization_details, params.authorization_details),
    audience: await resolveAudience(context, { client, grant_type: 'refresh_token', requested: params.resource, within: found.audience }),
    grant_type: 'refresh_token',
    id_token: scope.includes('openid') ? await contentOf(granted, { client, user, context }) : undefined,
  }
}

/** The refresh token grant (RFC 6749 §6): each token is used once and exchanged for its successor (RFC 9700 §4.14.2), unless it is not rotated. */
export const refreshTokenGrant = grantType({
  type: 'refresh_token',
  spec: 'RFC 6749 §6',
  params,
  demandsProof: requiresProof.refresh_token,
  async redeem(call) {
    const { params: sent, caller, context, confirmation } = call
    const { client } = caller
    const found = await findGeneration(sent.refresh_token, caller, context)
    // RFC 9449 §5: a thief does not hold the key. The token stays valid for the client that does.
    const proven = caller.instance_key === undefined ? confirmation : { ...confirmation, [INSTANCE_KEY]: caller.instance_key }
    if (!isProven(found.confirmation, proven))
      throw invalidGrant('the refresh token is bound to a key, which the request does not prove to hold').because({
        check: found.confirmation?.['jkt'] === undefined ? 'bound_key' : 'dpop_key',
        spec: found.confirmation?.['jkt'] === undefined ? 'RFC 8705 §4' : 'RFC 9449 §5',
      })
    if (found.used_at !== undefined) return answerRepeat(found.id, call)
    const decided = await entitle(found, call)
    const staysGood = found.lasting && !isRotated(client, found.confirmation)
    return {
      ...decided,
      ...(staysGood ? { refresh_token: sent.refresh_token } : { refreshable: { scope: found.scope, audience: found.audience } }),
      record: (batch, minted, now) => {
        const used = staysGood ? { last_used_at: now } : { used_at: now, answer: sealExchanged(context, found.id, minted, confirmation) }
        batch.change(refreshToken, { id: found.id, used_at: undefined, revoked_at: undefined }, used)
        if (decided.user_id !== undefined) noteConsentUse(context, batch, { user_id: decided.user_id, client_id: client.id })
      },
      lost: () => answerRepeat(found.id, call),
    }
  },
})
