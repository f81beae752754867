import { toReadable } from '#fields/read.ts'
import { type Client, client } from '#model/client.ts'
import { type ClientVersion, clientVersion } from '#model/client-version.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'

const DIGITS = 10
/** The key of a version: the versions of one client stand in order. */
export const versionKey = (clientId: string, version: number): string => `${clientId}:${String(version).padStart(DIGITS, '0')}`

/** Stores a client as a new version. */
export function storeVersion(batch: Batch, row: Client, { context, actor, reason }: Call): void {
  batch.insert(clientVersion, {
    id: versionKey(row.id, row.version),
    client_id: row.id,
    version: row.version,
    client: toReadable(client, 'admin', row) as ClientVersion['client'],
    at: context.now(),
    actor_type: actor.type,
    actor_id: actor.id,
    reason,
  })
}

/** The last version of a deleted client with this id, if any; the versions of a new client continue from it. */
export async function lastVersion({ context }: Call, clientId: string): Promise<ClientVersion | undefined> {
  const [last] = await context.db.table(clientVersion).find({ client_id: clientId }, { descending: true, limit: 1 })
  return last
}
