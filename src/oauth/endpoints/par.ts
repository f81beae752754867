import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { waitingRequest } from '#model/waiting-request.ts'
import { countArrival } from '../authorize/arrivals.ts'
import { WAITING_TTL } from '../authorize/interaction.ts'
import { meaningful } from '../authorize/parameters.ts'
import { prepare } from '../authorize/prepare.ts'
import { PUSHED } from '../authorize/pushed.ts'
import { redirectionFor } from '../authorize/redirection.ts'
import { holdsObject, openRequestObject } from '../authorize/request-object.ts'
import { clientEndpoint } from '../client-auth/client-endpoint.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import type { ClientAuth } from '../contracts.ts'
import { replayPushed } from '../explanations/replay-authorization.ts'
import { newHandle, pushedHandle } from '../handle.ts'
import { readProof } from '../proof/dpop.ts'
import type { Proof } from '../proof/possession.ts'
import { onceOnly, spendProof } from '../proof/spend.ts'

/**
 * The pushed authorization request endpoint (RFC 9126 §2): a client sends its request directly, where nobody can read or change it, and gets a
 * reference.
 */
export const pushedAuthorization = (ways: readonly ClientAuth[]) =>
  clientEndpoint(ways, {
    path: '/oauth/par',
    spec: 'RFC 9126 §2',
    cors: 'clients',
    metadata: (url) => ({ pushed_authorization_request_endpoint: url, require_pushed_authorization_requests: false }),
    repeatable: ['resource'],
    requires: () => requiresProof.pushed_authorization_request,
    grants: ['authorization_code', 'agent_code', 'implicit'],
    recheck: replayPushed,
    async handle({ request, params: received, caller: { client, method }, context }) {
      // RFC 9126 §2.1: a reference to a reference would never end.
      if (received['request_uri'] !== undefined)
        throw invalidRequest('request_uri cannot be pushed; send the parameters themselves').because({ check: 'request_uri', spec: 'RFC 9126 §2.1' })
      // RFC 9126 §3: of a signed request, only the parameters inside count.
      const signed = holdsObject(received)
      const sent = signed ? await openRequestObject(received, client, context) : received
      const proof = await readProof(request, context)
      // RFC 9449 §10.1: a DPoP proof and dpop_jkt must name the same key; a proof alone binds the code like dpop_jkt.
      if (proof && sent['dpop_jkt'] !== undefined && sent['dpop_jkt'] !== proof.jkt) throw invalidRequest('dpop_jkt is another key than that of the DPoP proof')
      const params: Params = { ...sent, client_id: client.id, ...(proof && { dpop_jkt: proof.jkt }) }
      // RFC 9126 §2.1: a fault that the authorization endpoint would refuse is refused here already, to the client itself.
      await prepare(redirectionFor(client, params, context), { params, pushed: true, signed }, context)
      if (method === 'none') countArrival(context, request, params)
      return keep({ params, client, proof }, context)
    },
  })

interface PushedRequest {
  readonly params: Params
  readonly client: Pick<CompiledClient, 'id' | 'authorization_request_ttl'>
  readonly proof: Proof | undefined
}
async function keep({ params, client, proof }: PushedRequest, context: Context): Promise<Answer> {
  const now = context.now()
  const begins_until = now + client.authorization_request_ttl * 1000
  // The request is spent when its authorization is finished, so it must last until the slowest person has finished.
  const expires_at = begins_until + WAITING_TTL * 1000
  const { handle, id } = newHandle(pushedHandle, expires_at, context.vault)
  await onceOnly(() =>
    context.db.together((batch) => {
      batch.insert(waitingRequest, { id, client_id: client.id, params: meaningful(params), created_at: now, begins_until, expires_at })
      if (proof) spendProof(batch, proof)
    }),
  )
  return json({ request_uri: `${PUSHED}${handle}`, expires_in: client.authorization_request_ttl }, 201, proof?.headers) // RFC 9126 §2.2
}
