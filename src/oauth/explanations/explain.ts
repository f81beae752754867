import type { Told } from '#events/explanations.ts'
import type { Params } from '#http/request.ts'
import type { RefusedRequest } from '#http/serve.ts'
import { networkOf } from '#kit/address.ts'
import { isFault } from '#model/client-state.ts'
import type { CheckName, Facts } from '#model/explanation.ts'
import { boundText, type ReadRequest, readAsked } from './asked.ts'
import { passedBefore } from './order.ts'

/** The check that an error code alone identifies. */
const checkBehind: Readonly<Record<string, CheckName>> = {
  invalid_dpop_proof: 'dpop_proof',
  invalid_target: 'resource',
  invalid_token: 'token_live',
  insufficient_scope: 'token_scope',
}

/** Further parts of a refused authorization request that was pushed, or waited for its person: its URL does not hold them. */
export interface Kept {
  readonly params: Params
  readonly pushed: boolean
}

/**
 * Refusals in the ordinary course of the protocol, which need no explanation: a person must act (OIDC Core §3.1.2.6) or has not yet (RFC 8628 §3.5), or a fresh nonce is needed (RFC
 * 9449 §8).
 */
const ordinary: ReadonlySet<string> = new Set([
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
  'use_dpop_nonce',
  'authorization_pending',
])

/**
 * Counts a refused request of a client, and stores its explanation. A client id that may not exist is not counted: an attacker who makes ids up could
 * fill the tables.
 */
export function explain(refused: RefusedRequest, kept?: Kept): void {
  const { refusal, request, context, endpoint } = refused
  if (refusal.status >= 500 || ordinary.has(refusal.error)) return
  const { facts } = refusal
  const [tenant, isProtocol] = [context.tenant.id, endpoint.startsWith('/oauth/')]
  const asked = isProtocol ? readAsked(request, kept?.params) : nothing
  if (isProtocol) {
    const fault = isFault(facts.check ?? checkBehind[refusal.error] ?? 'other', { endpoint, auth_method: asked.auth_method })
    context.tally.happened({ tenant, client_id: facts.client_id ?? '-', what: 'refusals', detail: refusal.error, fault })
  }
  context.explanations.note({
    tenant,
    client_id: facts.client_id ?? asked.client_id ?? '-',
    network: networkOf(request.address),
    facts,
    tell: teller(refused, asked, kept?.pushed ?? endpoint === '/oauth/par'),
  })
}

const nothing: ReadRequest = { client_id: undefined, auth_method: undefined, params: {}, withheld: [] }
const proving: ReadonlySet<string> = new Set([
  '/oauth/token',
  '/oauth/par',
  '/oauth/introspect',
  '/oauth/revoke',
  '/oauth/device_authorization',
  '/oauth/backchannel_authentication',
])

/** Explains the refusal after the answer. Only a few texts of the request are held until then, so that large bodies do not stay in memory. */
function teller({ refusal, request, endpoint }: RefusedRequest, asked: ReadRequest, was_pushed: boolean): (facts: Facts) => Told {
  const { error, status, message } = refusal
  const { id: request_id, method } = request
  const { params, withheld } = asked
  const auth_method = proving.has(endpoint) ? asked.auth_method : undefined
  return ({ check = checkBehind[error] ?? 'other', spec, expected = [], got, tried, decision }) => ({
    ...{ request_id, endpoint, method, error, status, check, spec, auth_method, params, was_pushed },
    message: boundText(message),
    passed: [...passedBefore(check, { endpoint, auth_method, params })],
    expected: expected.slice(0, 20).map((text) => boundText(text)),
    got: got === undefined ? undefined : boundText(got),
    tried: tried === undefined ? undefined : boundText(tried, 255),
    decision,
    withheld: [...withheld],
  })
}
