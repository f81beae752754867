import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { liveCredentials } from './live-credentials.ts'
import type { ClientSource } from './source.ts'

/** The source of the clients that are registered in the database. */
export const table: ClientSource = {
  async find({ db, now }, id) {
    const [row, credentials] = await Promise.all([db.table(client).get(id), liveCredentials(db.table(clientCredential), id, now())])
    // A client of a document is as good as its document.
    return !row || row.origin === 'document' ? undefined : { row, credentials }
  },
}
