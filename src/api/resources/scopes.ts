import { forbidden } from '#http/refusal.ts'
import { client } from '#model/client.ts'
import { group } from '#model/group.ts'
import { protectedApi } from '#model/protected-api.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { declared } from '../administered.ts'
import { faultIf } from '../write/faults.ts'
import { refuseIfReferred } from '../write/referrers.ts'

/** `/api/scopes`. */
export const scopes = declared(scope, {
  // A private `openid` would lock everybody out; a public administration scope would make everybody an administrator.
  faults: ({ was, draft }) => faultIf(was?.system === true && was.public !== draft.public, 'public', 'the server itself needs this scope as it is'),
  async removal(row, call) {
    if (row.system) throw forbidden('this scope is write protected: the server itself needs it')
    await refuseIfReferred(call, row.name, [
      { resource: role, field: 'scopes', many: true },
      { resource: group, field: 'scopes', many: true },
      { resource: protectedApi, field: 'scopes', many: true },
      { resource: user, field: 'authorized_scopes', many: true },
      { resource: client, field: 'authorized_scopes', linked: row.id },
      { resource: client, field: 'user_scopes', many: true },
    ])
    return {}
  },
})
