import type { Context } from '#http/context.ts'
import { conflict, notFound, tooManyRequests } from '#http/refusal.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { isMailAddress } from '#kit/mail.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomText } from '#kit/random.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import type { Letter } from '#login/mail/letter.ts'
import { orderLetter, sendsMail } from '#login/mail/mail-job.ts'
import { DEFAULT_BACKEND } from '#model/backend.ts'
import { type Invitation, invitation } from '#model/invitation.ts'
import { type Organization, organization } from '#model/organization.ts'
import { comparable, user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { type Administered, administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { keyIn } from '../read.ts'
import { memberOperations, membershipOperations } from '../resources/memberships.ts'
import { administeredBy, ownDoors, personOf } from './developer.ts'

/** The organization in the path. @throws {Refusal} 404: organizations that the caller does not administer are not found. */
async function findAdministered(call: Call): Promise<string> {
  const id = keyIn(call, 'organization_id')
  if (!(await administeredBy(call)).includes(id)) throw notFound('there is no such organization')
  return id
}

/** `/me/organizations/{organization_id}/members`: the members of an organization, for its administrators. People are not added, but invited. */
export const myMembers = memberOperations(
  membershipOperations({
    path: '/me/organizations/:organization_id/members',
    doors: ownDoors,
    verbs: ['list', 'read', 'patch', 'remove'],
    find: findAdministered,
  }),
)

const DAY = 86_400
/** How long an invitation waits by default, in seconds. */
const INVITATION_TTL = 14 * DAY
/** Enough for an organization, too few to try out names with. */
const MOST_WAITING = 100

/** `/me/organizations/{organization_id}/invitations`: the invitations of an organization, which people answer at `/account` or `/me/invitations`. */
export const myInvitations: Administered<typeof invitation.fields> = administered({
  resource: invitation,
  path: '/me/organizations/:organization_id/invitations',
  doors: ownDoors,
  verbs: ['list', 'read', 'create', 'remove'],
  sort: '-',
  within: async (call) => ({ organization_id: await findAdministered(call) }),
  turn: (call) => keyIn(call, 'organization_id'),
  async plan({ draft }, call) {
    const { row, inviting } = await complete(draft, call)
    const letter = await letterFor(row, inviting, call)
    const { id, invitations_version: seen } = inviting
    const also = (batch: Batch) => {
      batch.change(organization, { id, invitations_version: seen }, { invitations_version: seen + 1 })
      if (letter) orderLetter(batch, call.context, letter)
    }
    return { row, also }
  },
})

interface Completed {
  readonly row: Invitation
  /**
   * Read before the count of its invitations. The transaction that invites raises a counter of this row (compare and set), so that of two nodes one
   * counts again.
   */
  readonly inviting: Organization
}

/** Checks that a person may be invited. @throws {Refusal} 409 when they are invited already, or too many are */
async function complete(draft: Invitation, call: Call): Promise<Completed> {
  const [organization_id, { db, now }] = [await findAdministered(call), call.context]
  const inviting = await db.table(organization).get(organization_id)
  if (!inviting) throw notFound('there is no such organization')
  const invitee = comparable(draft.invitee)
  const backend_id = (await db.table(user).get(personOf(call)))?.backend_id ?? DEFAULT_BACKEND
  const place = `${organization_id} ${backend_id} ${invitee}`
  const invitations = db.table(invitation)
  if ((await invitations.find({ place }, { limit: 1 })).length > 0) throw conflict('they are invited already')
  if ((await invitations.count({ organization_id }, { upTo: MOST_WAITING })) >= MOST_WAITING)
    throw conflict(`${MOST_WAITING} invitations wait for an answer: withdraw one first`)
  const expires_at = now() + (inviting.settings.invitation_ttl ?? INVITATION_TTL) * 1000
  return { row: { ...draft, id: expiringKey(expires_at, randomText(16)), organization_id, invitee, backend_id, place, expires_at }, inviting }
}

/** The letters that an organization may send: thirty at once, then one every five minutes, so that an attacker cannot flood mailboxes through us. */
const letters = memoizeWeak((_context: Context) => tokenBuckets({ burst: 30, perSecond: 1 / 300 }))

/**
 * The letter about an invitation to an e-mail address. It is sent whether or not a person here has the address (user enumeration).
 * @throws {Refusal} 429
 */
async function letterFor({ invitee, backend_id, created_at, expires_at }: Invitation, inviting: Organization, call: Call): Promise<Letter | undefined> {
  const { context } = call
  if (!isMailAddress(invitee) || !(await sendsMail(context, backend_id))) return undefined
  const wait = letters(context)(inviting.id, context.now())
  if (wait > 0) throw tooManyRequests('too many invitations were sent by mail from this organization; wait a while', wait)
  const inviter = await context.db.table(user).get(personOf(call))
  const values = {
    inviter: inviter?.name ?? inviter?.username ?? '',
    organization: inviting.label ?? inviting.name,
    days: Math.max(1, Math.round((expires_at - created_at) / (DAY * 1000))),
  }
  return { letter: 'invitation', to: invitee, backend_id, values, ...(inviter?.locale === undefined ? {} : { locale: inviter.locale }) }
}
