import { findBackend } from '#clients/sign-in-place.ts'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Context } from '#http/context.ts'
import type { ForeignClaims } from '#keys/foreign.ts'
import { profileOf } from '#login/federation/profile.ts'
import { newPerson, recordOwnOrganization } from '#login/new-person.ts'
import { findPerson } from '#login/people.ts'
import type { Backend } from '#model/backend.ts'
import type { TrustedIssuer } from '#model/trusted-issuer.ts'
import { signInName, type User, user } from '#model/user.ts'
import { Conflict } from '#store/store.ts'

/** A claim that names somebody; undefined when it is none. */
function claimedName(claims: ForeignClaims, claim: string): string | undefined {
  const name = claims[claim]
  return typeof name === 'string' && name !== '' && name.length <= 255 && !/\p{Cc}/u.test(name) ? name : undefined
}

/**
 * The person of ours whom a trusted token names: the one of its issuer's row; by the overriding claim; else by the subject claim. Where the issuer may,
 * somebody unknown is created.
 */
export async function findTrustedPerson(context: Context, issuer: TrustedIssuer, claims: ForeignClaims): Promise<User | undefined> {
  if (issuer.user_id !== undefined) return findPerson(context, issuer.user_id)
  // A claim that is there and names nobody must not fall back to another one: a token would then have two readings.
  if (issuer.override_claim !== undefined && claims[issuer.override_claim] !== undefined) {
    const id = claimedName(claims, issuer.override_claim)
    return id === undefined ? undefined : findPerson(context, id)
  }
  const subject = claimedName(claims, issuer.subject_claim)
  if (subject === undefined) return undefined
  if (issuer.subject_is === 'id') return findPerson(context, subject)
  const backend = await findBackend(context, undefined)
  if (!backend) return undefined
  if (issuer.subject_is === 'username') return (await byUsername(context, backend, subject)) ?? createdPerson(context, issuer, { backend, subject, claims })
  // An unverified address proves nothing, and an address that two people share identifies neither.
  if (claims['email_verified'] !== true) return undefined
  const [found, another] = await context.db.table(user).find({ email: subject }, { limit: 2 })
  if (!found) return createdPerson(context, issuer, { backend, subject, claims })
  return found.email_verified && !another ? found : undefined
}

const byUsername = async ({ db }: Context, { id }: Backend, name: string): Promise<User | undefined> =>
  (await db.table(user).find({ sign_in_name: signInName(id, name) }, { limit: 1 }))[0]

interface NamedPerson {
  readonly backend: Backend
  readonly subject: string
  readonly claims: ForeignClaims
}

/** A person without a password or any right, who is only what the issuer says. Of those who arrive at once one creates them, and the others find them. */
async function createdPerson(context: Context, issuer: TrustedIssuer, { backend, subject, claims }: NamedPerson): Promise<User | undefined> {
  const { creates_people, subject_is, name } = issuer
  if (!creates_people) return undefined
  const at = context.now()
  // An address that nobody verified is not kept: it would make that of its owner one that two people share.
  const { email: _unproved, email_verified: _said, ...profile } = profileOf(claims, issuer.attributes, { trust_email: false })
  const address = subject_is === 'email' ? { email: subject, email_verified: true } : {}
  const person = newPerson({ username: subject, name: subject, ...profile, ...address, created_at: at, updated_at: at }, backend)
  try {
    await context.db.together((batch) => {
      batch.insert(user, person)
      if (backend.create_default_organization) recordOwnOrganization(batch, person, at)
      record(batch, systemEvent({ resource: user, deed: 'created', is: person, reason: `a token of ${name}`, at }))
    })
    return person
  } catch (caught) {
    if (!(caught instanceof Conflict)) throw caught
    const found = await byUsername(context, backend, subject)
    // Somebody else may have this address as a username.
    return subject_is === 'username' || (found?.email === subject && found.email_verified) ? found : undefined
  }
}
