import type { Context } from '#http/context.ts'
import { conflict, tooManyRequests, unprocessable } from '#http/refusal.ts'
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
import { comparable, type User, user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { declared, type Plan } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'

const DAY = 86_400
/** How long an invitation waits by default, in seconds. */
const INVITATION_TTL = 14 * DAY
/** Enough for an organization, too few to try out names with. */
const MOST_WAITING = 100

/** The inviting side: an organization, and the person who acts for it; none where a client does. */
interface Inviting {
  /**
   * Read before the count of its invitations. The transaction that invites raises a counter of this row (compare and set), so that of two nodes one
   * counts again.
   */
  readonly organization: Organization
  readonly inviter: User | undefined
}

async function invitingOf({ organization_id }: Invitation, { context: { db }, actor }: Call): Promise<Inviting> {
  const found = await db.table(organization).get(organization_id)
  if (!found) throw unprocessable({ organization_id: [`there is no organization ${organization_id}`] })
  return { organization: found, inviter: actor.type === 'user' ? await db.table(user).get(actor.id) : undefined }
}

/** Completes an invitation, and refuses one too many. @throws {Refusal} 409, 422, 429 */
export async function planMemberInvitation(draft: Invitation, call: Call): Promise<Plan<typeof invitation.fields>> {
  const inviting = await invitingOf(draft, call)
  const row = await complete(draft, inviting, call.context)
  const letter = await letterFor(row, inviting, call.context)
  const { id, invitations_version: seen } = inviting.organization
  const also = (batch: Batch) => {
    batch.change(organization, { id, invitations_version: seen }, { invitations_version: seen + 1 })
    if (letter) orderLetter(batch, call.context, letter)
  }
  return { row, also }
}

/** Checks that a person may be invited. @throws {Refusal} 409 when they are invited already, or too many are */
async function complete(draft: Invitation, { organization: { id: organization_id, settings }, inviter }: Inviting, { db, now }: Context): Promise<Invitation> {
  const invitee = comparable(draft.invitee)
  const backend_id = inviter?.backend_id ?? DEFAULT_BACKEND
  const place = `${organization_id} ${backend_id} ${invitee}`
  const rows = db.table(invitation)
  if ((await rows.find({ place }, { limit: 1 })).length > 0) throw conflict('they are invited already')
  if ((await rows.count({ organization_id }, { upTo: MOST_WAITING })) >= MOST_WAITING)
    throw conflict(`${MOST_WAITING} invitations wait for an answer: withdraw one first`)
  const expires_at = now() + (settings.invitation_ttl ?? INVITATION_TTL) * 1000
  return { ...draft, id: expiringKey(expires_at, randomText(16)), organization_id, invitee, backend_id, place, expires_at }
}

/** The letters that an organization may send: thirty at once, then one every five minutes, so that an attacker cannot flood mailboxes through us. */
const letters = memoizeWeak((_context: Context) => tokenBuckets({ burst: 30, perSecond: 1 / 300 }))

/**
 * The letter about an invitation to an e-mail address. It is sent whether or not a person here has the address (user enumeration).
 * @throws {Refusal} 429
 */
async function letterFor(
  { invitee, backend_id, created_at, expires_at }: Invitation,
  { organization: { id, name, label }, inviter }: Inviting,
  context: Context,
): Promise<Letter | undefined> {
  if (!isMailAddress(invitee) || !(await sendsMail(context, backend_id))) return undefined
  const wait = letters(context)(id, context.now())
  if (wait > 0) throw tooManyRequests('too many invitations were sent by mail from this organization; wait a while', wait)
  const values = {
    inviter: inviter?.name ?? inviter?.username ?? '',
    organization: label ?? name,
    days: Math.max(1, Math.round((expires_at - created_at) / (DAY * 1000))),
  }
  return { letter: 'invitation', to: invitee, backend_id, values, ...(inviter?.locale === undefined ? {} : { locale: inviter.locale }) }
}

/** The power to put people into organizations: an invitation is another door to it. */
const POWER = ['organizations:manage:all']

/** `/api/invitations`: the invitations of all organizations. Nothing here tells whether an invited person exists. */
export const invitations = declared(invitation, {
  async plan({ draft }, call) {
    await refuseEscalation(call, POWER)
    return planMemberInvitation(draft, call)
  },
  async removal(_row, call) {
    await refuseEscalation(call, POWER)
    return {}
  },
})
