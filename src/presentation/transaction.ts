import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import { type Presentation, type PresentationFlow, presentation } from '#model/presentation/presentation.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { type HandleKind, handleKey } from '#oauth/handle.ts'
import { nameVerifier, type VerifierName } from './client-id.ts'
import { SELF_ISSUED, selfIssuedVerifier } from './self-issued-verifier.ts'

export const presentationHandle: HandleKind = { prefix: 'gvp_', purpose: 'presentation' }

/** A presentation that is under way: its row, its verifier, and the secret that names it in URLs. */
export interface Transaction {
  readonly handle: string
  readonly row: Presentation
  readonly verifier: Verifier
  /** The client that the verifier asks for. */
  readonly client: CompiledClient | undefined
}

/** The client of a verifier. @throws {Refusal} when it is switched off: its verifiers are switched off with it. */
export async function clientOf(context: Context, { client_id }: Pick<Verifier, 'client_id'>): Promise<CompiledClient | undefined> {
  if (client_id === undefined) return undefined
  const found = await findClient(context, client_id)
  if (!found?.active) throw new Refusal('invalid_request', 400, 'the client of this verifier is not active')
  return found
}

const unknownPresentation = () => new Refusal('invalid_request', 400, 'this presentation is unknown, too old or already answered; begin again')

/** The verifier of a row: a definition, or what follows from a client that asks for a self-issued ID token alone. */
async function verifierOfRow(context: Context, { verifier_id, client_id = '' }: Presentation): Promise<Verifier | undefined> {
  if (verifier_id !== SELF_ISSUED) return context.db.table(verifier).get(verifier_id)
  const client = await findClient(context, client_id)
  return client && selfIssuedVerifier(client, context)
}

/** The transaction of a handle, in any state. @throws {Refusal} when there is none, or its verifier was switched off */
export async function findTransaction(context: Context, handle: string): Promise<Transaction> {
  const id = handleKey(presentationHandle, handle, context.vault)
  const row = id === undefined ? undefined : await context.db.table(presentation).get(id)
  const asked = row && (await verifierOfRow(context, row))
  if (!row || !asked || !isInUse(asked, context.settings)) throw unknownPresentation()
  return { handle, row, verifier: asked, client: await clientOf(context, asked) }
}

/** A transaction that still waits for its wallet. @throws {Refusal} */
export async function findOpen(context: Context, handle: string): Promise<Transaction> {
  const found = await findTransaction(context, handle)
  if (found.row.state !== 'waiting' || found.row.expires_at <= context.now()) throw unknownPresentation()
  return found
}

/** @throws {Refusal} for a flow that the verifier has switched off: its address could be guessed from the one that is shown */
export function demandFlow({ verifier: { cross_device } }: Pick<Transaction, 'verifier'>, flow: PresentationFlow): void {
  if (flow === 'cross_device' && !cross_device)
    throw new Refusal('invalid_request', 400, 'this verifier takes no answer from another device; open the wallet on the device of the browser')
}

/** The address of a transaction for wallets, by flow: the answer tells which one the wallet came by. */
const shortFlows: Readonly<Record<PresentationFlow, string>> = { same_device: 's', cross_device: 'c', browser: 'b' }
export const flowOf = (short: string): PresentationFlow | undefined =>
  (Object.keys(shortFlows) as PresentationFlow[]).find((flow) => shortFlows[flow] === short)

/** The address of the request object. It is short, because it stands in a QR code. */
export const requestUri = ({ issuer }: Pick<Context, 'issuer'>, handle: string, flow: PresentationFlow): string =>
  `${issuer}/oauth/vp/${shortFlows[flow]}/${handle}`
export const responseUri = (context: Pick<Context, 'issuer'>, handle: string, flow: PresentationFlow): string => `${requestUri(context, handle, flow)}/response`

/**
 * The nonce and state of a transaction. They follow from its handle, which no row holds, so a reader of the database cannot answer in the place of a
 * wallet, and every node knows them.
 */
export const transactionSecrets = ({ vault }: Pick<Context, 'vault'>, handle: string): { readonly nonce: string; readonly state: string } => ({
  nonce: vault.digest('presentation_nonce', handle),
  state: vault.digest('presentation_state', handle),
})

/** True when a request is made by a presentation definition. The interface of browsers is younger than DCQL, and is asked by nothing else. */
export const isExchange = ({ presentation_exchange }: Verifier, flow: PresentationFlow): boolean => presentation_exchange && flow !== 'browser'

/**
 * The name by which the verifier of a transaction asks, and which proofs must be made for. A browser names an unsigned request by the origin of the
 * page (OID4VP 1.0 §A.2).
 */
export function nameOf(context: Context, { handle, verifier: asked, client }: Transaction, flow: PresentationFlow): VerifierName {
  if (flow === 'browser' && asked.client_id_prefix === 'redirect_uri') return { client_id: `origin:${new URL(context.issuer).origin}` }
  return nameVerifier({ verifier: asked, client, response_uri: responseUri(context, handle, flow), context, isDraft21: isExchange(asked, flow) })
}
