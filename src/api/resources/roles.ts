import { backend } from '#model/backend.ts'
import { type Role, role } from '#model/role.ts'
import { user } from '#model/user.ts'
import { administered } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { doorsOf } from '../operation.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'

const added = (was: Role | undefined, { scopes }: Role) => scopes.filter((name) => !was?.scopes.includes(name))

/** `/api/roles`. */
export const roles = administered({
  resource: role,
  path: '/api/roles',
  doors: doorsOf('roles'),
  sort: 'name',
  holding: { scope: 'scopes' },
  faults: ({ was, draft }, call) => unknownScopes(call, 'scopes', added(was, draft)),
  async plan({ was, draft }, call) {
    await refuseEscalation(call, added(was, draft))
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
