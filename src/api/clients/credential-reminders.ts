import type { Members } from '#fields/json-object.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'
import { anyOf, present, type TenantTables } from '#store/store.ts'
import { findActorNames } from '../actor-names.ts'

/** The name of the person who asked to retire each secret, because the reader may not be allowed to look the id up. */
export async function presentReminders(rows: readonly ClientCredential[], db: TenantTables): Promise<Members[]> {
  const names = await findActorNames(
    rows.map(({ reminded_by }) => reminded_by),
    db,
  )
  return rows.map(({ reminded_by: id }) => ({ reminded_by_name: id === undefined ? null : (names.get(id) ?? id) }))
}

/** The number of live secrets of each client that somebody asked to retire. */
export async function countReminders(clientIds: readonly string[], db: TenantTables, now: number): Promise<number[]> {
  if (clientIds.length === 0) return []
  const reminded = await db.table(clientCredential).find({ client_id: anyOf(clientIds), reminded_at: present }, { limit: 1000 })
  const live = reminded.filter(({ expires_at }) => expires_at === undefined || expires_at > now)
  return clientIds.map((id) => live.filter(({ client_id }) => client_id === id).length)
}
