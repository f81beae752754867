import type { AnyResource } from '#fields/resource.ts'
import { client } from '#model/client.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { variablesIn } from '#model/outbound/url-template.ts'
import { user } from '#model/user.ts'
import { findRegistered } from '#outbound/registered.ts'
import { anyOf } from '#store/store.ts'
import { type AnyRow, declared } from '../administered.ts'
import type { Call } from '../operation.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { unknownNamespace } from '../write/known-namespace.ts'
import { takenName } from './taken-name.ts'

/** The keys that name no row. */
async function findUnknown(resource: AnyResource, keys: readonly string[], { context: { db } }: Call): Promise<readonly string[]> {
  if (keys.length === 0) return []
  const rows: readonly AnyRow[] = await db.table(resource).find({ id: anyOf(keys) }, { limit: keys.length })
  return keys.filter((key) => !rows.some(({ id }) => id === key))
}

/** `/api/outbound/connections`. */
export const outboundConnections = declared(outboundConnection, {
  fill: ({ draft }) => ({ ...draft, full_name: fullName(draft.namespace, (draft.name as string | undefined) ?? '') }),
  faults: async ({ was, draft }, call) => {
    const { authorization_id, remote_client_id, base_url = '', users = [], clients = [] } = draft
    const added = (now: readonly string[], before: readonly string[] = []) => now.filter((key) => !before.includes(key))
    return mergeErrors(
      await unknownNamespace(draft, was, call),
      await takenName(outboundConnection, draft, call, 'another one in this namespace has this name'),
      faultIf(
        ['access_token', 'password', 'api_key'].some((name) => variablesIn(base_url).includes(name)),
        'base_url',
        'must not hold a token: addresses are logged',
      ),
      ...(await findUnknown(outboundAuthorization, authorization_id === undefined ? [] : added([authorization_id], [was?.authorization_id ?? '']), call)).map(
        (key) => faultIf(true, 'authorization_id', `there is no authorization ${key}`),
      ),
      faultIf(
        remote_client_id !== undefined && remote_client_id !== was?.remote_client_id && !(await findRegistered(call.context, remote_client_id)),
        'remote_client_id',
        `there is no client ${remote_client_id}`,
      ),
      ...(await findUnknown(user, added(users, was?.users), call)).map((key) => faultIf(true, 'users', `there is no person ${key}`)),
      ...(await findUnknown(client, added(clients, was?.clients), call)).map((key) => faultIf(true, 'clients', `there is no client ${key}`)),
    )
  },
})
