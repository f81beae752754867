const acronyms = new Map(
  ['uri', 'uris', 'id', 'ttl', 'pkce', 'jwt', 'jwks', 'jwk', 'did', 'url', 'api', 'dpop', 'tos', 'mfa', 'totp', 'smtp', 'ldap', 'saml', 'scim'].map((word) => [
    word,
    word === 'uris' ? 'URIs' : word === 'dpop' ? 'DPoP' : word.toUpperCase(),
  ]),
)
/** `redirect_uris` → `Redirect URIs`. */
export const labelOf = (name: string): string =>
  name
    .split('_')
    .map((word, i) => acronyms.get(word) ?? (i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ')
