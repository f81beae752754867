import { json } from '#http/render.ts'
import { subscriberAt } from '#kit/address.ts'
import { decoupledRequest } from '#model/decoupled-request.ts'
import { countArrival } from '../authorize/arrivals.ts'
import { clientEndpoint } from '../client-auth/client-endpoint.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import type { ClientAuth } from '../contracts.ts'
import { readDemand } from '../decoupled/demand.ts'
import { newUserCode, userCodeDigest } from '../decoupled/user-code.ts'
import { DEVICE_CODE } from '../grants/device-code.ts'
import { deviceHandle, newHandle } from '../handle.ts'

/** Seconds that a person has to find another device, sign in there and decide. */
const LIFETIME = 600
/** Seconds between two polls (RFC 8628 §3.2). */
const INTERVAL = 5
/** Milliseconds that a dead request is kept, so that its device hears that it expired. */
const KEPT = 600_000

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
    recheck: async ({ params }, client, context) => void (await readDemand(params, { client, grant_type: DEVICE_CODE, context })),
    async handle({ request, params, caller: { client, method }, context }) {
      const demand = await readDemand(params, { client, grant_type: DEVICE_CODE, context })
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
