import { client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { invitation } from '#model/invitation.ts'
import { membership, organization } from '#model/organization.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { anyOf, type Batch } from '#store/store.ts'
import { declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { scopesOfChangedRoles } from '../write/known-roles.ts'
import { refuseIfReferred } from '../write/referrers.ts'

const MOST_MEMBERS = 100_000

/** `/api/organizations`. */
export const organizations = declared(organization, {
  extras: { members: { type: 'integer', description: 'The number of its members.' } },
  async present(rows, { context }, { listed, wants }) {
    if (!wants('members')) return []
    if (listed) {
      const all = rows.length === 0 ? [] : await context.db.table(membership).find({ organization_id: anyOf(rows.map(({ id }) => id)) }, { limit: 1000 })
      return rows.map(({ id }) => ({ members: all.filter(({ organization_id }) => organization_id === id).length }))
    }
    return Promise.all(rows.map(async ({ id }) => ({ members: await context.db.table(membership).count({ organization_id: id }) })))
  },
  async faults({ was, draft }, { context }) {
    const { identity_provider_id } = draft
    // An administrator who mistypes a grant would believe that it is allowed.
    const unknown = (draft.settings.allowed_grant_types ?? []).filter((name) => !context.names.grants.includes(name))
    const isNew = identity_provider_id !== undefined && identity_provider_id !== was?.identity_provider_id
    return mergeErrors(
      unknown.length > 0 ? { settings: unknown.map((name) => `allowed_grant_types: there is no grant ${name}`) } : {},
      faultIf(
        isNew && !(await context.db.table(identityProvider).get(identity_provider_id)),
        'identity_provider_id',
        `there is no identity provider ${identity_provider_id}`,
      ),
    )
  },
  async plan({ was, draft }, call) {
    // It decides who may sign in to all clients of the organization, and how strongly.
    if (draft.identity_provider_id !== was?.identity_provider_id) await refuseEscalation(call, ['identity-providers:manage:all'])
    return { row: draft }
  },
  async removal(row, call) {
    const members = await call.context.db.table(membership).find({ organization_id: row.id }, { limit: MOST_MEMBERS })
    // The roles of its members go with it: a power is taken only by who could give it.
    await refuseEscalation(
      call,
      await scopesOfChangedRoles(
        call,
        members.flatMap(({ roles }) => roles),
        [],
      ),
    )
    await refuseIfReferred(call, row.id, [{ resource: client, field: 'organization_id' }])
    const also = (batch: Batch) => {
      batch.remove(membership, { organization_id: row.id })
      batch.remove(invitation, { organization_id: row.id })
      batch.remove(organizationDomain, { organization_id: row.id })
    }
    return { also }
  },
})
