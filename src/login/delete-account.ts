import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { membership, type Organization, organization } from '#model/organization.ts'
import { ADMINISTRATOR } from '#model/role.ts'
import { type User, user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { ownEvent } from './own-event.ts'
import { planPersonGone } from './person-gone.ts'

/** The reasons why a person cannot delete their own account yet: somebody else must take over what depends on them. */
export type DeletionObstacle = 'administrator' | 'organization' | 'application'

/** The obstacle to the deletion, if any, and the organizations that go with the person because nobody else is in them. */
export async function planDeletion({ db }: Context, person: User): Promise<{ readonly obstacle?: DeletionObstacle; readonly alone: readonly Organization[] }> {
  const home = person.backend_id === undefined ? undefined : await db.table(backend).get(person.backend_id)
  if ([...person.roles, ...(home?.roles ?? [])].includes(ADMINISTRATOR)) return { obstacle: 'administrator', alone: [] }
  if ((await db.table(client).find({ owner: person.id }, { limit: 1 })).length > 0) return { obstacle: 'application', alone: [] }
  const alone: Organization[] = []
  for (const { organization_id } of await db.table(membership).find({ user_id: person.id, role: 'admin' }, { limit: 100 })) {
    const [members, clients, row] = await Promise.all([
      db.table(membership).find({ organization_id }, { limit: 2 }),
      db.table(client).find({ organization_id }, { limit: 1 }),
      db.table(organization).get(organization_id),
    ])
    if (members.length > 1 || clients.length > 0) return { obstacle: 'organization', alone: [] }
    if (row) alone.push(row)
  }
  return { alone }
}

/** Deletes a person at their own wish, with all that is theirs. Returns false when they were changed a moment ago, and so may depend on others again. */
export async function deleteAccount(
  context: Context,
  person: User,
  { request, alone }: { readonly request: Request; readonly alone: readonly Organization[] },
): Promise<boolean> {
  const now = context.now()
  const recordGone = await planPersonGone(context, person.id)
  const write = (batch: Batch) => {
    // A change that nobody else made: of two writes at once one is lost.
    batch.change(user, { id: person.id, version: person.version }, { blocked: true, tokens_revoked_at: now })
    for (const { id, administrators_version } of alone) {
      batch.change(organization, { id, administrators_version }, { administrators_version: administrators_version + 1 })
      batch.remove(organization, { id })
    }
    recordGone(batch)
    batch.remove(user, { id: person.id })
    record(batch, ownEvent(context, { request, person, action: 'user.deleted' }))
  }
  return writeUnlessLost(context.db, write)
}
