import * as oauth from 'oauth4webapi'
import type { Peer } from './application.ts'
import type { Tokens } from './tokens.ts'

/** Revokes the refresh token, and with it its access tokens (RFC 7009 §2.1). A server that cannot be reached does not keep anybody signed in here. */
export async function revokeTokens({ as, client, authentication, sending }: Peer, { refresh_token, access_token }: Tokens): Promise<void> {
  if (as.revocation_endpoint === undefined) return
  try {
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, refresh_token ?? access_token, sending))
  } catch {
    // The tokens are forgotten here whatever the server says, and expire there.
  }
}

/** Where the session at the server ends, and from where the person comes back (OIDC RP-Initiated Logout §2). */
export function signOutUrl({ as, client }: Peer, { id_token }: Pick<Tokens, 'id_token'>, back: string | undefined): URL | undefined {
  if (as.end_session_endpoint === undefined) return undefined
  const url = new URL(as.end_session_endpoint)
  url.searchParams.set('client_id', client.client_id)
  if (id_token !== undefined) url.searchParams.set('id_token_hint', id_token)
  if (back !== undefined) url.searchParams.set('post_logout_redirect_uri', back)
  return url
}
