import { backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import { administered } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { doorsOf } from '../operation.ts'
import { mergeErrors } from '../write/faults.ts'
import { addedRoles, unknownRoles } from '../write/known-roles.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault, refuseDefaultRemoval, unsetDefault } from '../write/standard-one.ts'

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
  async faults({ was, draft }, call) {
    const scopes = [...new Set(draft.metadata_fields.flatMap((one) => one.scopes))]
    return mergeErrors(await unknownScopes(call, 'metadata_fields', scopes), await unknownRoles(call, was, draft), unsetDefault(was, draft))
  },
  async plan({ was, draft }, call) {
    // All its people hold them, the caller perhaps among these.
    await refuseEscalation(
      call,
      (await addedRoles(call, was, draft)).flatMap((row) => row.scopes),
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
