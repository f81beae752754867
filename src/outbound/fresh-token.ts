import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '#http/context.ts'
import { keyedMutex } from '#kit/keyed-mutex.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomText } from '#kit/random.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { Lost } from '#store/store.ts'
import { OutboundFailure } from './failure.ts'
import { verifyIdToken } from './id-token.ts'
import { type Obtained, writeTokens } from './keep-tokens.ts'
import { isLive, type LiveToken, marginOf, openToken } from './live-token.ts'
import { noteFailure } from './note-failure.ts'
import { isRenewable, needsNobody, renewTokens } from './obtain.ts'
import { ensureRefreshJob } from './refresh-schedule.ts'
import { type RemoteCall, remoteCallFor } from './registered.ts'
import { orderRevocation } from './revocation.ts'

/** Longer than a provider may take to answer, in milliseconds: only a node that died holds a lease for so long. */
const LEASE = 45_000
/** How long a caller waits for another node that renews the token, and how often it looks. */
const [PATIENCE, LOOK] = [15_000, 40]

/** Calls of one node for one authorization wait for each other: one of them asks, and the others find what it got. */
const inTurn = memoizeWeak((_context: Context) => keyedMutex())

/**
 * A live token of an authorization, renewed first when it ends within the margin. This is the only way to one, for the API, the connections and
 * whoever exchanges tokens: one refresh runs at a time across all nodes, because a refresh token that rotates may be shown once.
 * @throws {OutboundFailure} saying why there is none.
 */
export async function freshToken(context: Context, id: string): Promise<LiveToken> {
  const row = await findAuthorization(context, id)
  // Renewal ahead of time comes before the margin: until then nobody has to know how long that is.
  const isEarly = row.expires_at === undefined || (row.refresh_at !== undefined && context.now() < row.refresh_at)
  if (isEarly && isLive(row, context.now(), 0)) return openToken(context, row)
  return inTurn(context)(id, () => awaitToken(context, id))
}

/** Renews a token whose time for that has come, though it still lives. @throws {OutboundFailure} */
export const renewAhead = (context: Context, id: string): Promise<LiveToken> => inTurn(context)(id, () => awaitToken(context, id, true))

/** @throws {OutboundFailure} when there is none. */
async function findAuthorization(context: Context, id: string): Promise<OutboundAuthorization> {
  const row = await context.db.table(outboundAuthorization).get(id)
  if (!row) throw new OutboundFailure('not_authorized', 'there is no such authorization')
  return row
}

/** Takes the lease and renews, or waits for whoever holds it. */
async function awaitToken(context: Context, id: string, ahead = false): Promise<LiveToken> {
  const end = performance.now() + PATIENCE
  for (;;) {
    const remote = await remoteCallFor(context, await findAuthorization(context, id))
    const { row } = remote
    if (!(ahead && isDue(row, context.now())) && isLive(row, context.now(), mayWait(remote) ? 0 : marginOf(row, marginFor(remote))))
      return openToken(context, row)
    refuseUnaskable(remote)
    const held = await takeLease(context, row)
    if (held) return renew({ ...remote, row: held })
    if (performance.now() > end) throw new OutboundFailure('remote_unavailable', 'another node has been renewing the token for long: try again')
    await wait(LOOK)
  }
}

const isDue = ({ refresh_at }: OutboundAuthorization, now: number): boolean => refresh_at !== undefined && refresh_at <= now
/** The margin in seconds. */
const marginFor = ({ provider, context }: RemoteCall): number => provider.refresh_margin ?? context.settings['outbound.refresh_margin']
/** True when a token within its margin is good enough: it cannot be renewed, or renewing it failed a moment ago. */
const mayWait = (remote: RemoteCall): boolean => !isRenewable(remote) || (remote.row.retry_at ?? 0) > remote.context.now()

/** Refuses what no request to the provider would bring. @throws {OutboundFailure} */
function refuseUnaskable({ row, provider, context }: RemoteCall): void {
  const said = { error: row.error, description: row.error_description }
  if (row.status === 'lost' && !needsNobody(row))
    throw new OutboundFailure('grant_lost', 'the provider does not know the permission any more: authorize it again', said)
  if (row.type === 'basic' || row.type === 'api_key') throw new OutboundFailure('misconfigured', 'this kind of authorization has no token')
  if (row.access_token === undefined && !needsNobody(row) && row.refresh_token === undefined)
    throw new OutboundFailure('not_authorized', 'nobody has authorized it yet, or it was cancelled: authorize it', said)
  if (!isRenewable({ row, provider })) throw new OutboundFailure('token_expired', 'the token has ended and cannot be renewed: authorize it again', said)
  // A provider that is away is not asked by every caller anew.
  if ((row.retry_at ?? 0) > context.now())
    throw new OutboundFailure('remote_unavailable', `renewing failed a moment ago: ${row.error_description ?? row.error}`, said)
}

/**
 * The lease of a renewal: a compare-and-set that one node wins. One that was left behind is taken over once it is old. Its node died, perhaps between
 * the answer of the provider and its own write: the refresh token is then shown again, and the provider decides whether that was too often.
 */
function takeLease(context: Context, { id, generation, lease, leased_until = 0 }: OutboundAuthorization): Promise<OutboundAuthorization | undefined> {
  const now = context.now()
  if (lease !== undefined && leased_until > now) return Promise.resolve(undefined)
  return context.db.table(outboundAuthorization).change({ id, generation, lease }, { lease: randomText(16), leased_until: now + LEASE })
}

/** Renews a token under its lease, and tells whoever looks how it went. */
async function renew(remote: RemoteCall): Promise<LiveToken> {
  const { context, row } = remote
  const began = performance.now()
  try {
    const answer = await renewTokens(remote, async (other) => (await freshToken(context, other)).access_token)
    const subject_there = await verifyIdToken(remote, answer)
    return await keep(remote, {
      outcome: row.access_token === undefined ? 'authorized' : 'refreshed',
      answer,
      subject_there,
      duration: performance.now() - began,
    })
  } catch (caught) {
    const failure =
      caught instanceof OutboundFailure ? caught : new OutboundFailure('misconfigured', 'renewing the token failed on our side', {}, { cause: caught })
    await noteFailure(remote, failure)
    if (!(caught instanceof OutboundFailure)) throw caught
    // It still lives for a moment: whoever wants it now need not suffer.
    if (failure.kind === 'remote_unavailable' && isLive(row, context.now(), 0)) return openToken(context, row)
    throw failure
  }
}

/** Writes what was got. When it was cancelled meanwhile, nobody wants it any more: it is revoked. */
async function keep(remote: RemoteCall, obtained: Obtained): Promise<LiveToken> {
  const { context } = remote
  await ensureRefreshJob(context)
  try {
    let kept = remote.row
    await context.db.together((batch) => {
      kept = writeTokens(batch, remote, obtained)
    })
    return await openToken(context, kept)
  } catch (caught) {
    if (!(caught instanceof Lost)) throw caught
    const now = await findAuthorization(context, remote.row.id)
    if (now.access_token !== undefined) return openToken(context, now)
    await context.db.together((batch) => orderRevocation(batch, remote, obtained.answer))
    throw new OutboundFailure('not_authorized', 'it was cancelled while its token was being renewed', {}, { cause: caught })
  }
}
