import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { newPerson, recordOwnOrganization } from '#login/new-person.ts'
import { ownEvent } from '#login/own-event.ts'
import type { Backend } from '#model/backend.ts'
import { selectClaims } from '#model/dcql/path.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import type { Presentation } from '#model/presentation/presentation.ts'
import { mappedAttributes, type Verifier } from '#model/presentation/verifier.ts'
import { signInName, type User, user } from '#model/user.ts'
import { Conflict } from '#store/store.ts'
import type { PresentedClaims } from './kept-claims.ts'
import { issuesAs } from './own-issuer.ts'
import { asksFor, stepsOf } from './sign-in-query.ts'

/**
 * The texts at a path in the credentials that were asked for it, in the order of the query: a wallet that adds a claim to another credential, or sends
 * them in another order, decides nothing. A text that is too long for an attribute is none.
 */
function textsAt({ verifier: { dcql }, claims }: Pick<Entering, 'verifier' | 'claims'>, path: string): readonly string[] {
  const shown = dcql.credentials.filter((query) => asksFor(query, path))
  const values = shown.flatMap((query) => (claims[query.id] ?? []).flatMap((one) => selectClaims(stepsOf(query, path), one))).map(({ value }) => value)
  return values.filter((value) => typeof value === 'string' && value !== '' && value.length <= 255) as string[]
}

/** The person whom the subject of a credential names. An unverified address is nobody's: anybody can claim one. */
async function findBy({ db }: Context, { subject_is }: Verifier, subject: string, { id }: Backend): Promise<User | undefined> {
  const table = db.table(user)
  if (subject_is === 'id') {
    const found = await table.get(subject)
    return found?.backend_id === id ? found : undefined
  }
  if (subject_is === 'username') return (await table.find({ sign_in_name: signInName(id, subject) }, { limit: 1 }))[0]
  const [only, another] = await table.find({ email: subject, email_verified: true, backend_id: id }, { limit: 2 })
  return another ? undefined : only
}

/** The attributes of a new account, each of which must be one that an account can have. */
function attributesOf(entering: Entering): Partial<User> {
  const pairs = mappedAttributes.flatMap((name) => {
    const path = entering.verifier.claims[name]
    const [value] = path === undefined ? [] : textsAt(entering, path)
    return value !== undefined && user.fields[name].kind.schema.safeParse(value).success ? [[name, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

interface Entering {
  readonly verifier: Verifier
  readonly claims: PresentedClaims
  readonly row: Presentation
  readonly backend: Backend
  readonly request: Request
}

async function registerPerson(context: Context, entering: Entering, subject: string): Promise<User | undefined> {
  const { verifier, backend, request } = entering
  const attributes = attributesOf(entering)
  const now = context.now()
  // An address is proved where it is what the issuer is trusted to say who a person is by.
  const email = verifier.subject_is === 'email' ? { email: subject, email_verified: true } : {}
  const username = attributes.username ?? subject
  if (!user.fields.username.kind.schema.safeParse(username).success) return undefined
  const person = newPerson({ ...attributes, ...email, username, created_at: now, updated_at: now }, backend)
  try {
    await context.db.together((batch) => {
      batch.insert(user, person)
      record(batch, ownEvent(context, { request, person, action: 'user.signed_up' }))
      if (backend.create_default_organization) recordOwnOrganization(batch, person, now)
    })
    return person
  } catch (caught) {
    // Another request made the account at this moment, or the name is another's.
    if (caught instanceof Conflict) return findBy(context, verifier, subject, backend)
    throw caught
  }
}

/**
 * True when none of the credentials that name the person is our own, or the person is the one whom we issued it to. Names are unique in a backend only,
 * so the credential of a person of another backend would else sign in whoever has the same name in this one; so would that of a former bearer.
 */
async function isRightHolder(context: Context, { verifier, row }: Entering, person: User | undefined): Promise<boolean> {
  const naming = verifier.dcql.credentials.filter((query) => asksFor(query, verifier.subject_claim)).map(({ id }) => id)
  const issuers = row.seen.filter(({ query }) => naming.includes(query)).map(({ issuer }) => issuer)
  if (!(await issuesAs(context, issuers))) return true
  if (!person || row.holder_key === undefined) return false
  const issued = await context.db.table(issuedCredential).find({ key_thumbprint: row.holder_key })
  return issued.length > 0 && issued.every(({ user_id }) => user_id === person.id)
}

/** The person whom a presentation signs in: found by the subject of the credential, or, where the verifier says so, made. Undefined when there is none. */
export async function personPresented(context: Context, entering: Entering): Promise<User | undefined> {
  const { verifier, backend } = entering
  const [subject, ...others] = textsAt(entering, verifier.subject_claim)
  // Credentials that name different people prove none of them.
  if (subject === undefined || others.some((other) => other !== subject)) return undefined
  const found = await findBy(context, verifier, subject, backend)
  if (!(await isRightHolder(context, entering, found))) return undefined
  const person = found ?? (verifier.register && verifier.subject_is !== 'id' ? await registerPerson(context, entering, subject) : undefined)
  return person?.blocked ? undefined : person
}
