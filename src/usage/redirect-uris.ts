import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { redirectUriUse } from '#model/redirect-uri-use.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { before, type TenantTables } from '#store/store.ts'
import type { Uses } from './counted-uses.ts'

/** Writes when a redirect URI was last used. Other nodes write the same row: the later instant stays. */
export async function writeRedirectUri(db: TenantTables, { id, last }: Uses): Promise<void> {
  const rows = db.table(redirectUriUse)
  if ((await rows.change({ id, last_used_at: before(last) }, { last_used_at: last })) || (await rows.get(id))) return
  const space = id.indexOf(' ')
  const [client_id, uri] = [id.slice(0, space), id.slice(space + 1)]
  // Its client may have been deleted meanwhile.
  if (!(await db.table(client).get(client_id))) return
  await insertIfAbsent(db, redirectUriUse, newRow(redirectUriUse, { id, client_id, uri, last_used_at: last }))
}
