import { field } from '#fields/resource.ts'
import { forbidden } from '#http/refusal.ts'
import { planPersonGone } from '#login/person-gone.ts'
import { client } from '#model/client.ts'
import { membership } from '#model/organization.ts'
import { user } from '#model/user.ts'
import { after, anyOf } from '#store/store.ts'
import { type AnyRow, declared } from '../administered.ts'
import type { Call } from '../operation.ts'
import { administratorGoes } from '../users/administrators.ts'
import { beginnings, planUser, userFaults } from '../users/edit.ts'
import { stepDownEverywhere } from '../users/last-admin.ts'
import { isSelf, refuseUnlessAsMighty } from '../users/powers.ts'
import { organizationsSchema, presentUsers } from '../users/present.ts'
import { refuseIfReferred } from '../write/referrers.ts'

async function membersAmong(rows: readonly AnyRow[], organization_id: string, { context }: Call): Promise<AnyRow[]> {
  const ids = rows.map((row) => String(row['id']))
  const members = ids.length === 0 ? [] : await context.db.table(membership).find({ organization_id, user_id: anyOf(ids) }, { limit: ids.length })
  return rows.filter((row) => members.some(({ user_id }) => user_id === row['id']))
}

/** `/api/users`. */
export const users = declared(user, {
  holding: { role: 'roles', scope: 'authorized_scopes' },
  narrowing: [
    {
      name: 'locked',
      doc: 'People who are locked out now after too many wrong passwords.',
      schema: { const: 'true' },
      match: (_value, { context }) => ({ locked_until: after(context.now()) }),
    },
    { name: 'organization_id', doc: 'Members of this organization.', schema: { type: 'string' }, screen: membersAmong },
  ],
  further: { organizations: field(beginnings, { doc: 'Organizations to be a member of from the start.', optional: true }) },
  extras: {
    organizations: organizationsSchema,
    locked: { type: 'boolean', description: 'Sign-in is refused for now, after too many wrong passwords.' },
  },
  faults: userFaults,
  plan: planUser,
  present: presentUsers,
  async removal(row, call) {
    if (isSelf(row, call)) throw forbidden('you cannot delete yourself: ask another administrator')
    await refuseUnlessAsMighty(call, row)
    await refuseIfReferred(call, row.id, [{ resource: client, field: 'owner' }])
    const [leave, resign] = [await stepDownEverywhere(call, row.id), await administratorGoes(call, row, undefined)]
    const recordGone = await planPersonGone(call.context, row.id)
    return {
      also: (batch) => {
        leave(batch)
        recordGone(batch)
        resign?.(batch)
      },
    }
  },
})
