import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { randomKey } from '#kit/random.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { type OutboundConnection, outboundConnection } from '#model/outbound/connection.ts'
import { fullName } from '#model/outbound/full-name.ts'
import type { User } from '#model/user.ts'

/** A person, and the application that asks for them. */
export interface PersonAsking {
  readonly user_id: string
  readonly client_id: string
}

/** True when a person may use a connection, through that application. */
export const mayUseConnection = ({ open, users, clients }: OutboundConnection, { user_id, client_id }: PersonAsking): boolean =>
  open && (users.length === 0 || users.includes(user_id)) && (clients.length === 0 || clients.includes(client_id))

/** The connections that a person may use, through that application. */
export async function connectionsOf({ db }: Context, caller: PersonAsking): Promise<readonly OutboundConnection[]> {
  const open = await db.table(outboundConnection).find({ open: true }, { order: 'name', limit: 500 })
  return open.filter((connection) => mayUseConnection(connection, caller))
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
