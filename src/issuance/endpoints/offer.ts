import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { findOffer, offerObject } from '../offers/offer.ts'

/** A credential offer by reference (OID4VCI 1.0 §4.1.3): for whoever knows its address, until it is used or has expired. */
export const offerEndpoint = endpoint({
  method: 'GET',
  path: '/openid/offers/:reference',
  spec: 'OID4VCI 1.0 §4.1.3',
  surface: 'oauth',
  cors: 'any',
  async handle({ params }, context) {
    const found = await findOffer(params['reference'] ?? '', context)
    if (!found) throw notFound('there is no such offer, or it was used or has expired')
    return json(offerObject(found.offer, found.secrets, context))
  },
})
