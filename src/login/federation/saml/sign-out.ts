import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { signedOutEvent } from '../../own-event.ts'
import { endSession } from '../../sessions.ts'
import { openFederatedProof, samlNameKey } from '../proof.ts'
import { type LogoutMessage, logoutResponse } from './logout-message.ts'
import { readLogoutMessage, readLogoutRequest } from './logout-request.ts'

/**
 * Ends the sessions that an identity provider asks to end, and tells their applications (SAML Profiles §4.4.3.2). It needs no cookie: identity providers
 * ask in a hidden frame, to which browsers bring none. @returns our signed response. @throws {Refusal}
 */
export async function endSamlSessions(request: Request, context: Context, server: FederatedServer): Promise<LogoutMessage> {
  const { profile, sessions } = await readLogoutRequest(request, context, server)
  const found = await context.db.table(session).find({ saml_name_key: samlNameKey(context, server.id, profile.nameID), ended_at: undefined }, { limit: 200 })
  for (const row of found) {
    const named = openFederatedProof(context, row).saml?.session
    if (sessions.length > 0 && named !== undefined && !sessions.includes(named)) continue
    const person = await context.db.table(user).get(row.user_id)
    await endSession(context, row, person && signedOutEvent(context, { request, person, sid: row.sid }))
  }
  return logoutResponse(context, server, { profile, relayState: readLogoutMessage(request)['RelayState'] ?? '' })
}
