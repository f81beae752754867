import type { Context } from '#http/context.ts'
import { credentialConfigurations } from '../credential-configurations.ts'
import { OPENID_CREDENTIAL } from '../details/openid-credential.ts'
import { newProofNonce, PROOF_NONCE_TTL } from '../proof-nonce.ts'
import type { Entitlement, TokenAnswer } from './entitlement.ts'

/** A nonce for key proofs, as the drafts before the nonce endpoint hand it out (OID4VCI draft 13 §6.2). */
export const draftNonce = (context: Context): Pick<TokenAnswer, 'c_nonce' | 'c_nonce_expires_in'> => ({
  c_nonce: newProofNonce(context),
  c_nonce_expires_in: PROOF_NONCE_TTL,
})

/** The nonce beside an access token that fetches credentials, where wallets may speak a draft. */
export async function nonceBesideToken(
  { authorization_details: details, scope }: Entitlement,
  context: Context,
): Promise<ReturnType<typeof draftNonce> | undefined> {
  if (details?.some(({ type }) => type === OPENID_CREDENTIAL)) return draftNonce(context)
  const configurations = [...(await credentialConfigurations(context)).values()]
  return configurations.some(({ scopes }) => scopes.some((name) => scope.includes(name))) ? draftNonce(context) : undefined
}
