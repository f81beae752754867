/** The exceptions that a page needs from the content security policy. Most pages need none. */
export interface PolicyParts {
  /** An inline script of ours, such as the one for passkeys. It never contains a value from a request. */
  readonly script?: string
  /** Images in `data:` URIs, such as a QR code. */
  readonly dataImages?: true
  /** Addresses that are shown in invisible frames, such as those that sign people out of applications (OIDC Front-Channel Logout §3). */
  readonly frames?: readonly string[]
  /** URIs that the answer to a form may redirect to, besides our own origin. */
  readonly leadsTo?: readonly string[]
}

/** The source expression of a URI: its origin, or the scheme of an app. */
export function sourceOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined
  const { protocol, origin } = new URL(uri)
  return protocol === 'https:' || protocol === 'http:' ? origin : protocol
}

/** A directive with its sources; omitted without sources. */
const letting = (directive: string, uris: readonly string[]): string[] => {
  const sources = [...new Set(uris.flatMap((uri) => sourceOf(uri) ?? []))]
  return sources.length === 0 ? [] : [`${directive} ${sources.join(' ')}`]
}

/**
 * The Content Security Policy of a page: no script, no frame, nothing from other origins, except for the declared parts. Browsers also apply
 * form-action to the redirects after a form, so it names the origin of the validated redirect URI.
 */
export const policyOf = ({ dataImages, frames = [], leadsTo = [] }: PolicyParts, nonce: string | undefined): string =>
  [
    "default-src 'none'",
    ...(nonce === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self'${dataImages ? ' data:' : ''}`,
    ...letting('frame-src', frames),
    `form-action ${[...new Set(["'self'", ...leadsTo])].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
