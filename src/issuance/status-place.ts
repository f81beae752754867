import { randomInt } from 'node:crypto'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { randomKey } from '#kit/random.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { type StatusList, statusList } from '#model/status-list.ts'

/** The places of a list. Each takes two bits: 32 KiB before compression. */
const SIZE = 2 ** 17

/** A place in a status list. */
export interface StatusPlace {
  readonly status_list_id: string
  readonly status_index: number
  readonly status_place: string
}

/** The address of a list, which credentials name. */
export const statusListUri = ({ issuer }: Context, id: string): string => `${issuer}/openid/status-lists/${id}`

async function openList(clientId: string, { db, now }: Context): Promise<StatusList> {
  const [found] = await db.table(statusList).find({ client_id: clientId, is_open: true, active: true }, { limit: 1 })
  if (found) return found
  const row = newRow(statusList, {
    id: randomKey(statusList.prefix ?? ''),
    client_id: clientId,
    size: SIZE,
    is_open: true,
    created_at: now(),
    updated_at: now(),
  })
  await db.table(statusList).insert(row)
  return row
}

/** Closes a list that is half full, so that a random place is nearly always free. */
async function closeWhenFull({ id, size }: StatusList, { db }: Context): Promise<void> {
  const most = Math.floor(size / 2)
  if ((await db.table(issuedCredential).count({ status_list_id: id }, { upTo: most })) >= most)
    await db.table(statusList).change({ id, is_open: true }, { is_open: false })
}

/**
 * Draws places in a status list of a client at random (draft-ietf-oauth-status-list §13.2): the order of the places tells nobody when a credential was
 * issued, nor which were issued together. The database refuses a place that is taken. `again` says that one was.
 */
export async function drawPlaces(
  clientId: string,
  count: number,
  { context, again }: { readonly context: Context; readonly again: boolean },
): Promise<readonly StatusPlace[]> {
  const list = await openList(clientId, context)
  if (again) await closeWhenFull(list, context)
  const indexes = new Set<number>()
  while (indexes.size < count) indexes.add(randomInt(list.size))
  return [...indexes].map((status_index) => ({ status_list_id: list.id, status_index, status_place: `${list.id}:${status_index}` }))
}
