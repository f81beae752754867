import { endpoint } from '#http/endpoint.ts'
import { findOffer, offerAddresses } from '#issuance/offers/offer.ts'
import { offerGone, offerPage } from './credential-offer-view.ts'
import { credentialNames } from './credential-words.ts'
import { render } from './layout.ts'
import { visit } from './visit.ts'

/** `/openid/offers/{reference}/page`: a credential offer with its QR code (OID4VCI 1.0 §4.1), for the person whom it was sent to. */
export const credentialOfferPage = endpoint({
  method: 'GET',
  path: '/openid/offers/:reference/page',
  spec: 'OID4VCI 1.0 §4.1',
  surface: 'page',
  async handle(request, context) {
    const v = await visit(request, context)
    const { reference = '' } = request.params
    const found = await findOffer(reference, context)
    if (!found) return render(v, { id: 'credential-offer', title: v.words.offerGoneTitle, main: offerGone(v), status: 410 })
    const { credential_configuration_ids: ids, tx_code_digest } = found.offer
    const { offer_link: link, credential_offer_uri } = offerAddresses(reference, context)
    const builtIn = `${v.base}/wallet?${new URLSearchParams({ credential_offer_uri })}`
    return render(v, offerPage(v, { names: await credentialNames(v, ids), link, builtIn, needsCode: tx_code_digest !== undefined }))
  },
})
