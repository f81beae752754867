import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { randomKey } from '#kit/random.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { type OutboundConnection, outboundConnection } from '#model/outbound/connection.ts'
import { fullName } from '#model/outbound/full-name.ts'
import type { User } from '#model/user.ts'
import type { Batch } from '#store/store.ts'

/** A person, and the application that asks for them. */
export interface PersonAsking {
  readonly user_id: string
  readonly client_id: string
}

const isOpenTo = ({ open, users }: OutboundConnection, user_id: string): boolean => open && (users.length === 0 || users.includes(user_id))

/** True when a person may use a connection, through that application. */
export const mayUseConnection = (connection: OutboundConnection, { user_id, client_id }: PersonAsking): boolean =>
  isOpenTo(connection, user_id) && (connection.clients.length === 0 || connection.clients.includes(client_id))

/** The connections that a person may use, through that application. */
export async function connectionsOf({ db }: Context, caller: PersonAsking): Promise<readonly OutboundConnection[]> {
  const open = await db.table(outboundConnection).find({ open: true }, { order: 'name', limit: 500 })
  return open.filter((connection) => mayUseConnection(connection, caller))
}

/** A connection of which each person has an authorization of their own, with that of one person. */
export interface OwnConnection {
  readonly connection: OutboundConnection
  readonly row: OutboundAuthorization | undefined
}

/** The connections that a person consents to themselves, whichever application uses them. */
export async function ownConnectionsOf(context: Context, user_id: string): Promise<readonly OwnConnection[]> {
  const open = await context.db.table(outboundConnection).find({ open: true }, { order: 'name', limit: 500 })
  const own = open.filter((connection) => connection.remote_client_id !== undefined && isOpenTo(connection, user_id))
  return Promise.all(own.map(async (connection) => ({ connection, row: await authorizationOf(context, connection, user_id) })))
}

/**
 * True when a person has to consent anew: what they gave is gone, or the connection needs scopes now that they were not asked for. It is asked for
 * once for each connection, whatever number of calls failed.
 */
export const needsConsentAnew = ({ connection, row }: OwnConnection): boolean =>
  row !== undefined && (row.status === 'lost' || row.status === 'expired' || (row.access_token !== undefined && lacksScopes(connection, row)))

const lacksScopes = ({ scopes }: OutboundConnection, row: OutboundAuthorization): boolean => scopes.some((name) => !row.scopes.includes(name))

/** The authorization of a person as their next consent needs it: the one that they have, with the scopes of the connection, or a new one. */
export function preparedFor({ connection, row }: OwnConnection, person: Pick<User, 'id' | 'username'>, now: number): PreparedConsent {
  if (!row) {
    const made = newAuthorizationOf(connection, person, now)
    return { row: made, write: (batch) => batch.insert(outboundAuthorization, made) }
  }
  if (!lacksScopes(connection, row)) return { row, write: undefined }
  const scopes = [...new Set([...row.scopes, ...connection.scopes])]
  // On another device the provider is asked at once; otherwise the request carries the scopes, so that one that is abandoned changes nothing.
  const write = (batch: Batch) => batch.change(outboundAuthorization, { id: row.id, scopes: row.scopes }, { scopes })
  return { row: { ...row, scopes }, write: row.flow === 'device_code' ? write : undefined }
}

export interface PreparedConsent {
  readonly row: OutboundAuthorization
  /** Absent: it is ready as it stands. */
  readonly write: ((batch: Batch) => void) | undefined
}

/** The authorization that a person uses in a connection: the one of all, or their own; nothing when they have none yet. */
export async function authorizationOf({ db }: Context, connection: OutboundConnection, user_id: string): Promise<OutboundAuthorization | undefined> {
  const table = db.table(outboundAuthorization)
  if (connection.authorization_id !== undefined) {
    const row = await table.get(connection.authorization_id)
    // One that belongs to a person is theirs alone, whatever a connection says.
    return row && (row.user_id === undefined || row.user_id === user_id) ? row : undefined
  }
  const { id: connection_id, remote_client_id } = connection
  if (remote_client_id === undefined) return undefined
  // Of this connection alone: an agent that may use one would otherwise get the token that the person gave another.
  return (await table.find({ connection_id, remote_client_id, user_id }, { order: 'created_at', limit: 1 }))[0]
}

/** A new authorization of a person, for a connection that takes one of each. */
export function newAuthorizationOf(
  connection: OutboundConnection,
  { id: user_id, username }: Pick<User, 'id' | 'username'>,
  now: number,
): OutboundAuthorization {
  const id = randomKey(outboundAuthorization.prefix ?? '')
  const name = `${connection.name.slice(0, 50)} · ${username.slice(0, 40)} · ${id.slice(-6)}`
  return newRow(outboundAuthorization, {
    id,
    name,
    namespace: connection.namespace,
    full_name: fullName(connection.namespace, name),
    remote_client_id: connection.remote_client_id,
    connection_id: connection.id,
    scopes: connection.scopes,
    user_id,
    created_at: now,
    updated_at: now,
  })
}
