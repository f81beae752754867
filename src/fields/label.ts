/** Parts of names that are written otherwise in a label, besides the abbreviations that are written large. */
const spelt = { uris: 'URIs', ids: 'IDs', dpop: 'DPoP', alg: 'algorithm', algs: 'algorithms', enc: 'content encryption', dn: 'distinguished name' } as const
const acronyms = new Map<string, string>([
  ...'uri id ttl pkce jwt jwks jwk did url api tos mfa totp smtp ldap tls saml scim dns ip san hmac dcql'
    .split(' ')
    .map((word): [string, string] => [word, word.toUpperCase()]),
  ...Object.entries(spelt),
])
/** `redirect_uris` → `Redirect URIs`. */
export const labelOf = (name: string): string =>
  name
    .split('_')
    .map((word) => acronyms.get(word) ?? word)
    .map((word, i) => (i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ')
