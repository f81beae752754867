import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { type RemoteClient, remoteClient } from '#model/outbound/remote-client.ts'
import { user } from '#model/user.ts'
import { after, anyOf, type Position, type TenantTables } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { activeTenants } from '#work/active-tenants.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import type { Letter } from './letter.ts'
import { orderLetter, sendsMail } from './mail-job.ts'

const DAY = 86_400_000
const [EVERY, PAGE] = [300_000, 500]
const KIND = 'outbound_alerts'
const troubles = ['lost', 'expired', 'failing'] as const

/** Authorizations whose trouble began within a day, page by page. */
async function* troubledOf(db: TenantTables, now: number): AsyncGenerator<readonly OutboundAuthorization[]> {
  for (const status of troubles)
    for (let last: Position | undefined; ; ) {
      const page = { order: 'failing_since', limit: PAGE, ...(last ? { after: last } : {}) }
      const rows = await db.table(outboundAuthorization).find({ status, failing_since: after(now - DAY) }, page)
      if (rows.length > 0) yield rows
      const end = rows.at(-1)
      if (!end || rows.length < PAGE) break
      last = { key: end.id, value: end.failing_since }
    }
}

/** Orders letters with the mark that they were ordered; of two nodes one does. */
async function orderOnce(context: Context, mark: Parameters<TenantTables['together']>[0], letters: readonly Letter[]): Promise<void> {
  await writeUnlessLost(context.db, (batch) => {
    mark(batch)
    for (const letter of letters) orderLetter(batch, context, letter)
  })
}

/** True when a person has not been told of the end of their consent yet. It ends once, however often applications ask for its token. */
const isUntold = ({ user_id, status, alerted_at = 0, failing_since = 0 }: OutboundAuthorization): boolean =>
  user_id !== undefined && status !== 'failing' && alerted_at < failing_since

async function askPerson(context: Context, row: OutboundAuthorization): Promise<void> {
  const { db, now } = context
  const [person, connection] = await Promise.all([
    row.user_id === undefined ? undefined : db.table(user).get(row.user_id),
    row.connection_id === undefined ? undefined : db.table(outboundConnection).get(row.connection_id),
  ])
  // An address that was never verified may be that of somebody else.
  if (!person?.email || !person.email_verified) return
  const { email: to, backend_id, locale } = person
  const values = { connection: connection?.name ?? row.name }
  const letter: Letter = { letter: 'reconsent', to, backend_id, locale, path: '/account/connections', values }
  await orderOnce(context, (batch) => batch.change(outboundAuthorization, { id: row.id, alerted_at: row.alerted_at }, { alerted_at: now() }), [letter])
}

const toContacts = ({ contacts }: RemoteClient, letter: Omit<Letter, 'to'>): Letter[] => contacts.map((to) => ({ ...letter, to }))

/** One letter a day for each client, however many of its authorizations fail: an hour without a provider is one trouble, not ten thousand. */
async function tellContacts(context: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  const { db, now } = context
  for (const [id, count] of counts) {
    const client = await db.table(remoteClient).get(id)
    if (!client || client.contacts.length === 0 || (client.alerted_at ?? 0) > now() - DAY) continue
    const letters = toContacts(client, { letter: 'outbound_trouble', path: '/console/outbound-health', values: { client: client.name, count } })
    await orderOnce(context, (batch) => batch.change(remoteClient, { id, alerted_at: client.alerted_at }, { alerted_at: now() }), letters)
  }
}

/** A letter for each warning that was recorded about a secret that expires. */
async function tellOfSecrets(context: Context): Promise<void> {
  const { db, now } = context
  const rows = await db.table(remoteClient).find({ secret_expires_at: after(now()) }, { order: 'secret_expires_at', limit: PAGE })
  for (const row of rows) {
    const { id, name: client, contacts, warned_at = 0, secret_alerted_at, secret_expires_at = 0 } = row
    if (contacts.length === 0 || warned_at <= (secret_alerted_at ?? 0)) continue
    const date = new Date(secret_expires_at).toISOString().slice(0, 10)
    const letters = toContacts(row, { letter: 'remote_secret', path: `/console/outbound-clients/${encodeURIComponent(id)}`, values: { client, date } })
    await orderOnce(context, (batch) => batch.change(remoteClient, { id, secret_alerted_at }, { secret_alerted_at: now() }), letters)
  }
}

/** Writes to people whose consent ended, and to the contacts of clients whose authorizations fail or whose secret expires soon. */
export const outboundAlerts = jobKind<Context, z.ZodObject>({
  kind: KIND,
  doc: 'Writes to those who can mend an outbound authorization or a secret.',
  payload: z.object({}),
  run: async (_payload, run) => {
    const context = await run.context()
    if (!context || !(await sendsMail(context))) return undefined
    const counts = new Map<string, number>()
    for await (const rows of troubledOf(context.db, context.now())) {
      if (run.signal.aborted) return undefined
      for (const row of rows) {
        if (row.remote_client_id !== undefined) counts.set(row.remote_client_id, (counts.get(row.remote_client_id) ?? 0) + 1)
        if (isUntold(row)) await askPerson(context, row)
      }
    }
    await tellContacts(context, counts)
    await tellOfSecrets(context)
    return undefined
  },
})

/** True when a tenant may have somebody to write to. */
async function hasNews(db: TenantTables, now: number): Promise<boolean> {
  const [troubled, expiring] = await Promise.all([
    db.table(outboundAuthorization).find({ status: anyOf(troubles), failing_since: after(now - DAY) }, { limit: 1 }),
    db.table(remoteClient).find({ secret_expires_at: after(now) }, { limit: 1 }),
  ])
  return troubled.length + expiring.length > 0
}

/** The schedule that has each tenant look whom to write to. */
export const watchOutbound = jobKind({
  kind: 'watch_outbound',
  doc: 'Looks for outbound authorizations and secrets that somebody must mend.',
  payload: z.object({}),
  every: EVERY,
  run: async (_payload, { store, now, signal }) => {
    for await (const { id: tenant_id } of activeTenants({ store, signal })) {
      const db = store.in(tenant_id)
      if (await hasNews(db, now())) await db.together((batch) => enqueue(batch, { kind: KIND, tenant_id, payload: {}, now: now() }))
    }
    return undefined
  },
})
