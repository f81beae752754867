import type { Context } from './context.ts'
import type { Endpoint } from './endpoint.ts'
import type { Request } from './request.ts'

/** Whether the script of a foreign origin may read the answer to this request. */
export type OriginAllowed = (origin: string, request: Request, context: Context) => Promise<boolean>

type Headers = Readonly<Record<string, string>>

/** What an answer says to the script of another origin (Fetch §3.2). */
export async function corsHeaders(endpoint: Endpoint, allowed: OriginAllowed, request: Request, context: Context | undefined): Promise<Headers | undefined> {
  const origin = request.headers['origin']
  if (origin === undefined || !endpoint.cors) return undefined
  if (endpoint.cors === 'any') return { 'access-control-allow-origin': '*' }
  if (!context || !(await allowed(origin, request, context).catch(() => false))) return { vary: 'Origin' }
  return { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'WWW-Authenticate, DPoP-Nonce', vary: 'Origin' }
}

/** A preflight does not say which client asks, so it is answered alike for all: it is the answer proper that a foreign script may read or not. */
export function preflightHeaders(endpoint: Endpoint, request: Request): Headers {
  const origin = request.headers['origin']
  if (origin === undefined || !endpoint.cors) return { allow: endpoint.method }
  return {
    allow: endpoint.method,
    'access-control-allow-origin': endpoint.cors === 'any' ? '*' : origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, dpop',
    'access-control-max-age': '600',
    vary: 'Origin',
  }
}
