import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import { isPublic } from '#model/client.ts'

/** Decides whether an operation demands client authentication. */
export type RequiresProof = (client: CompiledClient) => boolean

/** The client's settings for a grant type, or else those for all grant types. */
const ofGrant =
  (grant: string, otherwise: RequiresProof): RequiresProof =>
  (client) =>
    !isPublic(client) && (perGrant(client, grant).secret_required ?? otherwise(client))

/**
 * The operations that demand client authentication. A public client holds no credential, so the others do not demand it; client credentials and
 * introspection rest on authentication alone and therefore refuse public clients.
 */
export const requiresProof = {
  /** RFC 6749 §4.4: the client acts for itself, so it must authenticate. */
  client_credentials: () => true,
  /** RFC 7662 §2.1: without it, anybody could scan for tokens. */
  introspect: () => true,
  /** RFC 6749 §4.1.3: always for a confidential client; a public one proves by PKCE that the code is its own. */
  authorization_code: ofGrant('authorization_code', (client) => client.confidential),
  password: ofGrant('password', (client) => client.confidential),
  /** RFC 7521 §4.1: a public client may redeem an assertion, since that is what proves the permission. */
  jwt_bearer: ofGrant('jwt_bearer', (client) => client.confidential),
  /** RFC 8628 §3.1, §3.4: the device code proves that the request is its own. */
  device_code: ofGrant('device_code', (client) => client.confidential),
  /** OID4VCI 1.0 §6.1: a wallet without a client id redeems it, so not even a public client does where the client must prove itself. */
  preauthorized_code: (client) => perGrant(client, 'preauthorized_code').secret_required ?? false,
  /** RFC 6749 §6 */
  refresh_token: ofGrant('refresh_token', (client) => !client.public_refresh_token),
  /** RFC 7009 §2.1 */
  revoke: (client) => !isPublic(client) && !client.public_revoke,
  /** RFC 9126 §2: the rules of the token endpoint. */
  pushed_authorization_request: ofGrant('authorization_code', (client) => client.confidential),
  /** An unsupported request is refused only after client authentication, so that a stranger learns nothing. */
  otherwise: (client) => !isPublic(client),
} as const satisfies Record<string, RequiresProof>
