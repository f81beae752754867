import { parseForm } from '#http/request.ts'
import { askPolicies } from '#oauth/policies/ask.ts'
import { refuseByPolicy } from '#oauth/policies/refuse.ts'
import { askerSource, sessionOf } from '#oauth/policies/source.ts'
import { redactHeaders, redactValue } from '#policy/redaction.ts'
import { decodedPath } from './api-at.ts'
import type { AskedCall, Identity } from './identity.ts'
import type { OriginalRequest } from './original-request.ts'

function readablePath(path: string): string {
  const decoded = decodedPath(path)
  if (decoded === undefined) throw new URIError('it cannot be decoded')
  return decoded
}

/**
 * Asks the policies whether a caller may do this at an API behind a proxy, after the token let them in. The request object is about the original
 * request; the identifier of the API is its operation, so that policies can be linked to it.
 * @throws {Refusal} 403; 401 `insufficient_user_authentication` where the person must sign in more strongly (RFC 9470 §3)
 */
export async function permitAccess(identity: Identity, original: OriginalRequest, { request, context, api }: AskedCall): Promise<void> {
  const { client, user, token, grant, scope } = identity
  const decision = await askPolicies(context, 'access', () => ({
    operation: api.identifier,
    client_id: client.id,
    user_id: user?.id,
    scopes: { takes: [], held: scope },
    source: {
      headers: () => redactHeaders(request.headers),
      ip: () => request.address,
      method: () => original.method,
      path: () => readablePath(original.path),
      query: () => redactValue({ ...parseForm(original.query) }) as Record<string, string>,
      ...askerSource({ client, person: () => user }, context),
      operation: () => ({ id: api.identifier, method: original.method }),
      session: () => sessionOf(grant),
      token: () => ({
        sub: user?.id ?? client.id,
        client_id: client.id,
        scope: [...scope],
        ...(token && { aud: [...token.audience], act: token.claims?.['act'] }),
      }),
      subject: () => ({ type: user ? 'user' : 'client', id: user?.id ?? client.id }),
      action: () => ({ name: original.method }),
      resource: () => ({ type: 'api', id: api.identifier }),
    },
  }))
  if (!decision || decision.effect === 'allow') return
  throw refuseByPolicy({ decision, scheme: identity.scheme }, context).because({ client_id: client.id })
}
