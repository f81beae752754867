import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { findSession } from '#login/sessions.ts'
import type { Client } from '#model/client.ts'
import { isSandboxed } from '#model/client-standing.ts'
import { membership, membershipKey } from '#model/organization.ts'
import { isTestUser } from '#model/test-user.ts'
import type { User } from '#model/user.ts'
import type { CompiledClient } from './find-client.ts'
import { findSignInPlace } from './sign-in-place.ts'

/**
 * True when a person may sign in to an application. An application that is not live yet works for its makers only (its owner, the members of its
 * organization, and its test users), so that nobody else is sent to it before a review. A test user may sign in to nothing else: nobody stands behind
 * one, and an API would take them for a person.
 */
export async function mayUse(
  { db }: Context,
  client: Pick<Client, 'id' | 'stage' | 'owner' | 'organization_id'>,
  person: Pick<User, 'id' | 'test_client_id'>,
): Promise<boolean> {
  const { id, test_client_id } = person
  if (isTestUser(person)) return client.id === test_client_id && isSandboxed(client)
  if (client.stage === 'live') return true
  if (client.stage === 'disabled') return false
  if (client.owner === id) return true
  return client.organization_id !== undefined && (await db.table(membership).get(membershipKey(client.organization_id, id))) !== undefined
}

/**
 * True when a browser may be redirected to an application: always to a live one, to any other only when one of its makers is signed in. Otherwise we
 * would be an open redirector (RFC 9700 §4.11.2): an attacker could register a draft with any redirect URI, and send people there by a link that
 * begins with our address.
 */
export async function maySendTo(client: CompiledClient, request: Request, context: Context): Promise<boolean> {
  if (client.stage === 'live') return true
  const signedIn = await findSession(request, context, await findSignInPlace(context, client))
  return signedIn !== undefined && mayUse(context, client, signedIn.user)
}
