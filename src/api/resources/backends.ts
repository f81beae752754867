import { unprocessable } from '#http/refusal.ts'
import { backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { role } from '#model/role.ts'
import { user } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { administered } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { doorsOf } from '../operation.ts'
import { refuseUnknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault, refuseDefaultRemoval } from '../write/standard-one.ts'

/** What an internal backend can do; others will be able to do less. */
const features = ['authenticable', 'registrable', 'user_editable', 'consentable'] as const

/** `/api/backends`. */
export const backends = administered({
  resource: backend,
  path: '/api/backends',
  doors: doorsOf('identity-providers'),
  sort: 'name',
  extras: { features: { type: 'array', items: { enum: [...features] }, description: 'What identity providers may switch on with it.' } },
  present: (rows) => Promise.resolve(rows.map(() => ({ features }))),
  async plan({ was, draft }, call) {
    await refuseUnknownScopes(call, 'metadata_fields', [...new Set(draft.metadata_fields.flatMap((one) => one.scopes))])
    const added = draft.roles.filter((id) => !was?.roles.includes(id))
    const roles = added.length === 0 ? [] : await call.context.db.table(role).find({ id: anyOf(added) }, { limit: added.length })
    const unknown = added.filter((id) => !roles.some((row) => row.id === id))
    if (unknown.length > 0) throw unprocessable({ roles: unknown.map((id) => `there is no role ${id}`) })
    // All its people hold them, the caller perhaps among these.
    await refuseEscalation(
      call,
      roles.flatMap((row) => row.scopes),
    )
    return { row: draft, also: movedDefault(backend, was, draft) }
  },
  async removal(row, call) {
    refuseDefaultRemoval(row)
    await refuseIfReferred(call, row.id, [
      { resource: identityProvider, field: 'backend_id' },
      { resource: user, field: 'backend_id' },
    ])
    return {}
  },
})
