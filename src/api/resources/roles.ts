import { backend } from '#model/backend.ts'
import { role } from '#model/role.ts'
import { user } from '#model/user.ts'
import { administered } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { doorsOf } from '../operation.ts'
import { refuseUnknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'

/** `/api/roles`. */
export const roles = administered({
  resource: role,
  path: '/api/roles',
  doors: doorsOf('roles'),
  sort: 'name',
  holding: { scope: 'scopes' },
  async plan({ was, draft }, call) {
    const added = draft.scopes.filter((name) => !was?.scopes.includes(name))
    await refuseUnknownScopes(call, 'scopes', added)
    await refuseEscalation(call, added)
    return { row: draft }
  },
  async removal(row, call) {
    await refuseIfReferred(call, row.id, [
      { resource: user, field: 'roles', many: true },
      { resource: backend, field: 'roles', many: true },
    ])
    return {}
  },
})
