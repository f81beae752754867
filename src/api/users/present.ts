import type { Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { membership, organization } from '#model/organization.ts'
import type { User } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import type { Showing } from '../administered.ts'
import type { Call } from '../operation.ts'

/** The organizations of a person, in an answer. */
export const organizationsSchema: JsonSchema = {
  type: 'array',
  description: 'The organizations of the person.',
  items: {
    type: 'object',
    required: ['id', 'name', 'label', 'role'],
    properties: { id: { type: 'string' }, name: { type: 'string' }, label: { type: ['string', 'null'] }, role: { enum: ['member', 'admin'] } },
  },
}

/** The members shown of people besides their fields: two queries for any number of rows. */
export async function presentUsers(rows: readonly User[], { context: { db, now } }: Call, { wants }: Showing): Promise<Members[]> {
  const ids = wants('organizations') ? rows.map(({ id }) => id) : []
  const memberships = ids.length === 0 ? [] : await db.table(membership).find({ user_id: anyOf(ids) }, { limit: 1000 })
  const wanted = [...new Set(memberships.map(({ organization_id }) => organization_id))]
  const organizations = wanted.length === 0 ? [] : await db.table(organization).find({ id: anyOf(wanted) }, { limit: wanted.length })
  const byId = new Map(organizations.map((row) => [row.id, row]))
  return rows.map((row) => ({
    organizations: memberships
      .filter(({ user_id }) => user_id === row.id)
      .flatMap(({ organization_id: id, role }) => {
        const found = byId.get(id)
        return found ? [{ id, name: found.name, label: found.label ?? null, role }] : []
      }),
    locked: row.locked_until !== undefined && row.locked_until > now(),
  }))
}
