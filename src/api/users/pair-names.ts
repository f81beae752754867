import type { JsonSchema } from '#fields/json-schema.ts'
import { client } from '#model/client.ts'
import { user } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'

/** The names of the person and the client of a row. */
export const pairNames: Readonly<Record<string, JsonSchema>> = { username: { type: ['string', 'null'] }, client_name: { type: ['string', 'null'] } }

interface OfPair {
  readonly user_id?: string | undefined
  readonly client_id: string
}

/** The names of the people and clients of many rows, in two queries. */
export async function namesOfPair(rows: readonly OfPair[], { context: { db } }: Call) {
  const userIds = [...new Set(rows.flatMap(({ user_id }) => user_id ?? []))]
  const clientIds = [...new Set(rows.map(({ client_id }) => client_id))]
  const [people, clients] = await Promise.all([
    userIds.length === 0 ? [] : db.table(user).find({ id: anyOf(userIds) }, { limit: userIds.length }),
    clientIds.length === 0 ? [] : db.table(client).find({ id: anyOf(clientIds) }, { limit: clientIds.length }),
  ])
  return rows.map(({ user_id, client_id }) => ({
    username: people.find(({ id }) => id === user_id)?.username ?? null,
    client_name: clients.find(({ id }) => id === client_id)?.name ?? null,
  }))
}
