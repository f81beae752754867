import type { Client } from '../client.ts'
import { isPublic } from '../client.ts'
import { codeUsing, everyClient, hasGrant, onPublicRefresh, redirected } from '../posture-audience.ts'
import type { ProfileRule } from './profile.ts'

/** The sections of a profile that demand what several profiles demand. */
type At = (spec: string) => ProfileRule
const HOUR = 3600

/** True for an http address on the same machine, by one of the names that RFC 8252 §7.3 has. */
export const isLoopbackUri = (uri: string): boolean => /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?(?:[/?]|$)/.test(uri)
const without = (grant: string) => (c: Client) => {
  const rest = c.supported_grant_types.filter((name) => name !== grant)
  return { supported_grant_types: rest.length > 0 ? rest : ['authorization_code'] }
}

/** Codes are bound to the client that asked, by PKCE with S256. */
export const pkceWithS256: At = (spec) => ({
  id: 'pkce',
  spec,
  concerns: codeUsing,
  fields: ['pkce'],
  sentence: 'code_challenge must be sent, with code_challenge_method=S256',
  isBroken: (c) => !c.pkce,
  fix: () => ({ pkce: true }),
  at: { authorization: ({ types, code_challenge }) => types.includes('code') && code_challenge === undefined },
})

/** No token passes through the browser. */
export const codeOnly: At = (spec) => ({
  id: 'code_only',
  spec,
  concerns: redirected,
  fields: ['supported_grant_types'],
  sentence: 'response_type must be code: no token may pass through the browser',
  isBroken: (c) => hasGrant(c, 'implicit'),
  fix: without('implicit'),
  at: { authorization: ({ types }) => types.join(' ') !== 'code' },
})

export const noPasswordGrant: At = (spec) => ({
  id: 'no_password_grant',
  spec,
  concerns: everyClient,
  fields: ['supported_grant_types'],
  sentence: 'the password grant must not be used: passwords are for this server alone',
  isBroken: (c) => hasGrant(c, 'password'),
  fix: without('password'),
  at: { token: ({ params }) => params['grant_type'] === 'password' },
})

export const exactRedirectUris: At = (spec) => ({
  id: 'exact_redirect_uris',
  spec,
  concerns: redirected,
  fields: ['redirect_uri_wildcards'],
  sentence: 'redirect URIs must be compared exactly, without wildcards',
  isBroken: (c) => c.redirect_uri_wildcards,
})

/** A redirect URI with http is for a native application on the same machine alone. */
export const securedRedirectUris: At = (spec) => ({
  id: 'secured_redirect_uris',
  spec,
  concerns: redirected,
  fields: ['redirect_uris'],
  sentence: 'a redirect URI with http must be a loopback address of a native application',
  isBroken: (c) => c.redirect_uris.some((uri) => uri.startsWith('http:') && !(c.application_type === 'native' && isLoopbackUri(uri))),
})

/** The refresh token of a public client dies at its second use, or is of use to its holder alone. */
export const guardedRefresh: At = (spec) => ({
  id: 'guarded_refresh',
  spec,
  concerns: onPublicRefresh,
  fields: ['refresh_token_rotation'],
  sentence: 'the refresh tokens of a public client must be exchanged at each use, or bound to a key of the client',
  isBroken: (c) => c.refresh_token_rotation === 'never' && !c.enforce_dpop && !c.tls_client_certificate_bound_access_tokens,
  fix: () => ({ refresh_token_rotation: 'always' }),
})

export const shortAccessTokens: At = (spec) => ({
  id: 'short_access_tokens',
  spec,
  concerns: everyClient,
  fields: ['access_token_ttl'],
  sentence: 'access tokens must live at most an hour',
  isBroken: (c) => (c.access_token_ttl ?? 0) > HOUR,
  fix: () => ({ access_token_ttl: HOUR }),
})

export const publicOnly: At = (spec) => ({
  id: 'public_client',
  spec,
  concerns: everyClient,
  fields: ['token_endpoint_auth_methods'],
  sentence: 'it must be a public client (none): whoever uses it could read its secret',
  isBroken: (c) => !isPublic(c),
})
