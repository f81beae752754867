import type { Client } from '#model/client.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { adminScopes } from '#model/system-scopes.ts'
import { changedNames } from '../escalation.ts'

/** The fields that decide who can act as the client. */
const doors = fieldsWith('opens')
const administratorsOnly = fieldsWith('protection', 'mighty')

/** The client's own scopes, and those that people bring into its tokens without consent. */
export const scopesOf = ({
  authorized_scopes,
  first_party,
  user_scopes,
}: Pick<Client, 'authorized_scopes' | 'first_party' | 'user_scopes'>): readonly string[] => [
  ...authorized_scopes.flatMap(({ name }) => name ?? []),
  ...(first_party ? (user_scopes ?? adminScopes) : []),
]

/** The powers that a caller needs to set a secret of the client: its scopes, and its former powers, which it may get back. */
export const guardOfClient = (row: Client): readonly string[] => [...scopesOf(row), ...row.former_powers]

/**
 * The scopes that an edit gives or takes: those added or removed; all of them when the client is switched on or off; also the former powers when the
 * edit changes who can act as the client.
 */
export function scopesTouched(was: Client | undefined, row: Client): readonly string[] {
  if (!was) return guardOfClient(row)
  const differs = (name: keyof Client) => JSON.stringify(was[name]) !== JSON.stringify(row[name])
  const opened = doors.some(differs)
  if (was.protected && (opened || administratorsOnly.some(differs))) return adminScopes
  if (opened) return [...guardOfClient(was), ...scopesOf(row)]
  return differs('active') ? scopesOf(was).concat(scopesOf(row)) : changedNames(scopesOf(was), scopesOf(row))
}
