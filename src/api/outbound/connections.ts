import type { AnyResource } from '#fields/resource.ts'
import { client } from '#model/client.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { variablesIn } from '#model/outbound/url-template.ts'
import { user } from '#model/user.ts'
import { findRegistered } from '#outbound/registered.ts'
import { anyOf } from '#store/store.ts'
import { type AnyRow, declared, nounOf } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { takenName } from './taken-name.ts'

/** The fault of keys that name no row. */
async function unknownKeys(field: string, resource: AnyResource, keys: readonly string[], { context: { db } }: Call): Promise<FieldErrors> {
  if (keys.length === 0) return {}
  const rows: readonly AnyRow[] = await db.table(resource).find({ id: anyOf(keys) }, { limit: keys.length })
  return mergeErrors(...keys.filter((key) => !rows.some(({ id }) => id === key)).map((key) => faultIf(true, field, `there is no ${nounOf(resource)} ${key}`)))
}

/** `/api/outbound/connections`. */
export const outboundConnections = declared(outboundConnection, {
  fill: ({ draft }) => ({ ...draft, full_name: fullName(draft.namespace, (draft.name as string | undefined) ?? '') }),
  faults: async ({ was, draft }, call) => {
    const { authorization_id, remote_client_id, base_url = '', users = [], clients = [] } = draft
    const added = (now: readonly string[], before: readonly string[] = []) => now.filter((key) => !before.includes(key))
    return mergeErrors(
      await takenName(outboundConnection, draft, call, 'in this namespace'),
      faultIf(
        ['access_token', 'password', 'api_key'].some((name) => variablesIn(base_url).includes(name)),
        'base_url',
        'must not hold a token: addresses are logged',
      ),
      authorization_id === was?.authorization_id || authorization_id === undefined
        ? {}
        : await unknownKeys('authorization_id', outboundAuthorization, [authorization_id], call),
      faultIf(
        remote_client_id !== undefined && remote_client_id !== was?.remote_client_id && !(await findRegistered(call.context, remote_client_id)),
        'remote_client_id',
        `there is no client ${remote_client_id}`,
      ),
      await unknownKeys('users', user, added(users, was?.users), call),
      await unknownKeys('clients', client, added(clients, was?.clients), call),
    )
  },
})
