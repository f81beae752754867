import { domainToASCII } from 'node:url'
import { rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { randomKey } from '#kit/random.ts'
import { type DeveloperRequest, developerRequest, isOpenInvitation } from '#model/developer-request.ts'
import { DEVELOPER } from '#model/role.ts'
import { isTestUser } from '#model/test-user.ts'
import { comparable, type User, user } from '#model/user.ts'
import { type Batch, Conflict, Lost } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { mailDomainOf } from './federation/home.ts'
import { ownEvent } from './own-event.ts'

/** How far a person is on the way to becoming a developer. */
export type DeveloperStanding =
  | { readonly is: 'closed' | 'unproved' | 'uninvited' | 'may_ask' }
  /** They become one at once: by their domain, or by an invitation, which is used up. */
  | { readonly is: 'welcome'; readonly invitation?: DeveloperRequest }
  | { readonly is: 'waiting' | 'declined'; readonly request: DeveloperRequest }

/** The unique places of an invited address and of a person who asks. */
export const invitedPlace = (email: string): string => `mail ${comparable(email)}`
const askedPlace = ({ id }: Pick<User, 'id'>): string => `user ${id}`

const findAt = async ({ db }: Context, place: string): Promise<DeveloperRequest | undefined> =>
  (await db.table(developerRequest).find({ place }, { limit: 1 }))[0]

/** How far a person is. An address that they have not proved counts for nothing: an attacker could sign up by one of an admitted domain. Nor is a test user anybody. */
export async function developerStanding(context: Context, person: User): Promise<DeveloperStanding> {
  const { developer_sign_up, developer_domains } = context.tenant
  if (developer_sign_up === 'closed' || isTestUser(person)) return { is: 'closed' }
  const { email, email_verified } = person
  if (email === undefined || !email_verified) return { is: 'unproved' }
  const domain = mailDomainOf(email)
  if (domain !== '' && developer_domains.some((name) => domainToASCII(name) === domain)) return { is: 'welcome' }
  const invitation = await findAt(context, invitedPlace(email))
  if (invitation && isOpenInvitation(invitation, context.now())) return { is: 'welcome', invitation }
  const request = await findAt(context, askedPlace(person))
  if (request?.state === 'waiting' || request?.state === 'declined') return { is: request.state, request }
  return { is: developer_sign_up === 'approval' ? 'may_ask' : 'uninvited' }
}

/** The roles of a person who becomes a developer. */
export const rolesOfDeveloper = ({ roles }: Pick<User, 'roles'>): string[] => [...new Set([...roles, DEVELOPER])]

/** Gives a person the role of developers, in the batch of its cause. The batch is lost when the person was changed meanwhile. */
export function recordDeveloper(batch: Batch, person: User, now: number): void {
  const { id, version } = person
  batch.change(user, { id, version }, { roles: rolesOfDeveloper(person), version: version + 1, updated_at: now })
}

interface DeveloperDeed {
  readonly person: User
  readonly request: Request
}

/** Makes a welcome person a developer. @returns false when they are not welcome any more: an invitation is good for one person. */
export async function becomeDeveloper(context: Context, { person, request }: DeveloperDeed): Promise<boolean> {
  const standing = await developerStanding(context, person)
  if (standing.is !== 'welcome') return false
  const { invitation } = standing
  const now = context.now()
  return writeUnlessLost(context.db, (batch) => {
    recordDeveloper(batch, person, now)
    if (invitation) {
      const used = { state: 'approved', user_id: person.id, decided_at: now, version: invitation.version + 1, updated_at: now } as const
      batch.change(developerRequest, { id: invitation.id, state: 'invited', version: invitation.version }, used)
    }
    record(batch, ownEvent(context, { request, person, action: 'user.became_developer' }))
  })
}

/** Asks an administrator for a person, who may ask anew after a refusal. Of two requests at once, one stands. */
export async function askToDevelop(context: Context, { person, request }: DeveloperDeed, reason: string): Promise<void> {
  const standing = await developerStanding(context, person)
  if (standing.is !== 'may_ask' && standing.is !== 'declined') return
  const now = context.now()
  const was = standing.is === 'declined' ? standing.request : undefined
  const { email = '' } = person
  const place = askedPlace(person)
  const made = newRow(developerRequest, { id: randomKey('dvr_'), place, email, user_id: person.id, reason, state: 'waiting', created_at: now, updated_at: now })
  const again = was && ({ ...was, email, reason, state: 'waiting', answer: undefined, version: was.version + 1, updated_at: now } as const)
  try {
    await context.db.together((batch) => {
      if (was && again) batch.change(developerRequest, { id: was.id, version: was.version }, again)
      else batch.insert(developerRequest, made)
      const deed = rowEvent({ resource: developerRequest, deed: was ? 'updated' : 'created', was, is: again ?? made })
      record(batch, { ...ownEvent(context, { request, person, action: deed.action }), ...deed })
    })
  } catch (caught) {
    if (!(caught instanceof Lost) && !(caught instanceof Conflict)) throw caught
  }
}
