import { client } from '#model/client.ts'
import { invitation } from '#model/invitation.ts'
import { membership, organization } from '#model/organization.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { anyOf, type Batch } from '#store/store.ts'
import { declared } from '../administered.ts'
import { refuseIfReferred } from '../write/referrers.ts'

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
  // An administrator who mistypes a grant would believe that it is allowed.
  async faults({ draft }, { context }) {
    const unknown = (draft.settings.allowed_grant_types ?? []).filter((name) => !context.names.grants.includes(name))
    return unknown.length > 0 ? { settings: unknown.map((name) => `allowed_grant_types: there is no grant ${name}`) } : {}
  },
  async removal(row, call) {
    await refuseIfReferred(call, row.id, [{ resource: client, field: 'organization_id' }])
    const also = (batch: Batch) => {
      batch.remove(membership, { organization_id: row.id })
      batch.remove(invitation, { organization_id: row.id })
      batch.remove(organizationDomain, { organization_id: row.id })
    }
    return { also }
  },
})
