import { conflict, forbidden } from '#http/refusal.ts'
import { backend } from '#model/backend.ts'
import { group } from '#model/group.ts'
import { membership } from '#model/organization.ts'
import { policy } from '#model/policy.ts'
import { ADMINISTRATOR, type Role, role } from '#model/role.ts'
import { adminScopes } from '#model/system-scopes.ts'
import { user } from '#model/user.ts'
import { declared } from '../administered.ts'
import { changedNames, formerPowersAfter, refuseEscalation } from '../escalation.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'

const addedScopes = (was: Role | undefined, { scopes }: Role) => scopes.filter((name) => !was?.scopes.includes(name))

/** Refuses to take administration scopes from the administrator role: every administrator would lose them. @throws {Refusal} 409 */
function refuseDisarming(was: Role, draft: Role): void {
  const lost = was.scopes.filter((name) => adminScopes.includes(name) && !draft.scopes.includes(name))
  if (was.id === ADMINISTRATOR && lost.length > 0)
    throw conflict(`the administrator role keeps the scopes of the administration API, ${lost.join(', ')} among them: give people another role instead`)
}

/** `/api/roles`. */
export const roles = declared(role, {
  holding: { scope: 'scopes' },
  faults: ({ was, draft }, call) => unknownScopes(call, 'scopes', addedScopes(was, draft)),
  async plan({ was, draft }, call) {
    await refuseEscalation(call, changedNames(was?.scopes ?? [], draft.scopes))
    if (was) refuseDisarming(was, draft)
    return { row: was ? { ...draft, former_powers: formerPowersAfter(was.former_powers, was.scopes, draft.scopes) } : draft }
  },
  async removal(row, call) {
    if (row.id === ADMINISTRATOR) throw forbidden('this role is write protected: the administrators of the server hold it')
    await refuseEscalation(call, row.scopes)
    await refuseIfReferred(call, row.id, [
      { resource: user, field: 'roles', many: true },
      { resource: backend, field: 'roles', many: true },
      { resource: group, field: 'roles', many: true },
      { resource: membership, field: 'roles', many: true },
      { resource: policy, field: 'role_ids', many: true },
    ])
    return {}
  },
})
