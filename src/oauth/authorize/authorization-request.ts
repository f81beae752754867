import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Params } from '#http/request.ts'
import type { ClaimsRequest } from '#model/claims-request.ts'
import { LONGEST_DETAILS } from '../details/request.ts'
import { ignoreUnknown, readScope } from '../scopes.ts'
import { claimsParameter, readClaims } from './claims-parameter.ts'
import { parameter } from './parameter.ts'
import { responseParameters } from './response-modes.ts'

/** The parameters of the request itself: response type, scope, and the values that the answer is bound to. */
export const requestParameters = {
  scope: parameter('scope', { longest: 4096 }),
  prompt: parameter('prompt', { longest: 256 }),
  max_age: parameter('max_age', { longest: 32 }),
  acr_values: parameter('acr_values', { longest: 1024 }),
  resource: parameter('resource', { longest: 8192 }),
  nonce: parameter('nonce', { longest: 2048, withheld: true }),
  code_challenge: parameter('code_challenge', { longest: 256 }),
  code_challenge_method: parameter('code_challenge_method', { longest: 64 }),
  dpop_jkt: parameter('dpop_jkt', { longest: 256 }),
  agent_token: parameter('agent_token', { longest: 512, withheld: true }),
  launch: parameter('launch', { longest: 8192, withheld: true }),
  authorization_details: parameter('authorization_details', { longest: LONGEST_DETAILS, withheld: true }),
}

/** A parsed authorization request. Parsing cannot fail; the checks find its faults. */
export interface AuthorizationRequest {
  readonly client: CompiledClient
  readonly params: Params
  /** The parts of `response_type`, sorted. */
  readonly types: readonly string[]
  readonly scope: readonly string[]
  readonly prompt: ReadonlySet<string>
  /** Seconds. */
  readonly max_age: number | undefined
  /** The wanted strengths of the sign-in, the best first. */
  readonly acr_values: readonly string[]
  readonly resource: string | undefined
  readonly claims: ClaimsRequest | undefined
  readonly nonce: string | undefined
  readonly code_challenge: string | undefined
  readonly code_challenge_method: string | undefined
  readonly dpop_jkt: string | undefined
  /** The requested authorization details, as JSON (RFC 9396 §2). */
  readonly authorization_details: string | undefined
}

const words = (text: string | undefined): string[] => text?.split(' ').filter(Boolean) ?? []

/** Parses the parameters. @throws {Refusal} for a scope that cannot be read. */
export function readRequest(client: CompiledClient, params: Params): AuthorizationRequest {
  const { scope, prompt, max_age, acr_values, resource, nonce, code_challenge, code_challenge_method, dpop_jkt, authorization_details } = requestParameters
  const [age, claims] = [max_age.of(params), claimsParameter.of(params)]
  return {
    client,
    params,
    types: words(responseParameters.type.of(params)).sort((a, b) => (a < b ? -1 : 1)),
    scope: readScope(scope.of(params)),
    prompt: new Set(words(prompt.of(params))),
    max_age: age === undefined ? client.default_max_age : Number(age),
    acr_values: words(acr_values.of(params)),
    resource: resource.of(params),
    claims: claims === undefined ? undefined : readClaims(claims),
    nonce: nonce.of(params),
    code_challenge: code_challenge.of(params),
    code_challenge_method: code_challenge_method.of(params),
    dpop_jkt: dpop_jkt.of(params),
    authorization_details: authorization_details.of(params),
  }
}

export const isOpenid = (demand: AuthorizationRequest): boolean => demand.scope.includes('openid')
export const hasResponseType = (demand: AuthorizationRequest, type: 'code' | 'token' | 'id_token'): boolean => demand.types.includes(type)

/** The request without scopes that do not exist, where these are to be ignored. */
export const withoutUnknownScopes = async (request: AuthorizationRequest, context: Context): Promise<AuthorizationRequest> => ({
  ...request,
  scope: await ignoreUnknown(context, request.client, request.scope),
})
