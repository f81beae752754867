import { CredentialFault, demand } from '#credentials/fault.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import { randomText } from '#kit/random.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { selectedPaths } from '#model/dcql/seen.ts'
import { type Presentation, type PresentationFlow, presentation, type SeenCredential } from '#model/presentation/presentation.ts'
import { Lost } from '#store/store.ts'
import { checkResponse, type VerifiedResponse } from './check.ts'
import { type PresentedClaims, sealClaims } from './kept-claims.ts'
import { demandAllowed, readPolicies } from './metadata-policy.ts'
import { type OfferAfter, offerAfter } from './offer-after.ts'
import { demandParty } from './party.ts'
import { tokenOfSubmission } from './presentation-submission.ts'
import { type ResponseParameters, readResponse } from './response.ts'
import { type SelfIssued, verifySelfIssued } from './self-issued.ts'
import { sessionTranscript } from './session.ts'
import { isExchange, nameOf, type Transaction, transactionSecrets } from './transaction.ts'

/** The answer to a response that was taken. */
export interface Taken {
  readonly accepted: boolean
  /** Why it was not. */
  readonly reason?: string
  /** The code that brings the browser back (OID4VP 1.0 §13.3). */
  readonly response_code?: string
  /** The offer that follows. */
  readonly offered?: OfferAfter['told']
}

const answeredAlready = () => new Refusal('invalid_request', 400, 'this presentation was answered already')

/** The record of each credential: the names of the claims, not their values. */
const seenIn = (verified: VerifiedResponse): SeenCredential[] =>
  Object.entries(verified).flatMap(([query, list]) =>
    list.map(({ format, type, issuer, claims }) => ({ query, format, type, issuer, claims: selectedPaths(claims) })),
  )

export const presentationEvent = (
  context: Context,
  { row, verifier }: Transaction,
  { action, outcome, reason, request }: { readonly action: string; readonly outcome?: 'refused'; readonly reason?: string; readonly request: Request },
): NewEvent => ({
  at: context.now(),
  actor_type: 'system',
  ...(row.client_id === undefined ? {} : { client_id: row.client_id }),
  action,
  ...(outcome ? { outcome } : {}),
  target_type: 'presentation',
  target_id: row.id,
  target_name: verifier.name,
  ...(reason === undefined ? {} : { reason: reason.slice(0, 1024) }),
  address: request.address,
  request_id: request.id,
})

interface Closing {
  readonly patch: Partial<Presentation>
  readonly event: NewEvent
  readonly also?: OfferAfter['write'] | undefined
}

/** Ends the wait of a transaction, once: of two responses at the same moment one is taken (compare and set). @throws {Refusal} for the other */
async function close(context: Context, { row }: Transaction, { patch, event, also }: Closing): Promise<void> {
  try {
    await context.db.together((batch) => {
      batch.change(presentation, { id: row.id, state: 'waiting' }, { ...patch, answered_at: context.now() })
      also?.(batch)
      record(batch, event)
    })
  } catch (caught) {
    throw caught instanceof Lost ? answeredAlready() : caught
  }
}

interface IncomingAnswer {
  readonly asked: Transaction
  readonly sent: Params
  readonly flow: PresentationFlow
  readonly request: Request
}

async function refuse(context: Context, { asked, flow, request }: IncomingAnswer, reason: string): Promise<Taken> {
  const event = presentationEvent(context, asked, { action: 'presentation.refused', outcome: 'refused', reason, request })
  await close(context, asked, { patch: { state: 'refused', refusal: reason.slice(0, 1024), flow }, event })
  context.tally.used({ tenant: context.tenant.id, kind: 'desk_refusal', id: asked.verifier.id, address: '' })
  return { accepted: false, reason }
}

/** All that a response proved: credentials, and a self-issued subject. */
interface Proved {
  readonly verified: VerifiedResponse
  readonly self: SelfIssued | undefined
  /** The policies on later parties that it states. */
  readonly policies: Presentation['policies']
}

/** Verifies all that was asked for. @throws {CredentialFault} */
async function prove(
  context: Context,
  { asked, flow }: IncomingAnswer,
  { vp_token: sent = '', id_token, presentation_submission }: ResponseParameters,
): Promise<Proved> {
  const { response_types } = asked.row
  const rules = { context, client: asked.client, audience: nameOf(context, asked, flow).client_id, nonce: transactionSecrets(context, asked.handle).nonce }
  const self = response_types.includes('id_token') ? await verifySelfIssued(id_token ?? '', rules) : undefined
  const asksCredentials = response_types.includes('vp_token')
  const vp_token = asksCredentials && isExchange(asked.verifier, flow) ? tokenOfSubmission(sent, presentation_submission, asked.verifier) : sent
  const verified = asksCredentials ? await checkResponse(vp_token, { ...rules, asked, transcript: () => sessionTranscript(context, asked, flow) }) : {}
  const proved = [...Object.values(verified).flat(), ...(self ? [self] : [])]
  const keys = proved.map(({ holder_key }) => holder_key)
  demandParty(keys, asked.row)
  demandAllowed(
    asked.row.policies,
    keys.filter((key) => key !== undefined),
  )
  const stated = proved.map(({ metadata_policy }) => metadata_policy)
  return { verified, self, policies: await readPolicies(stated, { context, client: asked.client }) }
}

const claimsIn = (verified: VerifiedResponse): PresentedClaims =>
  Object.fromEntries(Object.entries(verified).map(([id, list]) => [id, list.map((one) => one.claims)]))

/** How many policies the parties of a chain state together. */
const MOST_POLICIES = 8

/** The changes of the row of an accepted response. @throws {CredentialFault} */
function acceptedRow(context: Context, { row }: Transaction, { verified, self, policies }: Proved): Partial<Presentation> {
  const shown = Object.values(verified).flat()
  // The first party could else state so many policies that those of a later one are lost.
  const all = [...row.policies, ...policies]
  demand(all.length <= MOST_POLICIES, `the presentations of this chain state more than ${MOST_POLICIES} policies in metadata_policy`)
  const { holder, holder_key } = self ?? shown.find((one) => one.holder !== undefined) ?? { holder: undefined, holder_key: undefined }
  return {
    state: 'accepted',
    seen: seenIn(verified),
    sealed_claims: sealClaims(context, row.id, claimsIn(verified)),
    policies: all,
    ...(holder === undefined ? {} : { holder }),
    ...(holder_key === undefined ? {} : { holder_key }),
  }
}

/**
 * Takes the response of a wallet (OID4VP 1.0 §8.2): reads it, verifies all of it, and ends the wait. A response that is not of this transaction leaves
 * it waiting; one that is and breaks a rule ends it, with the reason.
 * @throws {Refusal} for a response that cannot be read, or comes too late
 */
export async function takeResponse(context: Context, incoming: IncomingAnswer): Promise<Taken> {
  const { asked, sent, flow, request } = incoming
  const said = await readResponse(context, asked, sent, flow)
  if (said.error !== undefined)
    return refuse(context, incoming, `the wallet answered ${said.error}${said.error_description ? `: ${said.error_description}` : ''}`)
  let accepted: Accepted
  try {
    accepted = await accept(context, incoming, said)
  } catch (fault) {
    if (fault instanceof CredentialFault) return refuse(context, incoming, fault.message)
    throw fault
  }
  const { proved, patch, response_code, offered } = accepted
  const types = seenIn(proved.verified).map(({ type, issuer, claims }) => `${type} of ${issuer}: ${claims.join(', ')}`)
  const reason = types.join('; ') || 'a self-issued ID token'
  const event = presentationEvent(context, asked, { action: 'presentation.accepted', reason, request })
  await close(context, asked, { patch, event, also: offered?.write })
  context.tally.used({ tenant: context.tenant.id, kind: 'desk_use', id: asked.verifier.id, address: '' })
  return { accepted: true, ...(response_code === undefined ? {} : { response_code }), ...(offered ? { offered: offered.told } : {}) }
}

interface Accepted {
  readonly proved: Proved
  readonly patch: Partial<Presentation>
  readonly response_code: string | undefined
  readonly offered: OfferAfter | undefined
}

/**
 * Verifies a response, and prepares what follows: a code to go on by, or an offer. An offer spends the presentation, so there is no code beside it.
 * @throws {CredentialFault}
 */
async function accept(context: Context, incoming: IncomingAnswer, said: ResponseParameters): Promise<Accepted> {
  const { asked, flow, request } = incoming
  const { offer_follows, purpose } = asked.row
  const proved = await prove(context, incoming, said)
  const isWallet = purpose === 'wallet'
  const response_code = (flow === 'same_device' || isWallet) && !(offer_follows && isWallet) ? randomText() : undefined
  const kept = { ...acceptedRow(context, asked, proved), flow, ...(response_code === undefined ? {} : { response_code: digestOfCode(context, response_code) }) }
  const row = { ...asked.row, ...kept }
  const offered = offer_follows ? await offerAfter(context, { asked, row, claims: claimsIn(proved.verified), request }) : undefined
  return { proved, patch: kept, response_code, offered }
}

export const digestOfCode = ({ vault }: Pick<Context, 'vault'>, code: string): string => vault.digest('response_code', code)
