import { perGrant } from '#clients/per-grant.ts'
import type { AccessToken } from '#model/access-token.ts'
import { livingScope } from '../living-scope.ts'
import { isProven } from '../proof/possession.ts'
import { findApi } from '../protected-apis.ts'
import { verifyAccessToken } from '../tokens/verify.ts'
import type { PresentedSubject, Subject } from './subject.ts'
import { TOKEN_EXCHANGE } from './token-types.ts'

/**
 * True when a client may exchange an access token: its own, with the key that it is bound to; one for the client or for the API that it represents;
 * or one of a client in its settings. A bound token of another client without a proof may be stolen.
 */
async function mayExchange({ client_id, audience, confirmation: bound }: AccessToken, { client, confirmation, context }: PresentedSubject): Promise<boolean> {
  if (client_id === client.id) return isProven(bound, confirmation)
  if (audience.includes(client.id)) return true
  for (const identifier of audience) if ((await findApi(context, identifier))?.client_id === client.id) return true
  return bound === undefined && perGrant(client, TOKEN_EXCHANGE).exchange.subject_clients.includes(client_id)
}

/** The subject of an access token of ours; undefined when it is not valid, or the client may not exchange it. */
export async function subjectFromAccessToken(shown: PresentedSubject): Promise<Subject | undefined> {
  const { token: text, client, context } = shown
  const verified = await verifyAccessToken(context, text)
  if (!verified || !(await mayExchange(verified.token, shown))) return undefined
  const { token, user, grant } = verified
  // A client's own token cannot be exchanged by another client, which could otherwise act in its name unnoticed.
  if (!user && token.client_id !== client.id) return undefined
  return {
    user,
    scope: await livingScope(token.scope, verified, context),
    audience: token.audience,
    not_after: token.expires_at,
    issued_to: token.client_id,
    grant,
    token_id: token.id,
    act: token.claims?.['act'],
    may_act: token.claims?.['may_act'],
  }
}
