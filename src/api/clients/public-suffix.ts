import type { Client } from '#model/client.ts'
import type { FieldErrors } from '../write/faults.ts'

/** The placeholder of a wildcard: a label that no real host has. */
const LABEL = 'wildcard-label'

/**
 * The error of redirect patterns that span a public suffix (publicsuffix.org): the hosts of `https://*.example.co.uk` have one owner; those of
 * `https://*.co.uk` or `https://*.github.io` belong to anybody, and an attacker could receive codes there (RFC 9700 §4.1.1).
 */
export async function publicSuffixFaults({ redirect_uris, redirect_uri_wildcards }: Client): Promise<FieldErrors> {
  const patterns = redirect_uri_wildcards ? redirect_uris.flatMap((uri) => hostIn(uri) ?? []) : []
  if (patterns.length === 0) return {}
  // Loaded on demand, because the list is large and few clients have patterns.
  const { getDomain } = await import('tldts')
  const spanning = patterns.filter(({ host }) => getDomain(host, { allowPrivateDomains: true })?.includes(LABEL) ?? true)
  const messages = spanning.map(({ uri }) => `the URI ${uri}: \`*\` matches hosts of different owners: name at least your own domain`)
  return messages.length > 0 ? { redirect_uris: messages } : {}
}

/** The host of a pattern with a wildcard in it. */
function hostIn(uri: string): { readonly uri: string; readonly host: string } | undefined {
  const authority = /^https:\/\/([^/?]*)/.exec(uri)?.[1] ?? ''
  return authority.includes('*') ? { uri, host: authority.replace(/:\d*$/, '').replaceAll('*', LABEL) } : undefined
}
