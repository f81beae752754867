/** The parts that a page needs of its browser. Absent, as on most pages: none. */
export interface PolicyParts {
  /** An inline script of ours, such as what asks for a passkey: never with a value from a request in it. */
  readonly script?: string
  /** Images that are drawn into the page, such as a QR code. */
  readonly dataImages?: true
  /** Addresses that are shown in invisible frames, such as those that sign people out of applications (OIDC Front-Channel Logout §3). */
  readonly frames?: readonly string[]
  /** Where the answer to a form of this page may redirect to, besides our own origin. */
  readonly leadsTo?: readonly string[]
}

/** What a policy may name of a URI: an origin, or the scheme of an app. */
export function sourceOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined
  const { protocol, origin } = new URL(uri)
  return protocol === 'https:' || protocol === 'http:' ? origin : protocol
}

/** A directive and what it lets in; none where that is nothing. */
const letting = (directive: string, uris: readonly string[]): string[] => {
  const sources = [...new Set(uris.flatMap((uri) => sourceOf(uri) ?? []))]
  return sources.length === 0 ? [] : [`${directive} ${sources.join(' ')}`]
}

/**
 * The Content Security Policy of a page: no script, no frame, nothing from elsewhere, but for the parts that it declares. Browsers hold the redirects
 * after a form against form-action too, which is why it names the place that a validated redirect URI leads to.
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
