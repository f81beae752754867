import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { OnBehalf } from '#clients/on-behalf.ts'
import type { Context } from '#http/context.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { invalidRequest, invalidScope, unauthorizedClient, unsupportedResponseType } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Params, type Request, readQuery } from '#http/request.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import type { Presentation } from '#model/presentation/presentation.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { redirectUriMatches } from '#model/redirect-uri.ts'
import { countArrival } from '#oauth/authorize/arrivals.ts'
import { continueChain, endChain } from './chain.ts'
import { keyOfDid } from './issuer-trust.ts'
import { walletLink } from './request.ts'
import { readRequestKey } from './request-encryption.ts'
import { selfIssuedVerifier } from './self-issued-verifier.ts'
import { startPresentation } from './start.ts'
import { withMembers } from './with-members.ts'

type ResponseTypes = Presentation['response_types']

/** The response type of an offer that follows: last in a list, or alone, for the end of a chain. */
const OFFER = 'urn:ietf:params:oauth:response-type:pre-authorized_code'

/** A cheap sign of such a request, so that others are not parsed twice. */
const asksWallet = /vp_token|pre-authorized_code|client_metadata=|client_id=did(?::|%3A)/i

interface AskedTypes {
  /** The tokens that the wallet is asked for; none at the end of a chain. */
  readonly tokens: ResponseTypes
  readonly offer_follows: boolean
}

/** The response types of a request; undefined for a request that is not for a wallet. */
function readTypes({ response_type = '', client_id = '', client_metadata }: Params): AskedTypes | undefined {
  const types = response_type.split(' ')
  const tokens = types.filter((type) => type !== OFFER)
  const offer_follows = tokens.length < types.length
  const isSelfIssued = types.includes('id_token') && (client_metadata !== undefined || client_id.startsWith('did:'))
  if (!tokens.includes('vp_token') && !isSelfIssued && !(offer_follows && tokens.length === 0)) return undefined
  if (tokens.some((type) => type !== 'vp_token' && type !== 'id_token'))
    throw unsupportedResponseType(`a wallet is asked for vp_token, id_token, or both; ${OFFER} may follow`)
  return { tokens: tokens as ResponseTypes, offer_follows }
}

/** The client of the request. @throws {Refusal} */
async function requireClient(context: Context, id = ''): Promise<CompiledClient> {
  const found = await findClient(context, id)
  if (!found?.active) throw invalidRequest('there is no such client, or it is switched off').because({ check: 'client_known', got: id.slice(0, 256) })
  return found
}

/** The verifier that the scope names. @throws {Refusal} */
async function verifierOf(context: Context, client: CompiledClient, types: ResponseTypes, scope = ''): Promise<Verifier> {
  for (const name of scope.split(' ').slice(0, 20)) {
    const [found] = await context.db.table(verifier).find({ scope: name, active: true }, { limit: 1 })
    if (found && isInUse(found, context.settings) && (found.client_id === undefined || found.client_id === client.id)) return found
  }
  if (!types.includes('vp_token')) return selfIssuedVerifier(client, context)
  throw invalidScope('no scope of the request is that of an active verifier of this client')
}

/** The address of the wallet, which the client has registered like any other. @throws {Refusal} */
function walletOf(client: CompiledClient, redirect_uri: string | undefined, otherwise: string): string {
  if (redirect_uri === undefined) return otherwise
  if (redirectUriMatches(redirect_uri, client.redirect_uris, client.redirect_uri_wildcards)) return redirect_uri
  throw invalidRequest('redirect_uri is not registered for this client; register the address of the wallet exactly as it is sent').because({
    check: 'redirect_uri',
    client_id: client.id,
    got: redirect_uri.slice(0, 512),
  })
}

/** The keys that may answer: of the client, where its id is a DID, and of the chain that the request continues. */
async function partiesOf(party: OnBehalf, client_id: string | undefined, chain: readonly string[]): Promise<string[]> {
  if (!client_id?.startsWith('did:') || chain.length > 0) return [...chain]
  const { key } = await keyOfDid(party, client_id, 'authentication').catch((cause: unknown) => {
    throw invalidRequest('the DID of client_id was not resolved to a key', cause)
  })
  return [await thumbprintOf({ kid: undefined, key })]
}

/** @throws {Refusal} when the client lacks the grant of a response type */
function demandGrants({ supported_grant_types }: CompiledClient, { tokens, offer_follows }: AskedTypes): void {
  for (const grant of [...tokens, ...(offer_follows ? ['preauthorized_code'] : [])])
    if (!supported_grant_types.includes(grant)) throw unauthorizedClient(`the client is not registered for the grant ${grant}`)
}

/** Ends a chain with an offer: by a redirect to the wallet, or by the page of the offer, as the client says (`response_mode`). @throws {Refusal} */
async function endWithOffer(request: Request, { context, client, params }: Ending): Promise<Answer> {
  const { code, redirect_uri, state } = params
  const wallet = walletOf(client, redirect_uri, 'openid-credential-offer://')
  countArrival(context, request, params)
  const { credential_offer_uri, offer_page } = await endChain(context, client, { code, request })
  return seeOther(client.response_mode === 'direct_post' ? withMembers(wallet, { credential_offer_uri, state }) : offer_page)
}
interface Ending {
  readonly context: Context
  readonly client: CompiledClient
  readonly params: Params
}

/** Begins a presentation for a wallet or a page of a client; undefined for any other authorization request. @throws {Refusal} */
async function beginForWallet(request: Request, context: Context): Promise<Answer | undefined> {
  if (request.method !== 'GET' || !asksWallet.test(request.query)) return undefined
  const params = readQuery(request)
  const types = readTypes(params)
  if (!types) return undefined
  const client = await requireClient(context, params['client_id'])
  demandGrants(client, types)
  if (types.tokens.length === 0) return endWithOffer(request, { context, client, params })
  const asked = await verifierOf(context, client, types.tokens, params['scope'])
  if (types.offer_follows && asked.offers.length === 0) throw invalidScope('no credentials are offered after what this scope asks for')
  const wallet = walletOf(client, params['redirect_uri'], asked.wallet)
  const request_key = readRequestKey(params)
  countArrival(context, request, params)
  const { chain, policies, earlier } = await continueChain(context, client, { code: params['code'], request })
  const parties = client.check_public_client_id ? await partiesOf({ context, client }, params['client_id'], chain) : []
  const begun = { purpose: 'wallet', client_id: client.id, parties, wallet_state: params['state'], return_to: params['redirect_uri'], request_key } as const
  const { tokens, offer_follows } = types
  const started = await startPresentation(context, asked, { ...begun, response_types: tokens, offer_follows, chain, policies, earlier })
  // The client field `response_mode`: the wallet is reached by a redirect, or by a page with a QR code.
  if (client.response_mode === 'direct_post') return seeOther(walletLink(context, started, 'same_device', wallet))
  return seeOther(`${context.issuer}/present?presentation=${started.handle}`)
}

/** The authorization endpoint with the requests that ask a wallet (OID4VP 1.0 §5, SIOPv2 §9) taken out before the others. */
export const withWallets = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.map((one) =>
    one.path === '/oauth/authorize'
      ? { ...one, handle: async (request, context) => (await beginForWallet(request, context)) ?? one.handle(request, context) }
      : one,
  )
