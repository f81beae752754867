import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { type Invitation, invitation } from '#model/invitation.ts'
import { membership, membershipKey, type Organization, organization } from '#model/organization.ts'
import { isTestUser } from '#model/test-user.ts'
import { comparable, type User } from '#model/user.ts'
import { after, anyOf, type Batch, Conflict, Lost } from '#store/store.ts'

const MOST = 100

/**
 * True when an invitation is for this person. An address must be verified. A username counts in the backend of the inviting person, and only for an
 * account that is older than the invitation: otherwise an attacker could sign up under the invited name.
 */
function isMeant({ invitee, backend_id, created_at }: Invitation, person: User): boolean {
  if (person.email !== undefined && person.email_verified && comparable(person.email) === invitee) return true
  return comparable(person.username) === invitee && person.backend_id === backend_id && person.created_at <= created_at
}

/** The open invitations of a person. A test user has none: a developer would join an organization by them, under the name that was invited. */
export async function invitationsOf({ db, now }: Context, person: User): Promise<Invitation[]> {
  if (isTestUser(person)) return []
  const names = [...new Set([person.username, person.email ?? person.username].map(comparable))]
  const rows = await db.table(invitation).find({ invitee: anyOf(names), answered_at: undefined, expires_at: after(now()) }, { limit: MOST })
  return rows.filter((row) => isMeant(row, person))
}

/** An invitation as the invited person sees it. */
export interface Invited {
  readonly invitation: Invitation
  readonly organization: Organization
}

/** The open invitations, with their organizations. */
export async function invitedTo(context: Context, person: User): Promise<Invited[]> {
  const rows = await invitationsOf(context, person)
  const ids = [...new Set(rows.map(({ organization_id }) => organization_id))]
  const organizations = ids.length === 0 ? [] : await context.db.table(organization).find({ id: anyOf(ids) }, { limit: ids.length })
  return rows.flatMap((row) => {
    const found = organizations.find(({ id }) => id === row.organization_id)
    return found ? [{ invitation: row, organization: found }] : []
  })
}

/** The answers to an invitation, each with its event. */
export interface Reply {
  readonly person: User
  readonly accept: boolean
  readonly record: (batch: Batch) => void
}

/** Carries out the answer to an invitation. Returns false when it was answered or withdrawn already: of two answers one counts. */
export async function answerInvitation(context: Context, { id, organization_id, role }: Invitation, reply: Reply): Promise<boolean> {
  const { db, now } = context
  const key = membershipKey(organization_id, reply.person.id)
  for (let tries = 0; ; tries++) {
    const isMember = (await db.table(membership).get(key)) !== undefined
    try {
      await db.together((batch) => {
        batch.change(invitation, { id, answered_at: undefined }, { answered_at: now() })
        if (reply.accept) {
          batch.remove(invitation, { id })
          if (!isMember) batch.insert(membership, newRow(membership, { id: key, organization_id, user_id: reply.person.id, role, created_at: now() }))
        }
        reply.record(batch)
      })
      return true
    } catch (caught) {
      if (caught instanceof Lost) return false
      // An administrator of the server has just made them a member.
      if (!(caught instanceof Conflict) || tries > 0) throw caught
    }
  }
}
