import type { Context } from '#http/context.ts'
import { type Request, readCookies } from '#http/request.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'

/**
 * Our cookies. On https they carry the `__Host-` prefix (RFC 6265bis §4.1.3.2), so that no sibling host can set or shadow one. Browsers refuse the
 * prefix on plain http, which is for loopback addresses only. All tenants share one host and path, so the name of a cookie includes the tenant.
 */
function cookieName(context: Context, what: string): string {
  const name = context.tenant.id === DEFAULT_TENANT ? `gatehouse-${what}` : `gatehouse-${what}-${context.tenant.id}`
  return usesHttps(context) ? `__Host-${name}` : name
}
const usesHttps = (context: Context) => context.issuer.startsWith('https:')

export const readCookie = (request: Request, context: Context, what: string): string | undefined => readCookies(request)[cookieName(context, what)]

/** The name of a cookie that scripts of our own pages may read. */
export const readableCookieName = cookieName

/** The content of a cookie. Without `maxAge` (seconds) it ends with the browser session; 0 deletes it. */
interface CookieContent {
  readonly value: string
  readonly maxAge?: number
  /** Scripts of our own pages may read it, also in a frame of another site: it must say nothing worth stealing. */
  readonly readable?: true
}

/** A `Set-Cookie` value. */
export function cookie(context: Context, what: string, { value, maxAge, readable }: CookieContent): string {
  // Lax, not Strict: the redirect that brings a person here from a client must find them signed in. Browsers take None with Secure only.
  const attributes = readable ? ['Path=/', usesHttps(context) ? 'SameSite=None' : 'SameSite=Lax'] : ['Path=/', 'HttpOnly', 'SameSite=Lax']
  if (maxAge !== undefined) attributes.push(`Max-Age=${maxAge}`)
  if (usesHttps(context)) attributes.push('Secure')
  return `${cookieName(context, what)}=${value}; ${attributes.join('; ')}`
}
