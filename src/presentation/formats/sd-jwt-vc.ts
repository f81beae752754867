import { demand } from '#credentials/fault.ts'
import { verifySdJwt } from '#credentials/sd-jwt.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import { type TrustedKey, trustIssuer } from '../issuer-trust.ts'
import { demandValidStatus } from '../status.ts'
import type { PresentedFormat } from './format.ts'

/** SD-JWT VC (OID4VP 1.0 §B.3): the key binding JWT proves the holder, for this verifier and this request. */
export const presentedSdJwtVc: PresentedFormat = {
  format: 'dc+sd-jwt',
  async verify(presented, { context, by, query, audience, nonce }) {
    let trusted: TrustedKey | undefined
    const binding = query.require_cryptographic_holder_binding !== false || !presented.endsWith('~') ? { audience, nonce } : undefined
    const verified = await verifySdJwt(presented, {
      issuerKey: async (issued) => {
        trusted = await trustIssuer(issued, context, by)
        return trusted.key
      },
      now: context.now(),
      binding,
    })
    demand(trusted !== undefined, 'the credential has no issuer')
    const { claims, holder } = verified
    if (by.verifier.check_status) await demandValidStatus(claims['status'], trusted, { context, by })
    // The key in a credential says nothing of who presents it, unless it proved so now.
    const holder_key = binding && holder && (await thumbprintOf(holder))
    return { format: 'dc+sd-jwt', claims, issuer: trusted.issuer, type: String(claims['vct'] ?? ''), holder: holder_key, holder_key }
  },
}
