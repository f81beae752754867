import * as oauth from 'oauth4webapi'
import { type Peer, withNonce } from './application.ts'

/** The tokens of one sign-in, or of a machine. */
export interface Tokens {
  readonly access_token: string
  /** When it expires, in milliseconds since 1970. */
  readonly expires_at: number
  readonly scope: readonly string[]
  readonly refresh_token?: string | undefined
  readonly id_token?: string | undefined
}
/** A person, as ID token and userinfo name them (OIDC Core §5.1). */
export interface Person {
  readonly sub: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly picture?: string | undefined
  readonly [claim: string]: unknown
}

/** Without `expires_in` a token is used as long as it works. */
const NEVER = 8.64e15

/** The tokens after an answer of the token endpoint; members that it omits stay as they were (RFC 6749 §5.1, §6). */
export function tokensOf(answer: oauth.TokenEndpointResponse, before?: Tokens): Tokens {
  const { access_token, expires_in, refresh_token, id_token, scope } = answer
  return {
    access_token,
    expires_at: expires_in === undefined ? NEVER : Date.now() + expires_in * 1000,
    scope: scope === undefined ? (before?.scope ?? []) : scope.split(' ').filter(Boolean),
    refresh_token: refresh_token ?? before?.refresh_token,
    id_token: id_token ?? before?.id_token,
  }
}

/** New tokens for a refresh token. @throws {oauth.ResponseBodyError} `invalid_grant`: the person has to sign in again. */
export async function refreshTokens(peer: Peer, before: Tokens, dpop: oauth.DPoPHandle | undefined): Promise<Tokens> {
  const { as, client, authentication, sending } = peer
  const options = { ...sending, ...(dpop && { DPoP: dpop }) }
  const answer = await withNonce(async () =>
    oauth.processRefreshTokenResponse(as, client, await oauth.refreshTokenGrantRequest(as, client, authentication, before.refresh_token ?? '', options)),
  )
  return tokensOf(answer, before)
}

/** A refusal that no retry can change: the refresh token is spent, revoked or expired (RFC 6749 §5.2). */
export const isSpent = (failure: unknown): boolean => failure instanceof oauth.ResponseBodyError && failure.error === 'invalid_grant'

/** The claims of userinfo about the person of the ID token (OIDC Core §5.3.2: another person's are refused). */
export async function readPerson({ as, client, sending }: Peer, tokens: Tokens, claims: oauth.IDToken, dpop?: oauth.DPoPHandle): Promise<Person> {
  if (as.userinfo_endpoint === undefined) return claims
  const options = { ...sending, ...(dpop && { DPoP: dpop }) }
  const told = await withNonce(async () =>
    oauth.processUserInfoResponse(as, client, claims.sub, await oauth.userInfoRequest(as, client, tokens.access_token, options)),
  )
  return { ...claims, ...told }
}
