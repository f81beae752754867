import { z } from 'zod'
import { perGrant } from '#clients/per-grant.ts'
import { mayUse } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { invalidGrant, invalidRequest } from '#http/refusal.ts'
import { DidFault } from '#keys/did/document.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import { findPerson } from '#login/people.ts'
import { type CredentialOffer, credentialOffer } from '#model/credential-offer.ts'
import { grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { requiresProof } from '#oauth/client-auth/required-proof.ts'
import { type AuthenticatedClient, clientAuth, type GrantCall, grantType } from '#oauth/contracts.ts'
import { OPENID_CREDENTIAL } from '#oauth/details/openid-credential.ts'
import { didsOf } from '#oauth/dids-of.ts'
import { newGrant } from '#oauth/new-grant.ts'
import { openPresented, type PresentedContent, sealPresented } from '#oauth/presented-content.ts'
import { entitlementOfGrant } from '#oauth/tokens/from-grant.ts'
import { speaksDraft } from './drafts/spoken.ts'
import { PRE_AUTHORIZED_CODE } from './offers/offer.ts'
import { clientInCode, offerKey } from './offers/offer-code.ts'
import { tryTxCode } from './offers/tx-code.ts'

/** Its name in `supported_grant_types`, settings and records. */
const NAME = 'preauthorized_code'

/**
 * A wallet that names no client, or only itself by a DID, is served as the client of its offer, which the code names (OID4VCI 1.0 §6.1). It proves
 * itself by the code alone.
 */
export const anonymousWallet = clientAuth({
  methods: [],
  spec: 'OID4VCI 1.0 §6.1',
  claim(request, params) {
    const { grant_type, client_id, client_assertion, client_secret } = params
    const did = client_id?.startsWith('did:') ? client_id : undefined
    const isNamed = (client_assertion ?? client_secret ?? request.headers['authorization'] ?? (did === undefined ? client_id : undefined)) !== undefined
    const code = params['pre-authorized_code']
    const client = grant_type === PRE_AUTHORIZED_CODE && !isNamed && code !== undefined ? clientInCode(code) : undefined
    return client === undefined ? undefined : { client_id: client, method: 'none', proof: '', ...(did !== undefined && { named: did }) }
  },
  verify: () => undefined,
})

const params = z.object({
  'pre-authorized_code': z.string('send the pre-authorized_code of the offer'),
  tx_code: z.string().max(64).optional(),
  user_pin: z.string().max(64).optional(),
  client_id: z.string().max(2048).optional(),
})
type PreAuthorizedCall = GrantCall<z.infer<typeof params>>

// One refusal for unknown, expired, used and foreign codes and for wrong transaction codes, so that a thief learns nothing.
const refuseOfferCode = () =>
  invalidGrant('the pre-authorized code is unknown, expired or used, or the transaction code is wrong').because({ check: 'code', spec: 'OID4VCI 1.0 §6.3' })

/** The offer of a code that this client may redeem, once the transaction code was tried. @throws {Refusal} */
async function redeemOffer({ params: sent, caller: { client }, context }: PreAuthorizedCall): Promise<CredentialOffer> {
  // OID4VCI draft 11 §6.1: the transaction code had another name.
  const tx_code = sent.tx_code ?? (speaksDraft(context, 'draft-11') ? sent.user_pin : undefined)
  const id = offerKey(sent['pre-authorized_code'], context.vault)
  const offer = id === undefined ? undefined : await context.db.table(credentialOffer).get(id)
  if (!offer || offer.client_id !== client.id || offer.used_at !== undefined || offer.expires_at <= context.now()) throw refuseOfferCode()
  if (!offer.grants.includes(NAME)) throw refuseOfferCode()
  // OID4VCI 1.0 §6.3: a code that is missing, or sent where none is expected, is a malformed request and no guess.
  if (offer.tx_code_digest === undefined) {
    if (tx_code !== undefined) throw invalidRequest('the offer has no transaction code: send none')
    // The client may have been tightened since the offer was made.
    if (client.enforce_tx_code) throw refuseOfferCode()
    return offer
  }
  if (tx_code === undefined) throw invalidRequest('tx_code is missing: send the transaction code that the person was mailed')
  if (!(await tryTxCode(offer, tx_code, context))) throw refuseOfferCode()
  return offer
}

async function personOfOffer({ user_id }: CredentialOffer, { client }: AuthenticatedClient, context: Context): Promise<User> {
  const user = user_id === undefined ? undefined : await findPerson(context, user_id)
  if (!user || user.blocked || !(await mayUse(context, client, user))) throw refuseOfferCode()
  return user
}

/** The wallet as a party of the flow, where it names itself by a DID and the client checks who takes part (`check_public_client_id`). @throws {Refusal} */
async function findPresented({ params: { client_id: did = '' }, caller: { client }, context }: PreAuthorizedCall): Promise<PresentedContent | undefined> {
  if (!client.check_public_client_id || !did.startsWith('did:')) return undefined
  const { key } = await didsOf({ context, client })
    .keyOf(did, 'authentication')
    .catch((cause: unknown) => {
      throw cause instanceof DidFault ? invalidRequest('the DID of client_id was not resolved to a key', cause) : cause
    })
  return { claims: {}, keys: [await thumbprintOf({ kid: undefined, key })] }
}

/** The pre-authorized code grant (OID4VCI 1.0 §6): the wallet of a person redeems an offer that was made for them. */
export const preAuthorizedCode = grantType({
  type: PRE_AUTHORIZED_CODE,
  name: NAME,
  spec: 'OID4VCI 1.0 §6',
  params,
  metadata: { 'pre-authorized_grant_anonymous_access_supported': true },
  // OID4VCI 1.0 §6.1: the code alone is enough, unless the settings of the client for this grant say otherwise.
  demandsProof: requiresProof.preauthorized_code,
  async redeem(call) {
    const { caller, context } = call
    const { client } = caller
    const offer = await redeemOffer(call)
    const user = await personOfOffer(offer, caller, context)
    const { refreshes, access_token_ttl } = perGrant(client, NAME)
    const details = offer.credential_configuration_ids.map((id) => ({ type: OPENID_CREDENTIAL, credential_configuration_id: id }))
    const lasts = refreshes ? client.refresh_token_absolute_ttl : access_token_ttl
    const given = { client_id: client.id, user_id: user.id, scope: [], audience: [], amr: [], authorization_details: details, lasts }
    const started = newGrant(given, context.now())
    const presented = openPresented(context, offer) ?? (await findPresented(call))
    const granted = presented ? { ...started, sealed_presented: sealPresented(context, started.id, presented) } : started
    return {
      ...entitlementOfGrant(granted, { client, user, context }),
      // No scopes: whoever may make offers must not get tokens for the APIs of others in the name of any person.
      scope: [],
      audience: [],
      authorization_details: details,
      grant_type: NAME,
      refreshable: refreshes ? { scope: [], audience: [] } : undefined,
      record: (batch, _minted, now) => {
        batch.change(credentialOffer, { id: offer.id, used_at: undefined }, { used_at: now, sealed_presented: undefined })
        batch.insert(grant, granted)
      },
      // A second scan of a QR code in a room is no theft of the first one's tokens: it only gets nothing.
      lost: () => Promise.reject(refuseOfferCode()),
    }
  },
})
