import { type Group, groupMember } from '#model/group.ts'
import { user } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import type { Call } from '../operation.ts'
import { ScimError } from './error.ts'
import type { Json } from './filter.ts'

export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const SLICE = 1000

/** The ids of the members of a group, in pages. */
export async function memberIds({ context: { db } }: Call, group_id: string): Promise<string[]> {
  const ids: string[] = []
  for (let after: { key: string } | undefined; ; ) {
    const slice = await db.table(groupMember).find({ group_id }, { limit: SLICE, ...(after ? { after } : {}) })
    ids.push(...slice.map(({ user_id }) => user_id))
    const last = slice.at(-1)
    if (!last || slice.length < SLICE) return ids
    after = { key: last.id }
  }
}

/** A group as a SCIM resource (RFC 7643 §4.2), without its meta. */
export async function groupResource(call: Call, row: Group): Promise<Json> {
  const ids = await memberIds(call, row.id)
  const people = ids.length === 0 ? [] : await call.context.db.table(user).find({ id: anyOf(ids) }, { limit: ids.length })
  const names = new Map(people.map(({ id, name, username }) => [id, name ?? username]))
  return {
    schemas: [GROUP_SCHEMA],
    id: row.id,
    displayName: row.name,
    ...(row.external_id === undefined ? {} : { externalId: row.external_id }),
    members: ids.map((value) => ({ value, display: names.get(value), $ref: `${call.context.issuer}/scim/v2/Users/${value}`, type: 'User' })),
  }
}

/** The members of our API that a SCIM group stands for. */
export const groupMembersOf = (resource: Json): Record<string, unknown> => ({ name: resource['displayName'], external_id: resource['externalId'] ?? null })

/** The ids of the people that a SCIM group lists. @throws {ScimError} 400 for a member without a value */
export function wantedMembers({ members = [] }: Json): string[] {
  if (!Array.isArray(members)) throw new ScimError(400, 'members must be a list', 'invalidValue')
  return [
    ...new Set(
      members.map((one: unknown) => {
        const value = typeof one === 'object' && one !== null && 'value' in one ? one.value : one
        if (typeof value !== 'string') throw new ScimError(400, 'a member needs a value: the id of a person', 'invalidValue')
        return value
      }),
    ),
  ]
}
