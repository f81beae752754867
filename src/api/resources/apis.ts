import { authorizationDetailType } from '#model/authorization-detail-type.ts'
import { client } from '#model/client.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { ownResource } from '#oauth/protected-apis.ts'
import { anyOf } from '#store/store.ts'
import { declared } from '../administered.ts'
import type { Call } from '../operation.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'

async function unknownClients({ client_id, clients }: ProtectedApi, was: ProtectedApi | undefined, { context }: Call) {
  const listed = clients.filter((id) => !was?.clients.includes(id))
  const added = client_id === undefined || client_id === was?.client_id ? [] : [client_id]
  const wanted = [...new Set([...listed, ...added])]
  const found = wanted.length === 0 ? [] : await context.db.table(client).find({ id: anyOf(wanted) }, { limit: wanted.length })
  const faults = (field: string, ids: readonly string[]) => ids.map((id) => faultIf(!found.some((row) => row.id === id), field, `there is no client ${id}`))
  return mergeErrors(...faults('clients', listed), ...faults('client_id', added))
}

/** `/api/apis`: the APIs that accept our tokens. */
export const apis = declared(protectedApi, {
  holding: { scope: 'scopes' },
  async faults({ was, draft }, call) {
    const added = draft.scopes.filter((name) => !was?.scopes.includes(name))
    return mergeErrors(
      await unknownScopes(call, 'scopes', added),
      await unknownClients(draft, was, call),
      faultIf(draft.identifier === ownResource(call.context), 'identifier', "is the identifier of this server's own API"),
    )
  },
  warnings: ({ access_token_typ }) =>
    access_token_typ === 'JWT'
      ? [{ field: 'access_token_typ', message: 'a JWT access token of this type can be mistaken for an ID token by a careless receiver (RFC 8725 §3.11)' }]
      : [],
  async removal(row, call) {
    // Otherwise a client that may use this API only would be refused every request without an explanation.
    await refuseIfReferred(call, row.identifier, [
      { resource: client, field: 'authorized_resources', many: true },
      { resource: authorizationDetailType, field: 'resource' },
    ])
    return {}
  },
})
