import type { CompiledClient } from '#clients/find-client.ts'
import { holdClient } from '#clients/hold.ts'
import { perGrant } from '#clients/per-grant.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { ownEvent } from '#login/own-event.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import { grant } from '#model/grant.ts'
import type { Session } from '#model/session.ts'
import type { User } from '#model/user.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { heldScopes } from '../held-scopes.ts'
import { newGrant } from '../new-grant.ts'
import { grantableScope, scopeTable } from '../scopes.ts'
import { noteClientSession } from '../sign-out/client-sessions.ts'
import { strengthOf } from '../strength.ts'
import { orderNotification } from './notify.ts'

/** A request that waits for the decision of a person, with its client. */
export interface Undecided {
  readonly row: DecoupledRequest
  readonly client: CompiledClient
  /** The grant type that redeems it. */
  readonly grant_type: string
}

/** The scopes of a request that a person may grant; those that they or the client do not hold are left out. */
export async function offeredScopes(context: Context, { row, client }: Undecided, user: User): Promise<readonly string[]> {
  const { known } = await scopeTable(context)
  const requested = row.scope.filter((name) => known.has(name))
  return grantableScope(context, { client, requested, held: await heldScopes(context, user, client), unheld: 'drop' })
}

/** The decision of a person, and the sign-in in which it was made. */
export interface PersonDecision {
  readonly person: User
  readonly session: { readonly [K in 'id' | 'sid' | 'auth_time' | 'acr']?: Session[K] | undefined } & Pick<Session, 'amr'>
  readonly request: Request
  readonly allow: boolean
  /** The scopes that they left selected. */
  readonly scopes: readonly string[]
}

/** The grant that the person gives. It lasts as long as what descends from it can. */
async function grantOfDecision(context: Context, undecided: Undecided, { person, session, scopes }: PersonDecision) {
  const { row, client, grant_type } = undecided
  const { refreshes, access_token_ttl } = perGrant(client, grant_type)
  const now = context.now()
  const offered = await offeredScopes(context, undecided, person)
  const given = {
    client_id: client.id,
    user_id: person.id,
    session_id: session.id,
    sid: session.sid,
    scope: offered.filter((name) => scopes.includes(name)),
    audience: [...row.audience],
    authorization_details: row.authorization_details && [...row.authorization_details],
    auth_time: session.auth_time,
    acr: strengthOf(session),
    amr: [...session.amr],
    lasts: refreshes ? client.refresh_token_absolute_ttl : Math.ceil((row.expires_at - now) / 1000) + access_token_ttl,
  }
  return newGrant(given, now)
}

/** Records a person's decision, once. Whether it was still open: of two decisions at once, one counts. */
export async function decideRequest(context: Context, undecided: Undecided, decision: PersonDecision): Promise<boolean> {
  const { row, client } = undecided
  const { person, request, allow, session } = decision
  if (row.expires_at <= context.now()) return false
  const open = { id: row.id, state: 'pending' as const, user_id: row.user_id }
  const event = (action: string) => ownEvent(context, { request, person, client_id: client.id, action })
  const given = allow ? await grantOfDecision(context, undecided, decision) : undefined
  if (given && session.sid !== undefined) await noteClientSession(context, client, { user_id: person.id, sid: session.sid })
  const hold = given && holdClient(context, client, context.now())
  const decided = await writeUnlessLost(context.db, (batch) => {
    hold?.take(batch)
    const outcome = given ? { state: 'approved' as const, grant_id: given.id } : { state: 'denied' as const }
    batch.change(decoupledRequest, open, { ...outcome, user_id: person.id })
    orderNotification(batch, row, { now: context.now() })
    if (given) batch.insert(grant, given)
    record(batch, event(given ? 'user.request_approved' : 'user.request_denied'))
  })
  if (decided) hold?.taken()
  return decided
}
