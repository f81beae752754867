import { adapterKeyFault } from '#keys/adapter.ts'
import { client } from '#model/client.ts'
import { signer } from '#model/signer.ts'
import { declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { refuseIfReferred } from '../write/referrers.ts'

/** The powers that a signer gives: the holder of its private keys can sign any statement about anybody in the name of this tenant. */
const powers = ['keys:manage:all', 'clients:manage:all', 'users:manage:all']

/** `/api/signers`. */
export const signers = declared(signer, {
  whole: ['jwks', 'secret'],
  faults({ draft: { jwks } }) {
    // `jwks` may be missing in a body with other faults.
    if ((jwks as typeof jwks | undefined) === undefined) return {}
    const kids = jwks.keys.map(({ kid }) => kid)
    const broken = jwks.keys.flatMap((jwk, i) => {
      const fault = adapterKeyFault(jwk) ?? (kids.indexOf(jwk['kid'] ?? null) < i ? 'has the kid of another one' : undefined)
      return fault === undefined ? [] : [`at keys.${i}: ${fault}`]
    })
    return broken.length > 0 ? { jwks: broken } : {}
  },
  async plan({ draft }, call) {
    await refuseEscalation(call, powers)
    return { row: draft }
  },
  async removal(row, call) {
    await refuseIfReferred(call, row.name, [{ resource: client, field: 'signatures_adapter' }])
    return {}
  },
})
