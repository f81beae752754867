import { demand } from '#credentials/fault.ts'
import { verifyDeviceResponse } from '#credentials/mdoc/device-response.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import { type DocumentSigner, trustDocumentSigner } from '../document-signer.ts'
import { demandValidStatus } from '../status.ts'
import type { PresentedFormat } from './format.ts'

/** True when the certificate of a signer, if it has one, was in force at an instant (seconds). */
const wasInForce = ({ certificate }: DocumentSigner, at: number): boolean =>
  certificate === undefined || (certificate.validFromDate.getTime() <= at * 1000 && at * 1000 <= certificate.validToDate.getTime())

/** An mdoc in a DeviceResponse (OID4VP 1.0 §B.2): the signature of the device proves the holder, for this verifier and this request. */
export const presentedMdoc: PresentedFormat = {
  format: 'mso_mdoc',
  async verify(presented, { context, by, query, transcript }) {
    const isBound = query.require_cryptographic_holder_binding !== false
    const { doctype, elements, issuer, signed_at, device, status } = await verifyDeviceResponse(presented, {
      trust: (chain) => trustDocumentSigner(chain, context, by),
      transcript: isBound ? await transcript() : undefined,
      now: context.now(),
    })
    // ISO 18013-5 §9.3.1: a signer may not vouch for a time at which nobody vouched for it.
    demand(wasInForce(issuer, signed_at), 'the mdoc was signed when the certificate of its signer was not in force')
    if (by.verifier.check_status) await demandValidStatus(status, issuer, { context, by })
    const holder_key = isBound ? await thumbprintOf(device) : undefined
    const { authorityKeys } = issuer
    return { format: 'mso_mdoc', doctype, claims: elements, authorityKeys, issuer: issuer.issuer, type: doctype, holder: holder_key, holder_key }
  },
}
