import type { Client } from '#model/client.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { adminScopes } from '#model/system-scopes.ts'
import { changedNames } from '../escalation.ts'

/** The fields that decide who can act as the client, and who may decide that. */
const doors = fieldsWith('opens')
const administratorsOnly = fieldsWith('protection', 'mighty')

/** The scopes that a client has of its own, and those that people bring into its tokens without being asked. */
export const scopesOf = ({
  authorized_scopes,
  first_party,
  user_scopes,
}: Pick<Client, 'authorized_scopes' | 'first_party' | 'user_scopes'>): readonly string[] => [
  ...authorized_scopes.flatMap(({ name }) => name ?? []),
  ...(first_party ? (user_scopes ?? adminScopes) : []),
]

/** The powers that guard the secrets of a client: its scopes, and the powers over the server that it had before and may get back. */
export const guardOfClient = (row: Client): readonly string[] => [...scopesOf(row), ...row.former_powers]

/**
 * The scopes that an edit gives or takes: those that come or go; all of them where the client is switched on or off; and those that it had
 * before too, where the edit changes who can act as the client.
 */
export function scopesTouched(was: Client | undefined, row: Client): readonly string[] {
  if (!was) return guardOfClient(row)
  const differs = (name: keyof Client) => JSON.stringify(was[name]) !== JSON.stringify(row[name])
  const opened = doors.some(differs)
  if (was.protected && (opened || administratorsOnly.some(differs))) return adminScopes
  if (opened) return [...guardOfClient(was), ...scopesOf(row)]
  return differs('active') ? scopesOf(was).concat(scopesOf(row)) : changedNames(scopesOf(was), scopesOf(row))
}
