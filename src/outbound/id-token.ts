import type { Context } from '#http/context.ts'
import { discoveredKeys } from '#keys/discovered.ts'
import { type ForeignClaims, type ForeignParts, type TrustedKeys, verifyForeign } from '#keys/foreign.ts'
import { remoteKeys } from '#keys/remote.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { signingAlgs } from '#model/key-pair.ts'
import type { OutboundProvider } from '#model/outbound/provider.ts'
import { OutboundFailure } from './failure.ts'
import type { RemoteCall } from './registered.ts'
import type { RemoteTokens } from './token-answer.ts'

const parts = memoizeWeak(({ fetch, now }: Context): ForeignParts => ({ remote: remoteKeys(fetch, now), jwksUriOf: discoveredKeys(fetch, now), now }))

/** The claims by which an ID token belongs to this request and this client (OIDC Core §3.1.3.7). */
function isForClient({ nonce, azp, aud }: Readonly<Record<string, unknown>>, client: string, asked: string | undefined): boolean {
  if (asked !== undefined && nonce !== asked) return false
  return azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === client
}

/** The expectations of an ID token: its issuer with the keys, the client that it is for, and the nonce of the request. */
export interface ExpectedIdToken extends Pick<OutboundProvider, 'jwks_uri'> {
  readonly issuer: string
  readonly client_id: string
  /** Absent for the answer to a refresh, which has none. */
  readonly nonce: string | undefined
}

/** The claims of an ID token, all checks of OIDC Core §3.1.3.7 passed. @throws {OutboundFailure} when one fails: it may come from somebody in the place of the provider. */
export async function verifiedIdToken(context: Context, id_token: string, { issuer, jwks_uri, client_id, nonce }: ExpectedIdToken): Promise<ForeignClaims> {
  const trusted: TrustedKeys = { issuer, jwks_uri, signing_algs: [...signingAlgs], token_types: ['JWT'] }
  const claims = await verifyForeign(id_token, trusted, [client_id], parts(context))
  if (claims && isForClient(claims, client_id, nonce)) return claims
  throw new OutboundFailure('remote_refused', 'the ID token of the provider is not valid for this client and request')
}

/**
 * Verifies the ID token of an answer with the keys of its issuer (OIDC Core §3.1.3.7), and that a refresh tells of the same person (OIDC Core §12.2). Without an
 * issuer nobody can, and nothing is believed of it.
 * @returns the `sub`, where there is a verified ID token.
 * @throws {OutboundFailure} when it is wrong: the answer may be that of somebody in the place of the provider.
 */
export async function verifyIdToken({ context, provider, client, row }: RemoteCall, { id_token }: RemoteTokens, nonce?: string): Promise<string | undefined> {
  if (provider.issuer === undefined || id_token === undefined) return undefined
  const { issuer, jwks_uri } = provider
  const claims = await verifiedIdToken(context, id_token, { issuer, jwks_uri, client_id: client.identifier, nonce })
  const sub = typeof claims['sub'] === 'string' ? claims['sub'].slice(0, 255) : undefined
  if (nonce === undefined && row.subject_there !== undefined && sub !== row.subject_there)
    throw new OutboundFailure('remote_refused', 'the ID token of the refresh is about somebody else')
  return sub
}
