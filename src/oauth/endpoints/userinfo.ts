import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { Refusal } from '#http/refusal.ts'
import { type Answer, json, typed } from '#http/render.ts'
import { type Request, readForm } from '#http/request.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { claimsAbout } from '../tokens/claims.ts'
import { signingFor } from '../tokens/signing.ts'
import { subjectOf } from '../tokens/subject.ts'
import { type VerifiedToken, verifyAccessToken } from '../tokens/verify.ts'

/** A refusal with its challenge (RFC 6750 §3). Who sent no token at all is told only that one is wanted (RFC 6750 §3.1). */
function challenge(error: string, status: number, message: string): Refusal {
  const said = `, error="${error}", error_description="${message}"`
  return new Refusal(error, status, message, { headers: { 'www-authenticate': `Bearer realm="gatehouse"${said}` } })
}
const noToken = () =>
  new Refusal('invalid_token', 401, 'send an access token: Authorization: Bearer ...', { headers: { 'www-authenticate': 'Bearer realm="gatehouse"' } })

/** The token, from the header or from the form (RFC 6750 §2.1, §2.2); never from the query, where it would be logged. */
function readToken(request: Request): string {
  const header = request.headers['authorization']
  const posted = request.method === 'POST' && (request.body?.length ?? 0) > 0 ? readForm(request)['access_token'] : undefined
  if (header === undefined) {
    if (posted === undefined) throw noToken()
    return posted
  }
  if (posted !== undefined) throw challenge('invalid_request', 400, 'send the access token once: in the header or in the form')
  const [, token] = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header) ?? []
  if (token === undefined) throw challenge('invalid_request', 400, 'the Authorization header must be Bearer and an access token')
  return token
}

async function readVerified(request: Request, context: Context): Promise<Required<Pick<VerifiedToken, 'user'>> & VerifiedToken> {
  const verified = await verifyAccessToken(context, readToken(request))
  // A token bound to a key is no good to who merely holds it (RFC 9449 §7.1).
  if (!verified || verified.token.confirmation !== undefined) throw challenge('invalid_token', 401, 'the access token is unknown, expired or revoked')
  if (!verified.token.scope.includes('openid') || !verified.user) throw challenge('insufficient_scope', 403, 'the access token lacks the scope openid')
  return { ...verified, user: verified.user }
}

async function handle(request: Request, context: Context): Promise<Answer> {
  const { token, client, user, grant } = await readVerified(request, context)
  const sub = subjectOf(user.id, client, context)
  const told = await claimsAbout(context, { user, scope: token.scope, asked: grant?.claims?.userinfo })
  const alg = signingAlgs.find((known) => known === client.userinfo_signed_response_alg)
  if (alg === undefined) return json({ ...told, sub })
  // OIDC Core §5.3.2: signed, it names us and the client. Its own type keeps it from passing for an ID token (RFC 8725 §3.11).
  const claims = { ...told, sub, iss: context.issuer, aud: client.id, iat: Math.floor(context.now() / 1000) }
  return typed('application/jwt', await context.keys.sign(claims, 'userinfo+jwt', signingFor(client, alg)))
}

const metadata = (url: string, context: Context) => ({ userinfo_endpoint: url, userinfo_signing_alg_values_supported: context.names.signing_algs })

/** The userinfo endpoint (OIDC Core §5.3): what the access token lets its bearer know about the person. */
export const userinfo: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/oauth/userinfo', spec: 'OIDC Core §5.3', surface: 'oauth', cors: 'clients', metadata, handle }),
  endpoint({ method: 'POST', path: '/oauth/userinfo', spec: 'OIDC Core §5.3.1', surface: 'oauth', cors: 'clients', handle }),
]
