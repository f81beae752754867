import { client } from '#model/client.ts'
import { user } from '#model/user.ts'
import { anyOf, type TenantTables } from '#store/store.ts'

/** The names of people and clients by id, for answers whose reader may not be allowed to look the ids up. An id of nobody has none. */
export async function findActorNames(ids: readonly (string | undefined)[], db: TenantTables): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return new Map()
  const [people, clients] = await Promise.all([db.table(user).find({ id: anyOf(wanted) }), db.table(client).find({ id: anyOf(wanted) })])
  return new Map([...people.map((one) => [one.id, one.name ?? one.username] as const), ...clients.map((one) => [one.id, one.name] as const)])
}
