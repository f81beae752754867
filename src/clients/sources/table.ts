import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import type { ClientSource } from './source.ts'

/** At most so many credentials of a client are compared, the newest first. */
const MOST_CREDENTIALS = 50

/** The source of the clients that are registered in the database. */
export const table: ClientSource = {
  async find({ db, now }, id) {
    const [row, credentials] = await Promise.all([
      db.table(client).get(id),
      db.table(clientCredential).find({ client_id: id }, { order: 'created_at', descending: true, limit: MOST_CREDENTIALS }),
    ])
    // A client of a document is as good as its document.
    if (!row || row.origin === 'document') return undefined
    const at = now()
    return { row, credentials: credentials.filter(({ expires_at }) => expires_at === undefined || expires_at > at) }
  },
}
