import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { accessToken } from '#model/access-token.ts'
import { client } from '#model/client.ts'
import { type Consent, consent } from '#model/consent.ts'
import { type Grant, grant } from '#model/grant.ts'
import { after, anyOf, type Batch } from '#store/store.ts'

/** An application that has access to a person's account. */
export interface ConnectedApp {
  readonly client_id: string
  readonly name: string
  readonly client_uri: string | undefined
  readonly scopes: readonly string[]
  readonly since_at: number
  /** When it last got a token for this person. */
  readonly last_used_at: number | undefined
}

/** An application that a session was used for. */
export interface SessionApp {
  readonly client_id: string
  readonly name: string
}

const MOST = 500

/** The consents of a person, and the live grants. */
const accessOf = ({ db, now }: Context, userId: string): Promise<[Consent[], Grant[]]> =>
  Promise.all([
    db.table(consent).find({ user_id: userId }, { limit: MOST }),
    db.table(grant).find({ user_id: userId, revoked_at: undefined, expires_at: after(now()) }, { limit: MOST }),
  ])

/** The ids of the applications with access to a person's account. */
export const connectedIds = async (context: Context, userId: string): Promise<ReadonlySet<string>> =>
  new Set((await accessOf(context, userId)).flat().map(({ client_id }) => client_id))

/** The applications with access to a person's account: those with the person's consent, and first-party ones. Latest first. */
export async function appsOf(context: Context, userId: string): Promise<ConnectedApp[]> {
  const { db } = context
  const [agreed, granted] = await accessOf(context, userId)
  const held = Map.groupBy(
    [
      ...agreed.map(({ client_id, scopes, created_at }) => ({ client_id, scopes, created_at })),
      ...granted.map(({ client_id, scope, created_at }) => ({ client_id, scopes: scope, created_at })),
    ],
    (one) => one.client_id,
  )
  const clients = await clientsOf(context, [...held.keys()])
  const apps = await Promise.all(
    clients.map(async ({ id, name, client_uri }) => {
      const ways = held.get(id) ?? []
      const [latest] = await db.table(accessToken).find({ user_id: userId, client_id: id }, { descending: true, limit: 1 })
      const used = Math.max(latest?.issued_at ?? 0, agreed.find((one) => one.client_id === id)?.last_used_at ?? 0)
      const scopes = [...new Set(ways.flatMap((way) => way.scopes))]
      return { client_id: id, name, client_uri, scopes, since_at: Math.min(...ways.map((way) => way.created_at)), last_used_at: used || undefined }
    }),
  )
  return apps.sort((a, b) => (b.last_used_at ?? b.since_at) - (a.last_used_at ?? a.since_at))
}

/** The clients of these ids that exist still, those of other tenants too, which have no row here. */
async function clientsOf(context: Context, ids: readonly string[]): Promise<readonly Pick<CompiledClient, 'id' | 'name' | 'client_uri'>[]> {
  if (ids.length === 0) return []
  const own = await context.db.table(client).find({ id: anyOf(ids) }, { limit: ids.length })
  const others = context.tenant.registered_clients === 'off' ? [] : ids.filter((id) => !own.some((one) => one.id === id))
  return [...own, ...(await Promise.all(others.map(async (id) => (await findClient(context, id)) ?? []))).flat()]
}

/** The applications that sessions of a person were used for, by `sid`: those with a live grant that was given in it, by name. */
export async function appsOfSessions(context: Context, userId: string, sids: readonly string[]): Promise<ReadonlyMap<string, readonly SessionApp[]>> {
  if (sids.length === 0) return new Map()
  const theirs = { user_id: userId, sid: anyOf([...new Set(sids)]), revoked_at: undefined, expires_at: after(context.now()) }
  const granted = await context.db.table(grant).find(theirs, { limit: MOST, descending: true })
  const clients = (await clientsOf(context, [...new Set(granted.map(({ client_id }) => client_id))])).toSorted((a, b) => a.name.localeCompare(b.name))
  return new Map(
    [...Map.groupBy(granted, ({ sid }) => sid ?? '')].map(([sid, grants]) => {
      const ids = new Set(grants.map(({ client_id }) => client_id))
      return [sid, clients.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ client_id: id, name }))]
    }),
  )
}

/** Revokes a person's consent to an application, with every grant and token that descends from it. Effective at once. */
export async function removeApp({ db, now }: Context, { user_id, client_id }: Pair, record: (batch: Batch) => void): Promise<void> {
  const [theirs, revoked] = [{ user_id, client_id, revoked_at: undefined }, { revoked_at: now() }]
  await db.together((batch) => {
    batch.remove(consent, { user_id, client_id })
    batch.changeAny(grant, theirs, revoked)
    batch.changeAny(accessToken, theirs, revoked)
    record(batch)
  })
}

/**
 * Takes scopes back that a person gave an application: out of the consent, so that it is asked for again, and out of every live grant, and with it out
 * of its tokens. The scopes that stay are named, so that one that the application got meanwhile is not given by it. A grant without any is ended.
 */
export async function shrinkApp({ db, now }: Context, { user_id, client_id }: Pair, kept: readonly string[], record: (batch: Batch) => void): Promise<void> {
  const stays = (name: string) => kept.includes(name)
  const [agreed, granted] = await Promise.all([
    db.table(consent).find({ user_id, client_id }, { limit: 1 }),
    db.table(grant).find({ user_id, client_id, revoked_at: undefined, expires_at: after(now()) }, { limit: MOST }),
  ])
  await db.together((batch) => {
    for (const { id, scopes } of agreed) batch.change(consent, { id, scopes }, { scopes: scopes.filter(stays), updated_at: now() })
    for (const { id, scope } of granted) {
      const left = scope.filter(stays)
      if (left.length < scope.length) batch.changeAny(grant, { id }, left.length > 0 ? { scope: left } : { scope: left, revoked_at: now() })
    }
    record(batch)
  })
}

interface Pair {
  readonly user_id: string
  readonly client_id: string
}
