import { findSignInPlace } from '#clients/sign-in-place.ts'
import { text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { conflict, forbidden } from '#http/refusal.ts'
import { randomBytes, randomText } from '#kit/random.ts'
import { newPerson } from '#login/new-person.ts'
import { hashPassword } from '#login/passwords.ts'
import { planPersonGone } from '#login/person-gone.ts'
import type { Client } from '#model/client.ts'
import { isSandboxed } from '#model/client-standing.ts'
import { MOST_TEST_USERS, testPlaces } from '#model/test-user.ts'
import { type User, user } from '#model/user.ts'
import { administered, type Edit, type Plan } from '../administered.ts'
import type { Call } from '../operation.ts'
import { findOwn, ownDoors } from './developer.ts'

type TestUserFields = typeof user.fields

/** `/clients/{client_id}/test_users`: made-up people with whom a developer tries an application that is not live yet. */
export const testUsers = administered({
  resource: user,
  path: '/clients/:client_id/test_users',
  doors: ownDoors,
  author: 'portal',
  verbs: ['list', 'read', 'create', 'remove'],
  sort: 'created_at',
  narrowing: [],
  bodyless: true,
  further: { name: field(text(), { doc: 'Full name; a made-up one.' }) },
  extras: { password: { type: 'string', description: 'The password, only in the answer that made the test user.' } },
  // Of two simultaneous creations the second sees the place that the first took.
  turn: (call) => call.request.path,
  within: async (call) => ({ test_client_id: (await findOwn(call)).id }),
  plan: planTestUser,
  async removal({ id }, call) {
    return { also: await planPersonGone(call.context, id) }
  },
})

/** @throws {Refusal} 409 for an application with real people: nobody could tell made-up ones from them. */
function refuseUnlessSandbox(application: Client): void {
  if (!isSandboxed(application)) throw conflict('test users are for applications that are not live: make another application to try things with')
}

/**
 * A new test user. The server chooses the name to sign in with and the address, so that a developer can take neither the name nor the address of
 * anybody: `.invalid` is nobody's (RFC 6761 §6.4).
 */
async function planTestUser({ draft, sent }: Edit<TestUserFields>, call: Call): Promise<Plan<TestUserFields>> {
  const { context } = call
  const application = await findOwn(call)
  if (application.protected) throw forbidden('this client belongs to the server itself')
  refuseUnlessSandbox(application)
  const { backend } = await findSignInPlace(context, application)
  if (backend.type !== 'internal') throw conflict('the people of this application are kept in a directory: ask its administrators for somebody to test with')
  const [password, username] = [randomText(12), `test-${randomBytes(5).toString('hex')}`]
  const row: User = newPerson(
    {
      id: draft.id,
      username,
      name: typeof sent['name'] === 'string' ? sent['name'] : 'Test User',
      email: `${username}@test.invalid`,
      email_verified: true,
      password_hash: await hashPassword(password, backend.password_hashing),
      test_client_id: application.id,
      test_place: await freePlace(application, call),
      created_at: draft.created_at,
      updated_at: draft.updated_at,
    },
    backend,
  )
  return { row, once: { password } }
}

/** A place for one more test user. Of creations that take the same place, at once and on other nodes, the database refuses all but one. */
async function freePlace({ id }: Client, { context }: Call): Promise<string> {
  const rows = await context.db.table(user).find({ test_client_id: id }, { limit: MOST_TEST_USERS })
  const taken = new Set(rows.map(({ test_place }) => test_place))
  const free = testPlaces(id).find((place) => !taken.has(place))
  if (free === undefined) throw conflict(`this application has ${MOST_TEST_USERS} test users: delete one first`)
  return free
}
