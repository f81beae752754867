import type { Context } from '#http/context.ts'
import { type CredentialOffer, credentialOffer } from '#model/credential-offer.ts'
import { speaksDraft } from '../drafts/spoken.ts'
import { type OfferSecrets, offerSecretsIn } from './offer-code.ts'
import { txCodeHint } from './tx-code.ts'

/** The grant type of a pre-authorized code (OID4VCI 1.0 §4.1.1). */
export const PRE_AUTHORIZED_CODE = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'

/** An offer as wallets read it (OID4VCI 1.0 §4.1.1). */
export function offerObject({ client_id, grants, credential_configuration_ids, tx_code_digest }: CredentialOffer, secrets: OfferSecrets, context: Context) {
  const isDraft11 = speaksDraft(context, 'draft-11')
  return {
    credential_issuer: context.issuer,
    credential_configuration_ids,
    // OID4VCI draft 11 §4.1.1
    ...(isDraft11 && { credentials: credential_configuration_ids }),
    grants: {
      ...(grants.includes('authorization_code') && { authorization_code: {} }),
      ...(grants.includes('preauthorized_code') && {
        [PRE_AUTHORIZED_CODE]: {
          'pre-authorized_code': secrets.codeFor(client_id),
          ...(isDraft11 && { user_pin_required: tx_code_digest !== undefined }),
          ...(tx_code_digest !== undefined && { tx_code: txCodeHint }),
        },
      }),
    },
  }
}

/** The address of an offer by reference, the link that opens a wallet with it, and the page with its QR code (OID4VCI 1.0 §4.1.3). */
export function offerAddresses(reference: string, { issuer }: Context) {
  const credential_offer_uri = `${issuer}/openid/offers/${reference}`
  return {
    credential_offer_uri,
    offer_link: `openid-credential-offer://?${new URLSearchParams({ credential_offer_uri })}`,
    offer_page: `${credential_offer_uri}/page`,
  }
}

/** A living offer by the reference in its address, with its secrets; undefined when it is unknown, expired or used. */
export async function findOffer(reference: string, context: Context): Promise<{ readonly offer: CredentialOffer; readonly secrets: OfferSecrets } | undefined> {
  const secrets = offerSecretsIn(reference, context.vault)
  const offer = secrets && (await context.db.table(credentialOffer).get(secrets.id))
  if (!offer || offer.used_at !== undefined || offer.expires_at <= context.now()) return undefined
  return { offer, secrets }
}
