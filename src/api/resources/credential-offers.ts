import { seconds } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { offerAddresses, offerObject } from '#issuance/offers/offer.ts'
import { newOfferSecrets } from '#issuance/offers/offer-code.ts'
import { newTxCode, txCodeDigest } from '#issuance/offers/tx-code.ts'
import { mailAddressOf } from '#login/forgotten-password.ts'
import { orderLetter, sendsMail } from '#login/mail/mail-job.ts'
import { client } from '#model/client.ts'
import { type CredentialOffer, credentialOffer } from '#model/credential-offer.ts'
import { type User, user } from '#model/user.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import { declared, type Edit, type Plan } from '../administered.ts'
import type { Call } from '../operation.ts'
import { refuseUnlessAsMighty } from '../users/powers.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'

/** How long an offer is good unless said, in seconds, and how long its row is kept afterwards, in milliseconds. */
const [LIFE, KEPT] = [600, 3_600_000]

const lifeOf = (sent: Readonly<Record<string, unknown>>): number => (typeof sent['expires_in'] === 'number' ? sent['expires_in'] : LIFE)
const grantsOf = ({ grants = [], user_id }: Partial<CredentialOffer>): CredentialOffer['grants'] =>
  grants.length > 0 ? grants : [user_id === undefined ? 'authorization_code' : 'preauthorized_code']

async function partiesOf({ client_id, user_id }: Partial<CredentialOffer>, { context: { db } }: Call) {
  const [issuing, person] = await Promise.all([
    client_id === undefined ? undefined : db.table(client).get(client_id),
    user_id === undefined ? undefined : db.table(user).get(user_id),
  ])
  return { issuing, person }
}

async function offerFaults({ draft }: Edit<typeof credentialOffer.fields>, call: Call): Promise<FieldErrors> {
  const { client_id, user_id, credential_configuration_ids: ids = [] } = draft
  const { issuing, person } = await partiesOf(draft, call)
  const known = await credentialConfigurations(call.context)
  const unknown = ids.filter((id) => !known.has(id))
  const grants = grantsOf(draft)
  const unused = issuing ? grants.filter((name) => !issuing.supported_grant_types.includes(name)) : []
  const needsMail = issuing?.enforce_tx_code === true && grants.includes('preauthorized_code')
  const unreachable = needsMail && person !== undefined && (mailAddressOf(person) === undefined || !(await sendsMail(call.context, person.backend_id)))
  return mergeErrors(
    faultIf(client_id !== undefined && !issuing?.active, 'client_id', `there is no active client ${client_id}`),
    faultIf(unused.length > 0, 'client_id', `the client is not registered for ${unused.join(', ')}`),
    faultIf(user_id !== undefined && (person === undefined || person.blocked), 'user_id', `there is no person ${user_id}, or they are blocked`),
    faultIf(user_id === undefined && grants.includes('preauthorized_code'), 'user_id', 'a pre-authorized code is for a person: say whom'),
    faultIf(unreachable, 'user_id', 'the client demands a transaction code, and the person has no proved mail address, or no mail can be sent'),
    faultIf(ids.length === 0, 'credential_configuration_ids', 'name at least one credential'),
    unknown.length > 0 ? { credential_configuration_ids: unknown.map((id) => `there is no active credential configuration ${id}`) } : {},
  )
}

/** The letter with the transaction code. It comes by another way than the offer, so that a stolen QR code is not enough (OID4VCI 1.0 §13.6). */
const codeLetter = (person: User, code: string, seconds: number) => ({
  letter: 'tx_code' as const,
  to: mailAddressOf(person) ?? '',
  ...(person.backend_id !== undefined && { backend_id: person.backend_id }),
  ...(person.locale !== undefined && { locale: person.locale }),
  values: { code, minutes: Math.round(seconds / 60) },
})

async function planOffer({ draft, sent }: Edit<typeof credentialOffer.fields>, call: Call): Promise<Plan<typeof credentialOffer.fields>> {
  const { context } = call
  const { issuing, person } = await partiesOf(draft, call)
  // The code of the offer goes to the caller, whose wallet is then the person's to everybody who trusts the credential.
  if (person) await refuseUnlessAsMighty(call, person)
  const [now, life] = [context.now(), lifeOf(sent)]
  const expires_at = now + life * 1000
  const secrets = newOfferSecrets(expires_at + KEPT, context.vault)
  const grants = grantsOf(draft)
  const code = issuing?.enforce_tx_code && person && grants.includes('preauthorized_code') ? newTxCode() : undefined
  const row: CredentialOffer = {
    ...draft,
    id: secrets.id,
    grants,
    tx_code_digest: code === undefined ? undefined : txCodeDigest(code, secrets.id, context.vault),
    created_at: now,
    expires_at,
    kept_until: expires_at + KEPT,
  }
  return {
    row,
    also: (batch) => {
      if (code !== undefined && person) orderLetter(batch, context, codeLetter(person, code, life))
    },
    once: { credential_offer: offerObject(row, secrets, context), ...offerAddresses(secrets.reference, context) },
  }
}

const once = (description: string) => ({ type: 'string', description: `${description}: in the answer that made it, and never again.` })

/** `/api/credential-offers`: offers of credentials to wallets. Whoever has the address of one can take it, so the answer that makes it is the only one that tells it. */
export const credentialOffers = declared(credentialOffer, {
  further: { expires_in: field(seconds(60, 604_800), { doc: 'How long it can be taken, in seconds; ten minutes unless said.', optional: true }) },
  extras: {
    credential_offer: { type: 'object', additionalProperties: true, description: 'The offer by value: in the answer that made it, and never again.' },
    credential_offer_uri: once('The address of the offer'),
    offer_link: once('The link that opens a wallet'),
    offer_page: once('The page with the QR code'),
  },
  faults: offerFaults,
  plan: planOffer,
})
