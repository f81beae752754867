import { newRow } from '#fields/write.ts'
import { randomKey } from '#kit/random.ts'
import { hashPassword } from '#login/passwords.ts'
import { signInName, type User, user } from '#model/user.ts'
import type { TestServer } from './server.ts'

export const PASSWORD = 'a password for tests only'
let hashed: Promise<string> | undefined
let made = 0

/** Makes a person who signs in with PASSWORD, in the default backend unless told otherwise. */
export async function makePerson({ context: { db, now } }: Pick<TestServer, 'context'>, fields: Partial<User> = {}): Promise<User> {
  hashed ??= hashPassword(PASSWORD)
  const backend_id = fields.backend_id ?? 'be_default'
  const username = fields.username ?? `person-${++made}@example.com`
  const at = now()
  const row = newRow(user, {
    id: randomKey('usr_'),
    username,
    name: 'Ada Lovelace',
    email: username,
    email_verified: true,
    password_hash: await hashed,
    created_at: at,
    updated_at: at,
    ...fields,
    backend_id,
    sign_in_name: signInName(backend_id, username),
  })
  await db.table(user).insert(row)
  return row
}
