import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { type Backend, backend } from '#model/backend.ts'
import { type PasswordHashing, STANDARD_HASHING } from '#model/password-hashing.ts'
import { signInName, type User, user } from '#model/user.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { verifyInDirectory } from './directories/entry.ts'
import { personOfEntry } from './directories/sign-in.ts'
import { hasFactor } from './factors/factors.ts'
import { mayStillTry } from './known-device.ts'
import { ownEvent } from './own-event.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'
import { countGuess } from './throttle.ts'

export interface Attempt {
  readonly backend_id: string
  readonly username: string
  readonly password: string
  readonly request: Request
  /** The event name in the audit log; `user.signed_in`, or `user.first_factor_shown` for somebody with a second factor, by default. */
  readonly action?: string
}

/**
 * Signs a person in with a password. Unknown, wrong, blocked and locked all resolve to undefined in about the same time, against user enumeration
 * (OWASP ASVS 5.0 §6.3.8). A person who must change the password is returned too: check `must_change_password`.
 * @throws {Refusal} 429 after too many guesses from the network, 503 when too many hashes wait.
 */
export async function signIn(context: Context, attempt: Attempt): Promise<User | undefined> {
  const takeBack = await countGuess(context, attempt.request.address, 'password')
  const [person] = await context.db.table(user).find({ sign_in_name: signInName(attempt.backend_id, attempt.username).slice(0, 600) }, { limit: 1 })
  const home = await context.db.table(backend).get(attempt.backend_id)
  if (home?.type === 'ldap') {
    const signedIn = await signInByDirectory(context, { attempt, person, directory: home })
    if (signedIn) takeBack()
    return signedIn
  }
  const how = home?.password_hashing ?? STANDARD_HASHING
  // The write runs in parallel with the hash, which takes longer and is computed for an unknown username too, so the time of the write does not show.
  const [counted, right] = await Promise.all([
    person ? countAttempt(context, person, attempt.request) : barred,
    verifyPassword(person?.password_hash, attempt.password, how),
  ])
  if (!person) return undefined
  if (!counted.allowed || !right || person.blocked) {
    // Not awaited, because the delay would reveal that the account exists.
    recordRefusal(context, person, { attempt, locks: counted.locks && !right }).catch((error) => context.log.error(error, 'a refused sign-in was not recorded'))
    return undefined
  }
  const signedIn = await recordSignIn(context, person, { attempt, how })
  if (signedIn) takeBack()
  return signedIn
}

interface ByDirectory {
  readonly attempt: Attempt
  readonly person: User | undefined
  readonly directory: Backend
}

/**
 * The same where a directory checks the password. Guesses are counted here too, before the directory is asked: it may count none, and a lockout there
 * would lock the person out of everything else.
 */
async function signInByDirectory(context: Context, { attempt, person, directory }: ByDirectory): Promise<User | undefined> {
  let guessed = person && { person, counted: await countAttempt(context, person, attempt.request) }
  // An attacker who types another name of the entry than its person has here must not guess without end.
  const mayTry = async (name: string) => {
    const [named] = guessed ? [] : await context.db.table(user).find({ sign_in_name: signInName(directory.id, name) }, { limit: 1 })
    if (named) guessed = { person: named, counted: await countAttempt(context, named, attempt.request) }
    return guessed?.counted.allowed ?? true
  }
  const mayAsk = guessed?.counted.allowed ?? true
  const entry = mayAsk
    ? await verifyInDirectory(context, directory, { ...attempt, mayTry }).catch((error) => takeBackAttempt(context, guessed?.person, error))
    : undefined
  const found = entry && (await personOfEntry(context, directory, entry))
  if (found && !found.blocked) return recordSignIn(context, found, { attempt, how: directory.password_hashing })
  const refused = found ?? guessed?.person
  if (refused) await recordRefusal(context, refused, { attempt, locks: guessed?.counted.locks === true && !entry })
  return undefined
}

/** A directory that cannot be asked has not found the password wrong: otherwise its outage would lock everybody out. */
async function takeBackAttempt(context: Context, person: User | undefined, error: unknown): Promise<never> {
  if (person) {
    const { id, failed_sign_ins, locked_until } = person
    await context.db.table(user).change({ id }, { failed_sign_ins, locked_until })
  }
  throw error
}

interface Counted {
  /** The guess may be checked; false when the account is locked. */
  readonly allowed: boolean
  /** The account is locked if this attempt is wrong. */
  readonly locks: boolean
}
const barred: Counted = { allowed: false, locks: false }

/** Counts an attempt before it is checked, by compare and set, so that parallel guesses are all counted. */
async function countAttempt(context: Context, found: User, request: Request): Promise<Counted> {
  const { lockout_attempts, lockout_ttl } = context.settings
  let person: User | undefined = found
  while (person) {
    const now = context.now()
    if (person.locked_until !== undefined && person.locked_until > now) return { allowed: await mayStillTry(context, request, person.id), locks: false }
    const wrong: number = (person.locked_until === undefined ? person.failed_sign_ins : 0) + 1
    const counted = await context.db
      .table(user)
      .change(
        { id: person.id, failed_sign_ins: person.failed_sign_ins, locked_until: person.locked_until },
        { failed_sign_ins: wrong, locked_until: wrong >= lockout_attempts ? now + lockout_ttl * 1000 : undefined },
      )
    if (counted) return { allowed: true, locks: wrong >= lockout_attempts }
    person = await context.db.table(user).get(person.id)
  }
  return barred
}

/** The wrong password that locks the account records a separate event, for which administrators look. */
const recordRefusal = (context: Context, person: User, { attempt, locks }: { readonly attempt: Attempt; readonly locks: boolean }) =>
  context.db.together((batch) => {
    record(batch, eventOf(context, person, attempt, 'refused'))
    if (locks) record(batch, eventOf(context, person, { ...attempt, action: 'user.locked' }, 'done'))
  })

interface RightAttempt {
  readonly attempt: Attempt
  readonly how: PasswordHashing
}

async function recordSignIn(context: Context, person: User, { attempt, how }: RightAttempt): Promise<User | undefined> {
  const action = attempt.action ?? ((await hasFactor(context, person.id)) ? 'user.first_factor_shown' : 'user.signed_in')
  const hash = person.password_hash
  const renews = hash !== undefined && isOutdated(hash, attempt.password, how)
  const patch = {
    failed_sign_ins: 0,
    locked_until: undefined,
    last_login_at: context.now(),
    ...(renews ? { password_hash: await hashPassword(attempt.password, how) } : {}),
  }
  const written = await writeUnlessLost(context.db, (batch) => {
    // The sign-in fails if the password was changed or the account blocked during the hash.
    batch.change(user, { id: person.id, password_hash: hash, blocked: false }, patch)
    record(batch, eventOf(context, person, { ...attempt, action }, 'done'))
  })
  if (written) return { ...person, ...patch }
  // Another sign-in of the same moment may have replaced the same hash: the password is then right for the new one too.
  const now = renews ? await context.db.table(user).get(person.id) : undefined
  const isSame = now !== undefined && now.password_hash !== hash && !now.blocked && (await verifyPassword(now.password_hash, attempt.password, how))
  return isSame ? recordSignIn(context, now, { attempt, how }) : undefined
}

const eventOf = (context: Context, person: User, { request, action = 'user.signed_in' }: Attempt, outcome: 'done' | 'refused'): NewEvent =>
  ownEvent(context, { request, person, action, outcome })
