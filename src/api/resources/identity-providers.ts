import { findBackend } from '#clients/sign-in-place.ts'
import { backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { declared } from '../administered.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault, refuseDefaultRemoval, unsetDefault } from '../write/standard-one.ts'

/** `/api/identity-providers`. */
export const identityProviders = declared(identityProvider, {
  async faults({ was, draft }, { context }) {
    const { backend_id } = draft
    const isNew = backend_id !== undefined && backend_id !== was?.backend_id
    return mergeErrors(
      faultIf(isNew && !(await context.db.table(backend).get(backend_id)), 'backend_id', `there is no backend ${backend_id}`),
      unsetDefault(was, draft),
    )
  },
  async plan({ was, draft }, call) {
    const { backend_id } = draft
    const row = backend_id === undefined ? { ...draft, backend_id: (await findBackend(call.context, undefined))?.id } : draft
    return { row, also: await movedDefault(identityProvider, { was, row }, call) }
  },
  async removal(row, call) {
    refuseDefaultRemoval(row)
    await refuseIfReferred(call, row.id, [{ resource: client, field: 'identity_provider', linked: row.id }])
    return {}
  },
})
