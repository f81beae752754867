import type { Context } from '#http/context.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { statusList } from '#model/status-list.ts'
import { anyOf, type Batch, present } from '#store/store.ts'

/**
 * Plans the revocation of the credentials that tell of a person who is deleted: nobody could speak for them any more. The version of each list grows,
 * so that every node tells it at once.
 */
export async function planCredentialsGone({ db, now }: Context, user_id: string): Promise<(batch: Batch) => void> {
  const rows = await db.table(issuedCredential).find({ user_id, status_list_id: present, status: anyOf(['valid', 'suspended']) })
  const ids = [...new Set(rows.flatMap(({ status_list_id }) => status_list_id ?? []))]
  const lists = ids.length === 0 ? [] : await db.table(statusList).find({ id: anyOf(ids) })
  return (batch) => {
    const revoked = { status: 'revoked', status_by: undefined, status_reason: 'the person was deleted', updated_at: now() } as const
    for (const { id, version } of rows) batch.change(issuedCredential, { id, version }, { ...revoked, version: version + 1 })
    for (const { id, version } of lists) batch.change(statusList, { id, version }, { version: version + 1 })
  }
}
