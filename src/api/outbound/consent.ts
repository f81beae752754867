import type { JsonSchema } from '#fields/json-schema.ts'
import { conflict, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { OutboundAuthorization } from '#model/outbound/authorization.ts'
import { CONSENT_LIFE, orderConsent, refuseStrangeReturn } from '#outbound/authorization-request.ts'
import { startDevice } from '#outbound/device.ts'
import { needsNobody } from '#outbound/obtain.ts'
import { remoteCallFor } from '#outbound/registered.ts'
import type { Call } from '../operation.ts'
import { readOptionalBody } from '../write/body.ts'
import { refuseStrays } from '../write/stray-members.ts'
import { withProvider } from './remote-answer.ts'

/** The body of a request for consent. */
export const consentBody = (): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    return_uri: { type: 'string', description: 'Where the person is sent in the end: one of the `return_uris` of the client. Absent: a page of ours.' },
  },
})

/** @throws {Refusal} 422 */
function readReturn(call: Call): string | undefined {
  const sent = readOptionalBody(call.request)
  const { return_uri } = sent
  refuseStrays(sent, ['return_uri'])
  if (return_uri !== undefined && typeof return_uri !== 'string') throw unprocessable({ return_uri: ['expected an address'] })
  return return_uri
}

/** Begins to ask for consent, on behalf of the person who calls; a program may ask for whoever opens the address. */
export async function askConsent(call: Call, row: OutboundAuthorization) {
  const return_uri = readReturn(call)
  if (row.type === 'basic' || row.type === 'api_key' || needsNobody(row)) throw conflict('nobody has to be asked for this one: ask for its token')
  return withProvider(call, async () => {
    const remote = await remoteCallFor(call.context, row)
    refuseStrangeReturn(remote, return_uri)
    if (row.flow === 'device_code') {
      const { verification_uri, verification_uri_complete, user_code, expires_at } = await startDevice(remote)
      return json({ data: { authorize_url: verification_uri_complete ?? verification_uri, user_code, expires_at } })
    }
    const asked_by = call.actor.type === 'user' ? call.actor.id : undefined
    const authorize_url = await orderConsent(remote, { asked_by, return_uri })
    return json({ data: { authorize_url, expires_at: call.context.now() + CONSENT_LIFE } })
  })
}
