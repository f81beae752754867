import type { Context } from '#http/context.ts'
import type { Client } from '#model/client.ts'
import { membership, membershipKey } from '#model/organization.ts'

/**
 * Whether a person may sign in to an application. One that is not live yet works for its makers only, its owner and the members of its
 * organization: nobody else can be sent to it before somebody has looked at it.
 */
export async function mayUse({ db }: Context, client: Pick<Client, 'stage' | 'owner' | 'organization_id'>, userId: string): Promise<boolean> {
  if (client.stage === 'live') return true
  if (client.stage === 'disabled') return false
  if (client.owner === userId) return true
  return client.organization_id !== undefined && (await db.table(membership).get(membershipKey(client.organization_id, userId))) !== undefined
}
