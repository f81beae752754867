import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { newPerson, recordOwnOrganization } from '#login/new-person.ts'
import { ownEvent } from '#login/own-event.ts'
import type { Backend } from '#model/backend.ts'
import { selectClaims } from '#model/dcql/path.ts'
import { mappedAttributes, type Verifier } from '#model/presentation/verifier.ts'
import { signInName, type User, user } from '#model/user.ts'
import { Conflict } from '#store/store.ts'
import type { openClaims } from './answer.ts'

type Claims = NonNullable<ReturnType<typeof openClaims>>

/** The first text at a path in any of the credentials; a text that is too long for an attribute is none. */
function textAt(claims: Claims, path: string): string | undefined {
  const steps = path.split('.')
  const found = Object.values(claims)
    .flat()
    .flatMap((one) => selectClaims(steps, one))
    .find(({ value }) => typeof value === 'string' && value !== '')
  return typeof found?.value === 'string' && found.value.length <= 255 ? found.value : undefined
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
function attributesOf({ claims: mapping }: Verifier, claims: Claims): Partial<User> {
  const pairs = mappedAttributes.flatMap((name) => {
    const path = mapping[name]
    const value = path === undefined ? undefined : textAt(claims, path)
    return value !== undefined && user.fields[name].kind.schema.safeParse(value).success ? [[name, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

interface Entering {
  readonly verifier: Verifier
  readonly claims: Claims
  readonly backend: Backend
  readonly request: Request
}

async function register(context: Context, { verifier, claims, backend, request }: Entering, subject: string): Promise<User | undefined> {
  const attributes = attributesOf(verifier, claims)
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
    if (caught instanceof Conflict) return undefined
    throw caught
  }
}

/** The person whom a presentation signs in: found by the subject of the credential, or, where the verifier says so, made. Undefined when there is none. */
export async function personPresented(context: Context, entering: Entering): Promise<User | undefined> {
  const { verifier, claims, backend } = entering
  const subject = textAt(claims, verifier.subject_claim)
  if (subject === undefined) return undefined
  const found = await findBy(context, verifier, subject, backend)
  if (found) return found.blocked ? undefined : found
  return verifier.register && verifier.subject_is !== 'id' ? register(context, entering, subject) : undefined
}
