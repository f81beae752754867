import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { rootOf } from '../mutual-tls.ts'

/** The URL of a request as its client knows it, without query. It is derived from the issuer, because an attacker can choose the Host header. */
export function urlOf({ path }: Pick<Request, 'path'>, context: Pick<Context, 'issuer' | 'tenant'>): string {
  // The path of a tenant's endpoint begins as its issuer ends.
  return rootOf(context) + path
}

const unreserved = /[A-Za-z0-9._~-]/
/** RFC 3986 §6.2.2.1, §6.2.2.2: unreserved characters are unescaped, and escapes are in capitals. */
const plainly = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return unreserved.test(character) ? character : escaped.toUpperCase()
  })

function normalizeUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { origin, pathname, username, password } = new URL(text)
  return username || password ? undefined : origin + plainly(pathname)
}

/**
 * True when two http URLs are the same except for query and fragment, after normalization by syntax and scheme (RFC 9449 §4.3, RFC 3986 §6.2.2 and
 * §6.2.3).
 */
export function isSameUrl(claimed: string, actual: string): boolean {
  if (claimed === actual) return true
  const normal = normalizeUrl(claimed)
  return normal !== undefined && normal === normalizeUrl(actual)
}
