import { forbidden } from '#http/refusal.ts'
import { client } from '#model/client.ts'
import { group } from '#model/group.ts'
import { policy } from '#model/policy.ts'
import { protectedApi } from '#model/protected-api.ts'
import { role } from '#model/role.ts'
import { type Scope, scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { declared, type Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { refuseIfReferred } from '../write/referrers.ts'

/** A scope brings only a policy that is made for it: any other is asked by links of its own, or about everybody. */
async function policyFaults({ was, draft: { policy_id } }: Edit<typeof scope.fields>, { context }: Call): Promise<FieldErrors> {
  if (policy_id === undefined || policy_id === was?.policy_id) return {}
  const named = await context.db.table(policy).get(policy_id)
  if (!named) return { policy_id: [`there is no policy ${policy_id}`] }
  return faultIf(!named.by_scope, 'policy_id', `the policy ${named.name} is asked by links of its own: set its by_scope first`)
}

/** This server reads no selectors for itself, so that a part of one of its own scopes would allow the whole. A part of a part is a part of the whole. */
async function narrowingFaults({ narrows }: Scope, { context: { db } }: Call): Promise<FieldErrors> {
  if (narrows === undefined) return {}
  const [whole] = await db.table(scope).find({ name: narrows }, { limit: 1 })
  return mergeErrors(
    faultIf(!whole, 'narrows', `there is no scope ${narrows}`),
    faultIf(whole?.system === true, 'narrows', 'the server itself needs this scope, and reads no selectors'),
    faultIf(whole?.narrows !== undefined, 'narrows', `is a part itself: name the whole, ${whole?.narrows}`),
  )
}

/** `/api/scopes`. */
export const scopes = declared(scope, {
  // A private `openid` would lock everybody out; a public administration scope would make everybody an administrator.
  whole: ['policy_parameters'],
  faults: async (edit, call) =>
    mergeErrors(
      faultIf(edit.was?.system === true && edit.was.public !== edit.draft.public, 'public', 'the server itself needs this scope as it is'),
      await policyFaults(edit, call),
      edit.was ? {} : await narrowingFaults(edit.draft, call),
    ),
  async removal(row, call) {
    if (row.system) throw forbidden('this scope is write protected: the server itself needs it')
    await refuseIfReferred(call, row.name, [
      { resource: role, field: 'scopes', many: true },
      { resource: group, field: 'scopes', many: true },
      { resource: protectedApi, field: 'scopes', many: true },
      { resource: user, field: 'authorized_scopes', many: true },
      { resource: client, field: 'authorized_scopes', linked: row.id },
      { resource: client, field: 'user_scopes', many: true },
      { resource: scope, field: 'narrows' },
    ])
    return {}
  },
})
