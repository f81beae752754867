import type { Context } from '#http/context.ts'
import { membership, type Organization, organization } from '#model/organization.ts'
import { anyOf } from '#store/store.ts'

const MOST = 100

/** The organizations of a person, whose settings count for them. */
export async function organizationsOf({ db }: Context, user_id: string): Promise<Organization[]> {
  const members = await db.table(membership).find({ user_id }, { limit: MOST })
  return members.length === 0 ? [] : db.table(organization).find({ id: anyOf(members.map(({ organization_id }) => organization_id)) }, { limit: MOST })
}
