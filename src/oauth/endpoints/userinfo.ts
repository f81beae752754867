import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { Refusal } from '#http/refusal.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import { type Request, readForm } from '#http/request.ts'
import { signingAlgs } from '#model/key-pair.ts'
import type { User } from '#model/user.ts'
import { withAliases } from '../mutual-tls.ts'
import { refuseToken, tokenWanted } from '../proof/challenge.ts'
import { type Presented, readBearer, type Shown, shownHeader, verifyPresented } from '../tokens/bearer.ts'
import { claimsAbout } from '../tokens/claims.ts'
import { encryptedFor, encryptionMetadata, isEncrypted } from '../tokens/encrypted.ts'
import { signingFor } from '../tokens/signing.ts'
import { subjectOf } from '../tokens/subject.ts'

const malformedRequest = (message: string, context: Context) => refuseToken('bearer', { error: 'invalid_request', status: 400, message }, context)

/** The token, from the header or from the form (RFC 6750 §2.1, §2.2); never from the query, where it would be logged. */
function readToken(request: Request, context: Context): Shown {
  const header = shownHeader(request.headers['authorization'])
  const posted = request.method === 'POST' && (request.body?.length ?? 0) > 0 ? readForm(request)['access_token'] : undefined
  if (header === undefined) {
    // RFC 6750 §3.1: a request without a token, or with another scheme, gets a challenge without an error.
    if (posted === undefined)
      throw new Refusal('invalid_token', 401, 'send an access token: Authorization: Bearer ...', { headers: tokenWanted(context) }).because({
        check: 'token_sent',
      })
    return { scheme: 'bearer', token: posted }
  }
  if (posted !== undefined) throw malformedRequest('send the access token once: in the header or in the form', context)
  const shown = readBearer(header)
  if (!shown) throw malformedRequest('the Authorization header must be Bearer or DPoP, and an access token', context)
  return shown
}

async function readVerified(request: Request, context: Context): Promise<Presented & { readonly user: User }> {
  const presented = await verifyPresented(readToken(request, context), request, context)
  if (!presented.token.scope.includes('openid') || !presented.user)
    throw refuseToken(
      presented.scheme,
      { error: 'insufficient_scope', status: 403, message: 'the access token lacks the scope openid', scope: 'openid' },
      context,
    ).because({ client_id: presented.token.client_id, expected: ['openid'], got: presented.token.scope.join(' ') })
  return { ...presented, user: presented.user }
}

async function handle(request: Request, context: Context): Promise<Answer> {
  const { token, client, user, grant, headers } = await readVerified(request, context)
  const sub = subjectOf(user.id, client, context)
  const told = await claimsAbout(context, { user, client, scope: token.scope, asked: grant?.claims?.userinfo })
  const alg = signingAlgs.find((known) => known === client.userinfo_signed_response_alg)
  if (alg === undefined && !isEncrypted(client, 'userinfo')) return json({ ...told, sub }, 200, headers)
  if (alg === undefined)
    return withMediaType('application/jwt', await encryptedFor(client, 'userinfo', { text: JSON.stringify({ ...told, sub }) }, context), headers)
  // OIDC Core §5.3.2: a signed answer names the issuer and the client. Its own `typ` keeps it from being accepted as an ID token (RFC 8725 §3.11).
  const claims = { ...told, sub, iss: context.issuer, aud: client.id, iat: Math.floor(context.now() / 1000) }
  const text = await context.keys.sign(claims, 'userinfo+jwt', signingFor(client, alg))
  return withMediaType('application/jwt', await encryptedFor(client, 'userinfo', { text, cty: 'JWT' }, context), headers)
}

const metadata = (url: string, context: Context, { algs }: { readonly algs: readonly string[] }) => ({
  ...withAliases({ userinfo_endpoint: url }, context),
  userinfo_signing_alg_values_supported: algs,
  ...encryptionMetadata('userinfo'),
})

/** The userinfo endpoint (OIDC Core §5.3): the claims about the person that the access token releases. */
export const userinfo: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/oauth/userinfo', spec: 'OIDC Core §5.3', surface: 'oauth', cors: 'clients', metadata, handle }),
  endpoint({ method: 'POST', path: '/oauth/userinfo', spec: 'OIDC Core §5.3.1', surface: 'oauth', cors: 'clients', handle }),
]
