import type { CompiledClient } from '#clients/find-client.ts'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { mailAddressOf } from '#login/forgotten-password.ts'
import { orderLetter, sendsMail } from '#login/mail/mail-job.ts'
import type { Client } from '#model/client.ts'
import { type CredentialOffer, credentialOffer } from '#model/credential-offer.ts'
import type { User } from '#model/user.ts'
import { type PresentedContent, sealPresented } from '#oauth/presented-content.ts'
import type { Batch } from '#store/store.ts'
import { offerAddresses, offerObject } from './offer.ts'
import { newOfferSecrets } from './offer-code.ts'
import { newTxCode, txCodeDigest } from './tx-code.ts'

/** How long the row of an offer is kept after its end, in milliseconds. */
const KEPT = 3_600_000

/** An offer to be made. */
export interface OfferDraft {
  readonly client: Pick<CompiledClient | Client, 'id' | 'enforce_tx_code'>
  readonly person: User | undefined
  readonly credential_configuration_ids: string[]
  readonly grants: CredentialOffer['grants']
  /** Seconds. */
  readonly life: number
  readonly presented?: PresentedContent
}

/** A new offer: its row, what is told of it once, and the letter with its transaction code. */
export interface NewOffer {
  readonly row: CredentialOffer
  readonly told: ReturnType<typeof offerAddresses> & { readonly credential_offer: ReturnType<typeof offerObject> }
  readonly orderCode: (batch: Batch) => void
}

/** The person whom a transaction code is mailed to; undefined where none is demanded. */
const codeFor = ({ client, grants, person }: Pick<OfferDraft, 'client' | 'grants' | 'person'>): User | undefined =>
  client.enforce_tx_code && grants.includes('preauthorized_code') ? person : undefined

/** True when the transaction code that the client demands cannot be mailed to the person. */
export async function cannotMailCode(draft: Pick<OfferDraft, 'client' | 'grants' | 'person'>, context: Context): Promise<boolean> {
  const person = codeFor(draft)
  return person !== undefined && (mailAddressOf(person) === undefined || !(await sendsMail(context, person.backend_id)))
}

/** The letter with the transaction code. It comes by another way than the offer, so that a stolen QR code is not enough (OID4VCI 1.0 §13.6). */
const codeLetter = (person: User, code: string, seconds: number) => ({
  letter: 'tx_code' as const,
  to: mailAddressOf(person) ?? '',
  ...(person.backend_id !== undefined && { backend_id: person.backend_id }),
  ...(person.locale !== undefined && { locale: person.locale }),
  values: { code, minutes: Math.round(seconds / 60) },
})

/** Makes an offer of credentials (OID4VCI 1.0 §4.1). Its row must be inserted, and its letter ordered, in one batch. */
export function newOffer(draft: OfferDraft, context: Context): NewOffer {
  const { client, person, credential_configuration_ids, grants, life, presented } = draft
  const now = context.now()
  const expires_at = now + life * 1000
  const secrets = newOfferSecrets(expires_at + KEPT, context.vault)
  const mailed = codeFor(draft)
  const code = mailed ? newTxCode() : undefined
  const row = newRow(credentialOffer, {
    id: secrets.id,
    client_id: client.id,
    ...(person && { user_id: person.id }),
    credential_configuration_ids,
    grants,
    ...(code === undefined ? {} : { tx_code_digest: txCodeDigest(code, secrets.id, context.vault) }),
    ...(presented && { sealed_presented: sealPresented(context, secrets.id, presented) }),
    created_at: now,
    expires_at,
    kept_until: expires_at + KEPT,
  })
  return {
    row,
    told: { credential_offer: offerObject(row, secrets, context), ...offerAddresses(secrets.reference, context) },
    orderCode: (batch) => {
      if (code !== undefined && mailed) orderLetter(batch, context, codeLetter(mailed, code, life))
    },
  }
}
