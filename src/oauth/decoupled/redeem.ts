import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import { mayUse } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { accessDenied, authorizationPending, expiredToken, invalidGrant, slowDown, unauthorizedClient } from '#http/refusal.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import type { GrantCall } from '../contracts.ts'
import { narrowDetails } from '../details/narrow.ts'
import { type HandleKind, handleKey } from '../handle.ts'
import { resolveAudience } from '../resource-indicators.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { entitlementOfGrant, idTokenContent } from '../tokens/from-grant.ts'
import { findStanding } from '../tokens/standing.ts'

/** A poll: the code of a request, its kind, and the grant type that it came by. */
export interface Poll {
  readonly code: string
  readonly kind: DecoupledRequest['kind']
  readonly handle: HandleKind
  readonly grant_type: string
  readonly spec: string
  readonly call: Omit<GrantCall<Decided['params']>, 'request'>
}

/** One answer for unknown, used and somebody else's. */
const refuseHandle = (spec: string) => invalidGrant('the code is unknown, was used before, or was issued to another client').because({ check: 'code', spec })

/** Seconds that are added to the interval of a client that polls too fast (RFC 8628 §3.5). */
const MORE = 5

async function findPolled({ code, kind, handle, spec, call: { caller, context } }: Poll): Promise<DecoupledRequest> {
  const id = handleKey(handle, code, context.vault)
  const row = id === undefined ? undefined : await context.db.table(decoupledRequest).get(id)
  if (!row || row.kind !== kind || row.client_id !== caller.client.id || row.used_at !== undefined) throw refuseHandle(spec)
  return row
}

/** Records a poll. @throws {Refusal} `slow_down` when the one before is too near */
async function countPoll(row: DecoupledRequest, { call: { context }, spec }: Poll): Promise<void> {
  const now = context.now()
  const early = row.polled_at !== undefined && now < row.polled_at + row.interval * 1000
  const interval = early ? Math.min(row.interval + MORE, 3600) : row.interval
  // Compare and set: of two polls at once, one is too early.
  const noted = await context.db.table(decoupledRequest).change({ id: row.id, polled_at: row.polled_at }, { polled_at: now, interval })
  if (early || !noted)
    throw slowDown(`poll less often: wait ${interval} seconds between two requests`).because({ check: 'polling', spec, expected: [String(interval)] })
}

/**
 * The entitlement of a client whose request was decided on another device (RFC 8628 §3.5, CIBA Core §11): once, and only when the person allowed it.
 * @throws {Refusal} `authorization_pending`, `slow_down`, `access_denied`, `expired_token`, `invalid_grant`
 */
export async function redeemDecided(poll: Poll): Promise<Entitlement> {
  const { kind, grant_type, spec, call } = poll
  const { params, caller, context } = call
  const { client } = caller
  if (kind === 'backchannel' && client.backchannel_token_delivery_mode === 'push')
    throw unauthorizedClient('the tokens are pushed to this client: it cannot ask for them').because({ check: 'grant_type', spec: 'CIBA Core §11' })
  const row = await findPolled(poll)
  if (row.expires_at <= context.now()) throw expiredToken('the request has expired: start a new one').because({ check: 'code', spec })
  if (row.state === 'denied') throw accessDenied('the person said no').because({ check: 'person', spec })
  if (row.state === 'pending') {
    await countPoll(row, poll)
    throw authorizationPending('the person has not decided yet').because({ check: 'person', spec })
  }
  return entitlementOfDecided(row, { client, context, grant_type, spec, params })
}

/** A decided request, the client that gets its tokens, and what the client narrows them to. */
export interface Decided {
  readonly client: CompiledClient
  readonly context: Context
  readonly grant_type: string
  readonly spec: string
  readonly params: { readonly resource?: string | undefined; readonly authorization_details?: string | undefined }
  /** Stands in the ID token of a pushed answer (CIBA Core §10.3.1). */
  readonly auth_req_id?: string
}

/** The entitlement of a request that the person allowed, to be redeemed once. @throws {Refusal} `invalid_grant` */
export async function entitlementOfDecided(row: DecoupledRequest, { client, context, grant_type, spec, params, auth_req_id }: Decided): Promise<Entitlement> {
  const stands = await findStanding(context, { client_id: client.id, user_id: row.user_id, grant_id: row.grant_id, issued_at: context.now() })
  if (!stands?.grant || !stands.user || !(await mayUse(context, client, stands.user))) throw refuseHandle(spec)
  const { grant: granted, user } = stands
  const id_token = await idTokenContent(granted, { client, user, context })
  return {
    ...entitlementOfGrant(granted, { client, user, context }),
    scope: granted.scope,
    authorization_details: narrowDetails(granted.authorization_details, params.authorization_details),
    audience: await resolveAudience(context, { client, grant_type, requested: params.resource, within: granted.audience }),
    grant_type,
    refreshable: perGrant(client, grant_type).refreshes ? { scope: granted.scope, audience: granted.audience } : undefined,
    id_token: id_token && (auth_req_id === undefined ? id_token : { ...id_token, auth_req_id }),
    record: (batch, _minted, now) => batch.change(decoupledRequest, { id: row.id, state: 'approved', used_at: undefined }, { used_at: now }),
    lost: () => Promise.reject(refuseHandle(spec)),
  }
}
