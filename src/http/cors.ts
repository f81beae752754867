import type { Context } from './context.ts'
import type { Endpoint } from './endpoint.ts'
import type { Request } from './request.ts'

/** Decides whether a script of another origin may read the answer to this request. */
export type OriginAllowed = (origin: string, request: Request, context: Context) => Promise<boolean>

type Headers = Readonly<Record<string, string>>

/** The CORS headers of a response (Fetch §3.2). */
export async function corsHeaders(endpoint: Endpoint, allowed: OriginAllowed, request: Request, context: Context | undefined): Promise<Headers | undefined> {
  const origin = request.headers['origin']
  if (origin === undefined || !endpoint.cors) return undefined
  if (endpoint.cors === 'any') return { 'access-control-allow-origin': '*' }
  if (!context || !(await allowed(origin, request, context).catch(() => false))) return { vary: 'Origin' }
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED, vary: 'Origin' }
}

/** The response headers that scripts of other origins may read (Fetch §3.2.3). */
const EXPOSED = 'WWW-Authenticate, DPoP-Nonce, OAuth-Client-Attestation-Challenge, ETag, Location, Link, Retry-After, Idempotency-Replayed, X-Request-Id'
const SENT = 'authorization, content-type, dpop, oauth-client-attestation, oauth-client-attestation-pop, if-match, if-none-match, idempotency-key'

/**
 * Answers OPTIONS with the methods of a URL (RFC 9110 §9.3.7), and a preflight with the methods for other origins. A preflight does not name the
 * client, so all get the same answer; the headers of the actual answer decide whether a script may read it. No answer allows credentials, so a script
 * of another origin can only use a token that it holds.
 */
export function optionsHeaders(sharing: readonly Endpoint[], request: Request): Headers {
  const origin = request.headers['origin']
  const allow = formatAllow(sharing)
  const shared = sharing.filter(({ cors }) => cors !== undefined)
  if (origin === undefined || shared.length === 0) return { allow }
  return {
    allow,
    'access-control-allow-origin': shared.every(({ cors }) => cors === 'any') ? '*' : origin,
    'access-control-allow-methods': methodsOf(shared).join(', '),
    'access-control-allow-headers': SENT,
    'access-control-max-age': '600',
    vary: 'Origin',
  }
}

/** The methods that endpoints answer: GET includes HEAD (RFC 9110 §9.3.2), unless an endpoint refuses it. */
export const methodsOf = (sharing: readonly Endpoint[]): string[] =>
  sharing.flatMap(({ method, refusesHead }) => (method === 'GET' && !refusesHead ? ['GET', 'HEAD'] : [method]))

/** The value of an Allow header (RFC 9110 §10.2.1). */
export const formatAllow = (sharing: readonly Endpoint[]): string => [...methodsOf(sharing), 'OPTIONS'].join(', ')
