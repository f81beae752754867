import type { ClientCredential, clientCredential } from '#model/client-credential.ts'
import type { Table } from '#store/store.ts'

/** At most so many credentials of a client are compared, the newest first. */
const MOST_CREDENTIALS = 50

/** The credentials of a client that are live at a moment. */
export async function liveCredentials(table: Table<typeof clientCredential.fields>, client_id: string, at: number): Promise<ClientCredential[]> {
  const credentials = await table.find({ client_id }, { order: 'created_at', descending: true, limit: MOST_CREDENTIALS })
  return credentials.filter(({ expires_at }) => expires_at === undefined || expires_at > at)
}
