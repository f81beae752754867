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
import { organization } from '#model/organization.ts'
import { comparable, user } from '#model/user.ts'
import { type Administered, administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { keyIn } from '../read.ts'
import { memberOperations, membershipOperations } from '../resources/memberships.ts'
import { administeredBy, ownDoors, personOf } from './developer.ts'

/** The organization in the path. @throws {Refusal} 404: one that the caller does not administer does not exist for them. */
async function findAdministered(call: Call): Promise<string> {
  const id = keyIn(call, 'organization_id')
  if (!(await administeredBy(call)).includes(id)) throw notFound('there is no such organization')
  return id
}

/** `/me/organizations/{organization_id}/members`: the members of an organization, for its administrators. Nobody is put in: they are invited. */
export const myMembers = memberOperations(
  membershipOperations({
    path: '/me/organizations/:organization_id/members',
    doors: ownDoors,
    verbs: ['list', 'read', 'patch', 'remove'],
    find: findAdministered,
  }),
)

const DAY = 86_400
/** How long an invitation waits, in seconds, where its organization does not say. */
const INVITATION_TTL = 14 * DAY
/** Enough for anybody by hand, and too few to try names with. */
const MOST_WAITING = 100

/** `/me/organizations/{organization_id}/invitations`: people asked into an organization, who answer at `/account` or `/me/invitations`. */
export const myInvitations: Administered<typeof invitation.fields> = administered({
  resource: invitation,
  path: '/me/organizations/:organization_id/invitations',
  doors: ownDoors,
  verbs: ['list', 'read', 'create', 'remove'],
  sort: '-',
  within: async (call) => ({ organization_id: await findAdministered(call) }),
  turn: (call) => keyIn(call, 'organization_id'),
  async plan({ draft }, call) {
    const row = await complete(draft, call)
    const letter = await letterFor(row, call)
    return { row, also: letter && ((batch) => orderLetter(batch, call.context, letter)) }
  },
})

/** @throws {Refusal} 409 when they are invited already, or too many are. */
async function complete(draft: Invitation, call: Call): Promise<Invitation> {
  const [organization_id, { db, now }] = [await findAdministered(call), call.context]
  const invitee = comparable(draft.invitee)
  const backend_id = (await db.table(user).get(personOf(call)))?.backend_id ?? DEFAULT_BACKEND
  const place = `${organization_id} ${backend_id} ${invitee}`
  const invitations = db.table(invitation)
  if ((await invitations.find({ place }, { limit: 1 })).length > 0) throw conflict('they are invited already')
  if ((await invitations.count({ organization_id }, { upTo: MOST_WAITING })) >= MOST_WAITING)
    throw conflict(`${MOST_WAITING} invitations wait for an answer: withdraw one first`)
  const { settings } = (await db.table(organization).get(organization_id)) ?? {}
  const expires_at = now() + (settings?.invitation_ttl ?? INVITATION_TTL) * 1000
  return { ...draft, id: expiringKey(expires_at, randomText(16)), organization_id, invitee, backend_id, place, expires_at }
}

/** Letters that an organization may send: a class at once, and then one every five minutes, so that nobody's mailbox is filled through us. */
const letters = memoizeWeak((_context: Context) => tokenBuckets({ burst: 30, perSecond: 1 / 300 }))

/**
 * The letter that tells of an invitation, where it is to an address and mail is sent. It goes out whether or not somebody here has the address.
 * @throws {Refusal} 429
 */
async function letterFor({ organization_id, invitee, created_at, expires_at }: Invitation, call: Call): Promise<Letter | undefined> {
  const { context } = call
  if (!sendsMail(context) || !isMailAddress(invitee)) return undefined
  const wait = letters(context)(organization_id, context.now())
  if (wait > 0) throw tooManyRequests('too many invitations were sent by mail from this organization; wait a while', wait)
  const [inviter, inviting] = await Promise.all([context.db.table(user).get(personOf(call)), context.db.table(organization).get(organization_id)])
  const values = {
    inviter: inviter?.name ?? inviter?.username ?? '',
    organization: inviting?.label ?? inviting?.name ?? '',
    days: Math.max(1, Math.round((expires_at - created_at) / (DAY * 1000))),
  }
  return { letter: 'invitation', to: invitee, values, ...(inviter?.locale === undefined ? {} : { locale: inviter.locale }) }
}
