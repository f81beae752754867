import { forbidden } from '#http/refusal.ts'
import { isTestUser } from '#model/test-user.ts'
import type { User } from '#model/user.ts'

/**
 * Refuses a test user a deed that is for people. The attacker is a developer: they hold the password of a test user whom nobody vouches for, and would
 * reach by this account what lies beyond their own draft.
 * @throws {Refusal} 403
 */
export function refuseTestUser(person: Pick<User, 'test_client_id'>): void {
  if (isTestUser(person)) throw forbidden('a test user can only try the application that they were made for')
}
