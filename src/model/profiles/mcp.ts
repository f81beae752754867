import { everyClient, redirected } from '../posture-audience.ts'
import type { Profile } from './profile.ts'
import { codeOnly, exactRedirectUris, guardedRefresh, noPasswordGrant, pkceWithS256, securedRedirectUris, shortAccessTokens } from './shared-rules.ts'

const SPEC = 'MCP 2026-07-28'
const methods = ['none', 'private_key_jwt']
const forPeople = ['authorization_code', 'refresh_token']

/** A client of the Model Context Protocol, revision 2026-07-28: OAuth 2.1 with the API named in both requests. */
export const mcp: Profile = {
  name: 'mcp_2026_07_28',
  title: 'Model Context Protocol 2026-07-28',
  rules: [
    codeOnly(SPEC),
    noPasswordGrant(SPEC),
    pkceWithS256(SPEC),
    exactRedirectUris(SPEC),
    {
      ...securedRedirectUris(SPEC),
      sentence: 'redirect URIs must be https, or loopback addresses of a native application',
      isBroken: (c) => securedRedirectUris(SPEC).isBroken?.(c) === true || c.redirect_uris.some((uri) => !/^https?:/.test(uri)),
    },
    guardedRefresh(SPEC),
    shortAccessTokens(SPEC),
    {
      id: 'known_methods',
      spec: SPEC,
      concerns: everyClient,
      fields: ['token_endpoint_auth_methods'],
      sentence: 'it must be a public client (none), or prove itself by a private key (private_key_jwt)',
      isBroken: (c) => !c.token_endpoint_auth_methods.every((method) => methods.includes(method)),
    },
    {
      id: 'resource',
      spec: 'RFC 8707 §2',
      concerns: redirected,
      fields: [],
      sentence: 'resource must name the MCP server, in the authorization request and in the token request',
      at: {
        authorization: ({ resource }) => resource === undefined,
        token: ({ params }) => forPeople.includes(params['grant_type'] ?? '') && params['resource'] === undefined,
      },
    },
  ],
}
