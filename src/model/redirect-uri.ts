import { isLoopback } from '#fields/loopback.ts'

/** The fault of a redirect URI, if any. */
export function redirectUriFault(uri: string, { wildcards, native }: { readonly wildcards: boolean; readonly native: boolean }): string | undefined {
  if (uri.includes('#')) return 'must not have a fragment' // RFC 6749 §3.1.2
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\s\\]/.test(uri) || /[\u0000-\u001f\u007f]/.test(uri)) return 'must not hold white space, backslashes or control characters'
  // RFC 3986 §2: a URI is ASCII. Other characters cannot stand in a Location header.
  if (/[^ -~]/.test(uri)) return 'must be ASCII: percent-encode other letters, and write hosts in their xn-- form'
  if (uri.includes('*') && !wildcards) return 'holds a wildcard, but redirect_uri_wildcards is off'
  const misplaced = misplacedWildcard(uri)
  if (misplaced) return misplaced
  const parsed = parse(wildcards ? fillWildcards(uri) : uri)
  if (!parsed) return 'is not an absolute URI'
  if (parsed.username || parsed.password) return 'must not hold credentials'
  if (hasDotSegment(uri)) return 'must not hold `.` or `..` as a path segment'
  if (parsed.protocol === 'https:') return parsed.hostname === '' ? 'needs a host' : undefined
  if (parsed.protocol === 'http:') return isLoopback(parsed.hostname) ? undefined : 'must be https; http is for loopback addresses only' // RFC 8252 §8.3
  // RFC 8252 §7.1: a reverse domain name, so that two applications do not claim one scheme.
  if (!parsed.protocol.slice(0, -1).includes('.')) return 'a private-use scheme must hold a dot, like com.example.app'
  return native || !uri.includes('*') ? undefined : 'must not use wildcards with a private-use scheme'
}

/** The fault of a misplaced wildcard: one where the pattern never matches, or one that would match the hosts of others. */
function misplacedWildcard(uri: string): string | undefined {
  const [, scheme = '', authority = '', rest = ''] = /^([^:/?]*):(?:\/\/([^/?]*))?(.*)$/.exec(uri) ?? []
  if (scheme.includes('*')) return 'must not hold a wildcard in its scheme'
  if (authority.includes('**')) return 'holds `**` in its host, where it never matches: `*` stands for one DNS label'
  if (/:[^\]]*\*/.test(authority)) return 'must not hold a wildcard as its port'
  return rest.replaceAll('**', '').includes('*') ? 'holds `*` behind its host, where it never matches: `**` stands for one path segment' : undefined
}

const parse = (uri: string): URL | undefined => (URL.canParse(uri) ? new URL(uri) : undefined)
const hasDotSegment = (uri: string) => /\/\.{1,2}(\/|\?|$)/.test(uri.replace(/%2e/gi, '.'))

/** True when only the owner of the host receives an answer that is sent to the URI. */
export const isClaimedByHost = (uri: string): boolean => parse(uri)?.protocol === 'https:' && !isLoopback(new URL(uri).hostname)

/** The pattern with each wildcard replaced by an example of what it matches. */
const fillWildcards = (pattern: string) => pattern.replaceAll('**', 'segment').replaceAll('*', 'label')

// Loopback IP redirects may use any port (RFC 8252 §7.3); the name localhost is treated alike.
const loopback = /^http:\/\/(127(?:\.\d{1,3}){3}|\[::1\]|localhost)(?::\d{1,5})?(?=[/?]|$)/

/**
 * True when a requested redirect URI is registered: the same string (RFC 9700 §2.1), the same except for the port of a loopback address, or, if the
 * client has wildcards switched on, a match of a pattern.
 */
export function redirectUriMatches(requested: string, registered: readonly string[], wildcards: boolean): boolean {
  // A pattern itself is not a redirect URI.
  if (registered.includes(requested)) return !requested.includes('*')
  if (redirectUriFault(requested, { wildcards: false, native: true })) return false
  const portless = requested.replace(loopback, 'http://$1')
  if (portless !== requested && registered.some((uri) => uri.replace(loopback, 'http://$1') === portless)) return true
  return wildcards && registered.some((pattern) => pattern.includes('*') && matcher(pattern).test(requested))
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{1,61}[A-Za-z0-9])'
const SEGMENT = "(?:[A-Za-z0-9._~!$&'()+,;=:@-]|%[0-9A-Fa-f]{2})+"
/**
 * `*` is one DNS label of 3 to 63 characters, `**` one path segment that is not empty. Neither can match a separator, so an attacker cannot stretch a
 * match or make it backtrack.
 */
function matcher(pattern: string): RegExp {
  const host = pattern.indexOf('://') + 3
  const path = pattern.indexOf('/', host)
  const parts = pattern.split(/(\*\*|\*)/)
  let at = 0
  const source = parts.map((part) => {
    const inPath = path >= 0 && at >= path
    at += part.length
    if (part === '**') return inPath ? SEGMENT : '(?!)'
    if (part === '*') return inPath ? '(?!)' : LABEL
    return part.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&')
  })
  return new RegExp(`^${source.join('')}$`)
}
