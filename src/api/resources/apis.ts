import { client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { administered } from '../administered.ts'
import { doorsOf } from '../operation.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'

/** `/api/apis`: the APIs that accept our tokens. */
export const apis = administered({
  resource: protectedApi,
  path: '/api/apis',
  doors: doorsOf('scopes'),
  sort: 'name',
  holding: { scope: 'scopes' },
  async faults({ was, draft }, call) {
    const { client_id } = draft
    const added = draft.scopes.filter((name) => !was?.scopes.includes(name))
    const isNew = client_id !== undefined && client_id !== was?.client_id
    return mergeErrors(
      await unknownScopes(call, 'scopes', added),
      faultIf(isNew && !(await call.context.db.table(client).get(client_id)), 'client_id', `there is no client ${client_id}`),
    )
  },
  async removal(row, call) {
    // A client that may ask for this API only would be refused everything, without a word of why.
    await refuseIfReferred(call, row.identifier, [{ resource: client, field: 'authorized_resources', many: true }])
    return {}
  },
})
