import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { type ClientSession, clientSession } from '#model/client-session.ts'
import type { Session } from '#model/session.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'

const SLACK = 3_600_000
const PAGE = 200

/** True for a client that is told when its people sign out. */
export const wantsLogout = (client: Pick<CompiledClient, 'backchannel_logout_uri' | 'frontchannel_logout_uri'>): boolean =>
  client.backchannel_logout_uri !== undefined || client.frontchannel_logout_uri !== undefined

/**
 * Notes that a person signed in to a client that wants to hear when the sign-in ends. Written before the response is: a client that is told of a
 * sign-in that it did not complete ignores it, while one that is not told keeps somebody signed in.
 */
export async function noteClientSession(context: Context, client: CompiledClient, { user_id, sid }: Pick<Session, 'user_id' | 'sid'>): Promise<void> {
  if (!wantsLogout(client)) return
  const { db, settings } = context
  const now = context.now()
  const row = { id: `${sid} ${client.id}`, client_id: client.id, user_id, sid, since: now, expires_at: now + settings.session_ttl * 1000 + SLACK }
  const found = await db.table(clientSession).get(row.id)
  if (found && found.expires_at > row.expires_at - SLACK) return
  if (!found && (await insertIfAbsent(db, clientSession, row))) return
  await db.table(clientSession).change({ id: row.id }, { expires_at: row.expires_at })
}

/** The sign-ins at clients that end with a sign-in of a person, or with all that they began before an instant, in pages. */
export async function* endingSessions(
  { db }: Context,
  { user_id, sid, before }: Pick<ClientSession, 'user_id'> & { readonly sid?: string | undefined; readonly before: number },
): AsyncGenerator<readonly ClientSession[]> {
  for (let key: string | undefined; ; ) {
    const page = await db
      .table(clientSession)
      .find({ user_id, ...(sid !== undefined && { sid }) }, { limit: PAGE, ...(key !== undefined && { after: { key } }) })
    yield page.filter(({ since }) => since <= before)
    key = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}
