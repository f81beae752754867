import { z } from 'zod'
import { perGrant } from '#clients/per-grant.ts'
import { grant } from '#model/grant.ts'
import { agentEntitlement, agentLife } from '../agents/agent-entitlement.ts'
import { boundParameters, readBound } from '../agents/bound-data.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { grantType } from '../contracts.ts'
import { newGrant } from '../new-grant.ts'
import { sealPresented } from '../presented-content.ts'
import { grantableScope, ignoreUnknown, readScope } from '../scopes.ts'

const NAME = 'agent_credentials'

/** The agent credentials grant, an extension (RFC 6749 §4.5): a client binds data to an agent token, which later supplies claims. */
export const agentCredentials = grantType({
  type: NAME,
  spec: 'RFC 6749 §4.5',
  params: z.object({ scope: z.string().optional(), ...boundParameters }),
  demandsProof: requiresProof.client_credentials,
  async redeem({ params, caller: { client }, context }) {
    const content = readBound(params)
    const scope = await grantableScope(context, { client, requested: await ignoreUnknown(context, client, readScope(params.scope)) })
    const { refreshes } = perGrant(client, NAME)
    const given = { client_id: client.id, scope: [...scope], audience: [], amr: [], agent: true, lasts: agentLife(client, refreshes) }
    const started = newGrant(given, context.now())
    const granted = { ...started, sealed_presented: sealPresented(context, started.id, content) }
    return {
      ...agentEntitlement(granted, { client, user: undefined, context }),
      scope,
      grant_type: NAME,
      refreshable: refreshes ? { scope, audience: [] } : undefined,
      record: (batch) => batch.insert(grant, granted),
    }
  },
})
