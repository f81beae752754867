import type { Context } from '#http/context.ts'
import { discoveredKeys } from '#keys/discovered.ts'
import { type ForeignParts, type TrustedKeys, verifyForeign } from '#keys/foreign.ts'
import { remoteKeys } from '#keys/remote.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { signingAlgs } from '#model/key-pair.ts'
import type { OutboundProvider } from '#model/outbound/provider.ts'
import { OutboundFailure } from './failure.ts'
import type { RemoteCall } from './registered.ts'
import type { RemoteTokens } from './token-answer.ts'

const parts = memoizeWeak(({ fetch, now }: Context): ForeignParts => ({ remote: remoteKeys(fetch, now), jwksUriOf: discoveredKeys(fetch, now), now }))

/** The claims by which an ID token belongs to this request and this client (OIDC Core §3.1.3.7). */
function isOurs({ nonce, azp, aud }: Readonly<Record<string, unknown>>, client: string, asked: string | undefined): boolean {
  if (asked !== undefined && nonce !== asked) return false
  return azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === client
}

/** The provider as an issuer whose ID tokens are verified. */
const trustIn = ({ jwks_uri }: OutboundProvider, issuer: string): TrustedKeys => ({ issuer, jwks_uri, signing_algs: [...signingAlgs], token_types: ['JWT'] })

/**
 * Verifies the ID token of an answer with the keys of its issuer (OIDC Core §3.1.3.7), and that a refresh tells of the same person (OIDC Core §12.2). Without an
 * issuer nobody can, and nothing is believed of it.
 * @returns the `sub`, where there is a verified ID token.
 * @throws {OutboundFailure} when it is wrong: the answer may be that of somebody in the place of the provider.
 */
export async function verifyIdToken({ context, provider, client, row }: RemoteCall, { id_token }: RemoteTokens, nonce?: string): Promise<string | undefined> {
  if (provider.issuer === undefined || id_token === undefined) return undefined
  const claims = await verifyForeign(id_token, trustIn(provider, provider.issuer), [client.identifier], parts(context))
  if (!claims || !isOurs(claims, client.identifier, nonce))
    throw new OutboundFailure('remote_refused', 'the ID token of the provider is not valid for this client and request')
  const sub = typeof claims['sub'] === 'string' ? claims['sub'].slice(0, 255) : undefined
  if (nonce === undefined && row.subject_there !== undefined && sub !== row.subject_there)
    throw new OutboundFailure('remote_refused', 'the ID token of the refresh is about somebody else')
  return sub
}
