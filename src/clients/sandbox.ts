import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { findSession } from '#login/sessions.ts'
import type { Client } from '#model/client.ts'
import { membership, membershipKey } from '#model/organization.ts'
import type { CompiledClient } from './find-client.ts'
import { findSignInPlace } from './sign-in-place.ts'

/**
 * Whether a person may sign in to an application. One that is not live yet works for its makers only, its owner and the members of its
 * organization: nobody else can be sent to it before somebody has looked at it.
 */
export async function mayUse({ db }: Context, client: Pick<Client, 'stage' | 'owner' | 'organization_id'>, userId: string): Promise<boolean> {
  if (client.stage === 'live') return true
  if (client.stage === 'disabled') return false
  if (client.owner === userId) return true
  return client.organization_id !== undefined && (await db.table(membership).get(membershipKey(client.organization_id, userId))) !== undefined
}

/**
 * Whether a browser may be sent to an application: to one that is live from everywhere, to any other by one of its makers only. Anybody can
 * register a draft with a redirect URI of their choice, and a link that begins with our address would otherwise lead people there
 * (RFC 9700 §4.11.2).
 */
export async function maySendTo(client: CompiledClient, request: Request, context: Context): Promise<boolean> {
  if (client.stage === 'live') return true
  const { backend } = await findSignInPlace(context, client)
  const signedIn = await findSession(request, context, backend.id)
  return signedIn !== undefined && mayUse(context, client, signedIn.user.id)
}
