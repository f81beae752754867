import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { type LinkedAccount, linkedAccount } from '#model/federation/linked-account.ts'
import { federatedServer } from '#model/federation/server.ts'
import type { User } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { ownEvent } from '../own-event.ts'
import { removeWayIn } from '../ways-in.ts'

/** An account at a federated server that signs a person in, with the name of the server. */
export interface NamedAccount extends LinkedAccount {
  readonly server: string
}

const MOST = 50

/** The linked accounts of a person. */
export async function linkedAccountsOf({ db }: Context, userId: string): Promise<readonly NamedAccount[]> {
  const rows = await db.table(linkedAccount).find({ user_id: userId }, { limit: MOST })
  const ids = [...new Set(rows.map(({ federated_server_id }) => federated_server_id))]
  const servers = ids.length === 0 ? [] : await db.table(federatedServer).find({ id: anyOf(ids) }, { limit: ids.length })
  return rows.map((row) => ({ ...row, server: servers.find(({ id }) => id === row.federated_server_id)?.name ?? row.federated_server_id }))
}

/** Takes a link of a person away. @returns false when it is their only way to sign in, or not theirs. */
export async function unlinkAccount(context: Context, person: User, { id, request }: { readonly id: string; readonly request: Request }): Promise<boolean> {
  const found = (await linkedAccountsOf(context, person.id)).find((row) => row.id === id)
  if (!found) return false
  const changes = { federated_server: { before: `${found.server} (${found.federated_server_id})` } }
  return removeWayIn(context, person, {
    without: id,
    write: (batch) => {
      batch.remove(linkedAccount, { id, user_id: person.id })
      record(batch, ownEvent(context, { request, person, action: 'user.account_unlinked', changes }))
    },
  })
}
