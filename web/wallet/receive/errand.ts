import { tenantIssuer, walletAddress } from '../parts/place.ts'
import type { Errand } from '../vault/kept.ts'
import type { Vault } from '../vault/vault.ts'
import { fault } from '../words/fault.ts'
import { authorizationAddress, Conversation, codeServerOf, type Offering, readOffering } from './issuer.ts'
import type { KeyChoice } from './take.ts'

/** The client of the built-in wallet at the server that it is part of. */
const OWN_CLIENT = 'gatehouse-wallet'
/** At other servers it is the document that describes it (draft-ietf-oauth-client-id-metadata-document). */
const DOCUMENT = `${walletAddress}/client.json`

/** @throws {WalletFault} at a server that does not know this wallet, and cannot be told of it */
function clientIdAt({ issuer, ...said }: { readonly issuer: string }): string {
  if (issuer === tenantIssuer) return OWN_CLIENT
  if ((said as Record<string, unknown>)['client_id_metadata_document_supported'] === true && DOCUMENT.startsWith('https:')) return DOCUMENT
  throw fault('unknownHere')
}

/** Begins the authorization code flow: notes what the wallet is about, and gives the address to go to. */
export async function leaveFor(vault: Vault, offering: Offering, choice: KeyChoice): Promise<string> {
  const client_id = clientIdAt(codeServerOf(offering))
  const state = crypto.randomUUID()
  const { authorizationRequestUrl, pkce } = await authorizationAddress(offering, { client_id, redirectUri: walletAddress, state })
  const offer = JSON.stringify(offering.offer)
  const former = (await vault.all('errand')).map(({ id }) => id)
  await vault.put([['errand', { id: `errand-${state}`, offer, state, client_id, code_verifier: pkce?.codeVerifier, ...choice }]], former)
  return authorizationRequestUrl
}

/** An errand that the browser came back from: its offer, and the conversation that holds the access token. */
export interface Returned {
  readonly offering: Offering
  readonly conversation: Conversation
  readonly choice: KeyChoice
}

/** The errand of a return; each is come back from once. @throws {WalletFault} for a return that this browser did not leave for */
async function errandOf(vault: Vault, state: string): Promise<Errand> {
  const errand = (await vault.all('errand')).find((one) => one.state === state)
  if (!errand) throw fault('notAsked')
  await vault.remove([errand.id])
  return errand
}

/** Goes on where the browser came back (RFC 6749 §4.1.2), from the server that it left for (RFC 9207 §2.4). */
export async function comeBack(vault: Vault, params: URLSearchParams): Promise<Returned> {
  const { offer, client_id, code_verifier, kind, name } = await errandOf(vault, params.get('state') ?? '')
  const offering = await readOffering(new URLSearchParams({ credential_offer: offer }))
  const iss = params.get('iss')
  if (iss !== null && iss !== codeServerOf(offering).issuer) throw fault('otherServer')
  const code = params.get('code')
  if (code === null) throw new Error(params.get('error_description') ?? params.get('error') ?? '')
  const conversation = new Conversation(offering, client_id)
  await conversation.redeemCode(code, walletAddress, code_verifier)
  return { offering, conversation, choice: { kind, name } }
}
