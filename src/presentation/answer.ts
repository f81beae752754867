import { CredentialFault } from '#credentials/fault.ts'
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
import { demandParty } from './party.ts'
import { type ResponseParameters, readResponse } from './response.ts'
import { type SelfIssued, verifySelfIssued } from './self-issued.ts'
import { nameOf, type Transaction, transactionSecrets } from './transaction.ts'

/** The answer to a response that was taken. */
export interface Taken {
  readonly accepted: boolean
  /** Why it was not. */
  readonly reason?: string
  /** The code that brings the browser back (OID4VP 1.0 §13.3). */
  readonly response_code?: string
}

const used = () => new Refusal('invalid_request', 400, 'this presentation was answered already')

/** The record of each credential: the names of the claims, not their values. */
const seenIn = (verified: VerifiedResponse): SeenCredential[] =>
  Object.entries(verified).flatMap(([query, list]) =>
    list.map(({ format, type, issuer, claims }) => ({ query, format, type, issuer, claims: selectedPaths(claims) })),
  )

const sealedAbout = (id: string) => `claims of ${id}`

/** The claims of an accepted presentation, by the ids of the query; undefined when there are none. */
export function openClaims(
  { vault }: Pick<Context, 'vault'>,
  { id, sealed_claims }: Presentation,
): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> | undefined {
  return sealed_claims === undefined ? undefined : JSON.parse(vault.unseal(sealed_claims, sealedAbout(id)))
}

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

/** Ends the wait of a transaction, once: of two responses at the same moment one is taken (compare and set). @throws {Refusal} for the other */
async function close(context: Context, { row }: Transaction, patch: Partial<Presentation>, event: NewEvent): Promise<void> {
  try {
    await context.db.together((batch) => {
      batch.change(presentation, { id: row.id, state: 'waiting' }, { ...patch, answered_at: context.now() })
      record(batch, event)
    })
  } catch (caught) {
    throw caught instanceof Lost ? used() : caught
  }
}

interface Incoming {
  readonly asked: Transaction
  readonly sent: Params
  readonly flow: PresentationFlow
  readonly request: Request
}

async function refuse(context: Context, { asked, flow, request }: Incoming, reason: string): Promise<Taken> {
  const event = presentationEvent(context, asked, { action: 'presentation.refused', outcome: 'refused', reason, request })
  await close(context, asked, { state: 'refused', refusal: reason.slice(0, 1024), flow }, event)
  return { accepted: false, reason }
}

/** All that a response proved: credentials, and a self-issued subject. */
interface Proved {
  readonly verified: VerifiedResponse
  readonly self: SelfIssued | undefined
}

/** Verifies all that was asked for. @throws {CredentialFault} */
async function prove(context: Context, { asked, flow }: Incoming, { vp_token, id_token }: ResponseParameters): Promise<Proved> {
  const { response_types } = asked.row
  const rules = { context, client: asked.client, audience: nameOf(context, asked, flow).client_id, nonce: transactionSecrets(context, asked.handle).nonce }
  const self = response_types.includes('id_token') ? await verifySelfIssued(id_token ?? '', rules) : undefined
  const verified = response_types.includes('vp_token') ? await checkResponse(vp_token ?? '', { ...rules, asked }) : {}
  const keys = Object.values(verified).flatMap((list) => list.map(({ holder_key }) => holder_key))
  demandParty([...keys, ...(self ? [self.holder_key] : [])], asked.row)
  return { verified, self }
}

/** The changes of the row of an accepted response. */
function acceptedRow(context: Context, { row }: Transaction, { verified, self }: Proved): Partial<Presentation> {
  const claims = Object.fromEntries(Object.entries(verified).map(([id, list]) => [id, list.map((one) => one.claims)]))
  const shown = Object.values(verified).flat()
  const { holder, holder_key } = self ?? shown.find((one) => one.holder !== undefined) ?? { holder: undefined, holder_key: undefined }
  return {
    state: 'accepted',
    seen: seenIn(verified),
    sealed_claims: context.vault.seal(JSON.stringify(claims), sealedAbout(row.id)),
    ...(holder === undefined ? {} : { holder }),
    ...(holder_key === undefined ? {} : { holder_key }),
  }
}

/**
 * Takes the response of a wallet (OID4VP 1.0 §8.2): reads it, verifies all of it, and ends the wait. A response that is not of this transaction leaves
 * it waiting; one that is and breaks a rule ends it, with the reason.
 * @throws {Refusal} for a response that cannot be read, or comes too late
 */
export async function takeResponse(context: Context, incoming: Incoming): Promise<Taken> {
  const { asked, sent, flow, request } = incoming
  const said = await readResponse(context, asked, sent, flow)
  if (said.error !== undefined)
    return refuse(context, incoming, `the wallet answered ${said.error}${said.error_description ? `: ${said.error_description}` : ''}`)
  let proved: Proved
  try {
    proved = await prove(context, incoming, said)
  } catch (fault) {
    if (fault instanceof CredentialFault) return refuse(context, incoming, fault.message)
    throw fault
  }
  const response_code = flow === 'same_device' || asked.row.purpose === 'wallet' ? randomText() : undefined
  const kept = { ...acceptedRow(context, asked, proved), flow, ...(response_code === undefined ? {} : { response_code: digestOfCode(context, response_code) }) }
  const types = seenIn(proved.verified).map(({ type, issuer, claims }) => `${type} of ${issuer}: ${claims.join(', ')}`)
  const reason = types.join('; ') || 'a self-issued ID token'
  await close(context, asked, kept, presentationEvent(context, asked, { action: 'presentation.accepted', reason, request }))
  return { accepted: true, ...(response_code === undefined ? {} : { response_code }) }
}

export const digestOfCode = ({ vault }: Pick<Context, 'vault'>, code: string): string => vault.digest('response_code', code)
