import { createHash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { forbidden, notFound, Refusal } from '#http/refusal.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { consentParameters, outboundAuthorization } from '#model/outbound/authorization.ts'
import type { OutboundProvider } from '#model/outbound/provider.ts'
import { type OutboundRequest, outboundRequest } from '#model/outbound/request.ts'
import { OutboundFailure } from './failure.ts'
import { askHook } from './hook.ts'
import { type RemoteCall, remoteCallFor } from './registered.ts'
import { fillPairs, fillUrl, joinedScopes, valuesOf } from './values.ts'

/** How long a person has to begin, and to come back, in milliseconds. */
export const CONSENT_LIFE = 600_000

/** Where providers send people back to. It is what is registered there. */
export const outboundCallback = ({ issuer }: Pick<Context, 'issuer'>): string => `${issuer}/outbound/callback`

const keyOf = ({ vault }: Context, handle: string, step: OutboundRequest['step']) => `${bucketIn(handle)}${vault.digest(`outbound ${step}`, handle)}`

/** A handle whose digest is the key of a row. */
function newStepHandle(context: Context, step: OutboundRequest['step']) {
  const expires_at = context.now() + CONSENT_LIFE
  const handle = `${bucketOf(expires_at)}${randomText()}`
  return { handle, id: expiringKey(expires_at, context.vault.digest(`outbound ${step}`, handle)), expires_at, created_at: context.now() }
}

/** A request for consent: its author, and the address to which the person is redirected at the end. */
export interface ConsentOrder {
  readonly asked_by?: string | undefined
  readonly return_uri?: string | undefined
}

/**
 * The address at which a browser begins to ask for consent. It is ours, not the provider's: the browser that opens it is remembered, so that nobody can
 * have another person finish what they began. It works once.
 */
export async function orderConsent({ context, row }: Pick<RemoteCall, 'context' | 'row'>, { asked_by, return_uri }: ConsentOrder): Promise<string> {
  const { handle, ...stamps } = newStepHandle(context, 'ticket')
  await context.db.table(outboundRequest).insert({ ...stamps, step: 'ticket', authorization_id: row.id, asked_by, scopes: [...row.scopes], return_uri })
  return `${context.issuer}/outbound/authorize?ticket=${handle}`
}

const finishedAlready = () => notFound('this request was finished already, or is too old: begin again')

/** A waiting request by its handle, for the person who may go on with it. @throws {Refusal} 404, 403 */
export async function findRequest(context: Context, handle: string | undefined, step: OutboundRequest['step']): Promise<OutboundRequest> {
  const row = handle !== undefined && /^[\w-]{20,100}$/.test(handle) ? await context.db.table(outboundRequest).get(keyOf(context, handle, step)) : undefined
  if (row?.step !== step || row.expires_at <= context.now()) throw finishedAlready()
  return row
}

/** The authorization of a request, asked by the person whom it concerns. @throws {Refusal} */
export async function askedBy(context: Context, request: OutboundRequest, person: string | undefined): Promise<RemoteCall> {
  if (request.asked_by !== undefined && request.asked_by !== person) throw forbidden('somebody else began this: sign in as the person who did')
  const row = await context.db.table(outboundAuthorization).get(request.authorization_id)
  if (!row) throw finishedAlready()
  if (row.user_id !== undefined && row.user_id !== person) throw forbidden('this belongs to another person: sign in as the one whom it belongs to')
  // The scopes that were asked for: they become those of the authorization once the person consents.
  return remoteCallFor(context, { ...row, scopes: request.scopes ?? row.scopes })
}

/** Uses up a request: of two that come at once, one finds it. @throws {Refusal} 404 */
export async function spendRequest({ db }: Context, { id }: OutboundRequest): Promise<void> {
  if ((await db.table(outboundRequest).remove({ id })) !== 1) throw finishedAlready()
}

/** Sends a browser to its provider: spends the ticket, and remembers the browser. @returns the address. @throws {Refusal | OutboundFailure} */
export async function beginConsent(remote: RemoteCall, ticket: OutboundRequest, browser: string): Promise<string> {
  const { context } = remote
  const { handle: state, ...stamps } = newStepHandle(context, 'state')
  const [verifier, nonce] = [randomText(), randomText(16)]
  const address = await consentAddress(remote, { state, verifier, nonce })
  await spendRequest(context, ticket)
  const { authorization_id, asked_by, scopes, return_uri } = ticket
  const sealed = context.vault.seal(verifier, verifierOf(context, stamps.id))
  await context.db.table(outboundRequest).insert({ ...stamps, step: 'state', authorization_id, asked_by, scopes, return_uri, browser, verifier: sealed, nonce })
  return address
}

const verifierOf = ({ tenant }: Context, id: string) => ['outbound verifier', tenant.id, id].join('\u0000')
/** The PKCE verifier of a request. */
export const openVerifier = (context: Context, { id, verifier = '' }: OutboundRequest): string => context.vault.unseal(verifier, verifierOf(context, id))

/** The code challenge of a verifier (RFC 7636 §4.2); none for a provider that refuses challenges. */
export const challengeParameters = ({ pkce }: Pick<OutboundProvider, 'pkce'>, verifier: string) =>
  pkce ? { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' } : {}

interface Handles {
  readonly state: string
  readonly verifier: string
  readonly nonce: string
}

/** The authorization request as a URL (RFC 6749 §4.1.1, RFC 7636 §4.3). What is added overrides nothing. @throws {OutboundFailure} */
async function consentAddress(remote: RemoteCall, { state, verifier, nonce }: Handles): Promise<string> {
  const { provider, client, row, context } = remote
  if (provider.authorization_endpoint === undefined) throw new OutboundFailure('misconfigured', 'the provider has no authorization endpoint')
  const values = valuesOf(remote)
  const url = new URL(fillUrl(provider.authorization_endpoint, values))
  const scope = joinedScopes(remote, values)
  const standard = {
    response_type: provider.response_type,
    client_id: client.identifier,
    // A callback of its own kind may know no state, so that the address brings it back.
    redirect_uri: provider.type === 'callback' ? `${outboundCallback(context)}?state=${state}` : outboundCallback(context),
    ...(scope === undefined ? {} : { scope }),
    state,
    ...challengeParameters(provider, verifier),
    ...(row.scopes.includes('openid') ? { nonce } : {}),
  }
  const parameters = { ...fillPairs(row.parameters, values), ...standard }
  const signed = provider.hook_signs ? await signatureOf(remote, parameters) : {}
  for (const [name, value] of Object.entries({ ...signed, ...parameters })) url.searchParams.set(name, value)
  return url.href
}

/** Further parameters that the hook of the provider makes of a request, such as its signature. */
async function signatureOf(remote: RemoteCall, parameters: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { parameters: made } = await askHook(remote, { type: 'sign', parameters })
  if (typeof made !== 'object' || made === null) return {}
  return Object.fromEntries(Object.entries(made).flatMap(([name, value]) => (consentParameters.has(name) || typeof value !== 'string' ? [] : [[name, value]])))
}

/** @throws {Refusal} 422 when people may not be sent there: an open redirect would lend our name to anybody's page. */
export function refuseStrangeReturn({ client }: Pick<RemoteCall, 'client'>, return_uri: string | undefined): void {
  if (return_uri === undefined || client.return_uris.includes(return_uri)) return
  const errors = { return_uri: ['is not among the return_uris of the client'] }
  throw new Refusal('unprocessable_entity', 422, 'some fields are not valid', { errors })
}
