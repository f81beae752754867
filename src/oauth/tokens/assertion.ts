import type { AssertionContent } from './entitlement.ts'
import { lifeOf, type Minting } from './minting.ts'
import { signingFor } from './signing.ts'

/** A signed assertion, and its lifetime in seconds. */
interface MintedAssertion {
  readonly text: string
  readonly expires_in: number
}

/** Mints an assertion about the subject for another authorization server (RFC 7523 §3). It is not accepted here, so no record of it is stored. */
export async function mintAssertion(minting: Minting, { typ, lifetime, claims }: AssertionContent): Promise<MintedAssertion> {
  const { entitlement, caller, context, confirmation, now } = minting
  const { subject, audience, scope, authentication } = entitlement
  const [iat, expires_in] = [Math.floor(now / 1000), lifeOf(lifetime, minting)]
  const members = {
    ...claims,
    iss: context.issuer,
    sub: subject,
    aud: audience.length === 1 ? audience[0] : audience,
    iat,
    exp: iat + expires_in,
    scope: scope.length > 0 ? scope.join(' ') : undefined,
    cnf: confirmation,
    auth_time: authentication && Math.floor(authentication.auth_time / 1000),
    acr: authentication?.acr,
    amr: authentication?.amr,
  }
  return { text: await context.keys.sign(members, typ, signingFor(caller.client, caller.client.access_token_signature_alg)), expires_in }
}
