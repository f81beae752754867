import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidScope } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { subscriberAt } from '#kit/address.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import { countArrival } from '../authorize/arrivals.ts'
import { clientEndpoint } from '../client-auth/client-endpoint.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import type { ClientAuth } from '../contracts.ts'
import { newUserCode, userCodeDigest } from '../decoupled/user-code.ts'
import { DEVICE_CODE } from '../grants/device-code.ts'
import { deviceHandle, newHandle } from '../handle.ts'
import { refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { readScope, scopeTable } from '../scopes.ts'

/** Seconds that a person has to find another device, sign in there and decide. */
const LIFETIME = 600
/** Seconds between two polls (RFC 8628 §3.2). */
const INTERVAL = 5
/** Milliseconds that a dead request is kept, so that its device hears that it expired. */
const KEPT = 600_000

/** The requested scopes, all of which must exist: what the person may grant shows when they sign in. @throws {Refusal} `invalid_scope` */
async function readRequested(context: Context, text: string | undefined): Promise<readonly string[]> {
  const [requested, { known }] = [readScope(text), await scopeTable(context)]
  const unknown = requested.find((name) => !known.has(name))
  if (unknown === undefined) return requested
  throw invalidScope(`there is no scope ${unknown.slice(0, 256)}`).because({ check: 'scope_known', spec: 'RFC 6749 §3.3', got: unknown })
}

/** The scopes and APIs that are asked for. @throws {Refusal} */
async function demandOf(params: Params, client: CompiledClient, context: Context): Promise<Pick<DecoupledRequest, 'scope' | 'audience'>> {
  const scope = await readRequested(context, params['scope'])
  const audience = await resolveAudience(context, { client, grant_type: DEVICE_CODE, requested: params['resource'] })
  await refuseForeignScopes(audience, scope, context)
  return { scope: [...scope], audience: [...audience] }
}

/** The device authorization endpoint (RFC 8628 §3.1): a device without a browser gets a code for itself, and one that its person types elsewhere. */
export const deviceAuthorization = (ways: readonly ClientAuth[]) =>
  clientEndpoint(ways, {
    path: '/oauth/device_authorization',
    spec: 'RFC 8628 §3.1',
    cors: 'clients',
    metadata: (url) => ({ device_authorization_endpoint: url }),
    repeatable: ['resource'],
    requires: () => requiresProof.device_code,
    grants: [DEVICE_CODE],
    recheck: async ({ params }, client, context) => void (await demandOf(params, client, context)),
    async handle({ request, params, caller: { client, method }, context }) {
      const demand = await demandOf(params, client, context)
      // Anybody can ask in the name of a public client, and each request is a row.
      if (method === 'none') countArrival(context, request, params)
      const [now, user_code] = [context.now(), newUserCode()]
      const [expires_at, kept_until] = [now + LIFETIME * 1000, now + LIFETIME * 1000 + KEPT]
      const { handle: device_code, id } = newHandle(deviceHandle, kept_until, context.vault)
      await context.db.table(decoupledRequest).insert({
        ...demand,
        id,
        kind: 'device',
        client_id: client.id,
        user_code: userCodeDigest(user_code, context.vault),
        state: 'pending',
        interval: INTERVAL,
        network: subscriberAt(request.address),
        created_at: now,
        expires_at,
        kept_until,
      })
      const verification_uri = `${context.issuer}/device`
      const verification_uri_complete = `${verification_uri}?user_code=${user_code}`
      return json({ device_code, user_code, verification_uri, verification_uri_complete, expires_in: LIFETIME, interval: INTERVAL }, 200, {
        'cache-control': 'no-store',
      })
    },
  })
