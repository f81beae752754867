import { type Client, isPublic } from '#model/client.ts'
import type { Warning } from '../administered.ts'

const HOUR = 3600

/** Each choice that is weaker than the default, and what it gives away. */
const weaknesses: readonly { readonly field: keyof Client; readonly is: (client: Client) => boolean; readonly message: string }[] = [
  {
    field: 'redirect_uri_wildcards',
    is: (c) => c.redirect_uri_wildcards,
    message: 'redirect URIs are compared as patterns: whoever controls any host or page that fits one can receive codes (RFC 9700 §2.1)',
  },
  {
    field: 'supported_grant_types',
    is: (c) => c.supported_grant_types.includes('implicit'),
    message: 'the implicit grant sends tokens through the address bar of the browser (RFC 9700 §2.1.2); the server must allow it too',
  },
  {
    field: 'supported_grant_types',
    is: (c) => c.supported_grant_types.includes('password'),
    message: 'the password grant shows passwords to the client (RFC 9700 §2.4); the server must allow it too',
  },
  {
    field: 'assertion_audience',
    is: (c) => c.assertion_audience !== 'issuer',
    message: 'an assertion made for another endpoint is accepted: a dishonest server that the client also uses could replay it here',
  },
  {
    field: 'nonce',
    is: (c) => !c.pkce && c.nonce === 'optional',
    message: 'without PKCE and without a nonce a stolen code can be injected into the session of somebody else (RFC 9700 §2.1.1)',
  },
  {
    field: 'pkce',
    is: (c) => !c.pkce && c.nonce === 'required',
    message: 'without PKCE only the nonce stops a stolen code from being injected (RFC 9700 §2.1.1)',
  },
  {
    field: 'public_refresh_token',
    is: (c) => c.public_refresh_token && !isPublic(c),
    message: 'whoever gets hold of a refresh token can use it without the secret',
  },
  { field: 'public_revoke', is: (c) => c.public_revoke && !isPublic(c), message: 'whoever gets hold of a token can revoke it without the secret' },
  {
    field: 'access_token_ttl',
    is: (c) => (c.access_token_ttl ?? 0) > 12 * HOUR,
    message: 'a stolen access token is good for more than half a day',
  },
]

/** What the answer to a read or an edit warns of. */
export const warningsOf = (client: Client): Warning[] => weaknesses.filter(({ is }) => is(client)).map(({ field, message }) => ({ field, message }))
