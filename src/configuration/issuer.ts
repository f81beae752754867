import type { Settings } from '#model/settings.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The issuer: always from the settings, because an attacker can choose the Host header of a request (RFC 8414 §2). By default it is the loopback
 * address of the public listener, for trying out.
 */
export const issuerOf = (settings: Settings): string => settings.issuer ?? `http://localhost:${settings['http.port']}`

/** The fault of an issuer, if any. */
export function issuerFault(issuer: string): string | undefined {
  if (!URL.canParse(issuer)) return `The issuer ${issuer} is not a URL; it looks like https://id.example.com.`
  const url = new URL(issuer)
  // RFC 8414 §2: no query and no fragment. Clients compare it exactly, so an issuer with a second spelling as a URL is refused.
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(issuer)) return `The issuer ${issuer} must have neither query nor fragment.`
  if (issuer.endsWith('/')) return `The issuer ${issuer} must not end in a slash.`
  if (url.username !== '' || url.password !== '') return 'The issuer must not hold credentials.'
  if (url.protocol === 'https:') return undefined
  if (url.protocol === 'http:' && loopback.test(url.hostname)) return undefined
  return `The issuer ${issuer} must be https; plain http is for loopback addresses only.`
}
