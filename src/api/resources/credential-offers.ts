import { seconds } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { cannotMailCode, newOffer } from '#issuance/offers/new-offer.ts'
import { client } from '#model/client.ts'
import { type CredentialOffer, credentialOffer } from '#model/credential-offer.ts'
import { user } from '#model/user.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import { declared, type Edit, type Plan } from '../administered.ts'
import type { Call } from '../operation.ts'
import { refuseUnlessAsMighty } from '../users/powers.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'

/** How long an offer is good unless said, in seconds. */
const LIFE = 600

const offerLife = (sent: Readonly<Record<string, unknown>>): number => (typeof sent['expires_in'] === 'number' ? sent['expires_in'] : LIFE)
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
  const unreachable = issuing !== undefined && (await cannotMailCode({ client: issuing, grants, person }, call.context))
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

async function planOffer({ draft, sent }: Edit<typeof credentialOffer.fields>, call: Call): Promise<Plan<typeof credentialOffer.fields>> {
  const { context } = call
  const { issuing, person } = await partiesOf(draft, call)
  // The code of the offer goes to the caller, whose wallet is then the person's to everybody who trusts the credential.
  if (person) await refuseUnlessAsMighty(call, person)
  const { credential_configuration_ids, client_id } = draft
  const parties = { client: issuing ?? { id: client_id, enforce_tx_code: false }, person }
  const { row, told, orderCode } = newOffer({ ...parties, credential_configuration_ids, grants: grantsOf(draft), life: offerLife(sent) }, context)
  return { row, also: orderCode, once: told }
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
