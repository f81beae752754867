import { perGrant } from '#clients/per-grant.ts'
import { grant } from '#model/grant.ts'
import { agentEntitlement } from '../agents/agent-entitlement.ts'
import { boundParameters, readBound } from '../agents/bound-data.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { grantType } from '../contracts.ts'
import { sealPresented } from '../presented-content.ts'
import { codeParameters, redeemCode } from './authorization-code.ts'

const NAME = 'agent_code'

/** The agent code grant, an extension (RFC 6749 §4.5): the code of a person's authorization is exchanged for an agent token that acts for them. */
export const agentCode = grantType({
  type: NAME,
  spec: 'RFC 6749 §4.5',
  params: codeParameters.extend(boundParameters),
  demandsProof: requiresProof.authorization_code,
  async redeem(call) {
    const { params, caller, context } = call
    const { client } = caller
    const content = readBound(params)
    const { entitlement, granted, user } = await redeemCode(call)
    const { scope } = entitlement
    return {
      ...agentEntitlement(granted, { client, user, context }),
      scope,
      grant_type: NAME,
      refreshable: perGrant(client, NAME).refreshes ? { scope, audience: [] } : undefined,
      record: (batch, minted, now) => {
        entitlement.record(batch, minted, now)
        batch.change(grant, { id: granted.id, revoked_at: undefined }, { agent: true, sealed_presented: sealPresented(context, granted.id, content) })
      },
      lost: entitlement.lost,
    }
  },
})
