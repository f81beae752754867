import { GRANT_WITHHELD } from '#clients/withheld-grants.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest, type Refusal, registrationNotSupported, unauthorizedClient, unsupportedResponseType } from '#http/refusal.ts'
import type { CheckName, Facts } from '#model/explanation.ts'
import { isChallenge } from '../pkce.ts'
import { type AuthorizationRequest, hasResponseType, isOpenid, requestParameters } from './authorization-request.ts'
import { claimsParameter } from './claims-parameter.ts'
import { isFrontChannel, modeFor, responseModes } from './response-modes.ts'

/** An authorization request with its client, as the checks read it. */
export interface CheckedRequest extends AuthorizationRequest {
  readonly context: Context
  readonly pushed: boolean
  /** The client signed the request. */
  readonly signed: boolean
}
type Check = readonly [name: CheckName, spec: string, broken: (request: CheckedRequest) => boolean, refuse: (message: string) => Refusal, message: string]

const responseTypes = ['code', 'token', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token']
const prompts = ['none', 'login', 'consent', 'select_account', 'create']

const implicitOff = ({ types, context }: CheckedRequest) => isFrontChannel(types.join(' ')) && !context.settings.implicit_grant
const implicitNotRegistered = ({ types, client }: CheckedRequest) => isFrontChannel(types.join(' ')) && !client.supported_grant_types.includes('implicit')
const codeNotRegistered = (request: CheckedRequest) =>
  hasResponseType(request, 'code') && !request.client.supported_grant_types.some((grant) => grant === 'authorization_code' || grant === 'agent_code')
const isWithheld = ({ client }: CheckedRequest, grant: string) => client.withheld_grant_types?.includes(grant) === true
const grantWithheld = (request: CheckedRequest) =>
  (isWithheld(request, 'implicit') && implicitNotRegistered(request)) || (isWithheld(request, 'authorization_code') && codeNotRegistered(request))
/** A token that passes through the browser cannot be bound to a key. */
const cannotBeBound = (request: CheckedRequest) =>
  (request.client.enforce_dpop || request.client.tls_client_certificate_bound_access_tokens) && hasResponseType(request, 'token')

/** Only a confidential OpenID client with PKCE switched off may omit it: its secret and the nonce protect the code as well (RFC 9700 §2.1.1). */
const mustHaveChallenge = (request: CheckedRequest) =>
  hasResponseType(request, 'code') && (request.client.pkce || !request.client.confidential || !isOpenid(request))
const challengeMissing = (request: CheckedRequest) => mustHaveChallenge(request) && request.code_challenge === undefined
/** With `nonce` optional an administrator accepts a client that uses neither, as clients written for OpenID Connect Basic do. */
const nonceReplacesChallenge = (request: CheckedRequest) =>
  hasResponseType(request, 'code') && request.code_challenge === undefined && request.nonce === undefined && request.client.nonce === 'required'
/** An absent method means `plain` (RFC 7636 §4.3), and is refused like `plain` itself. */
const methodNotS256 = ({ code_challenge, code_challenge_method }: CheckedRequest) => code_challenge !== undefined && code_challenge_method !== 'S256'
const challengeMalformed = ({ code_challenge }: CheckedRequest) => code_challenge !== undefined && !isChallenge(code_challenge)
const methodAlone = ({ code_challenge, code_challenge_method }: CheckedRequest) => code_challenge_method !== undefined && code_challenge === undefined

const promptUnknown = ({ prompt }: CheckedRequest) => [...prompt].some((word) => !prompts.includes(word))
const maxAgeMalformed = ({ params }: CheckedRequest) => !/^\d{1,9}$/.test(requestParameters.max_age.of(params) ?? '0')
const claimsMalformed = ({ params, claims }: CheckedRequest) => claimsParameter.of(params) !== undefined && claims === undefined
const idTokenWithoutOpenid = (request: CheckedRequest) => hasResponseType(request, 'id_token') && !isOpenid(request)
const idTokenWithoutNonce = (request: CheckedRequest) => hasResponseType(request, 'id_token') && request.nonce === undefined
const thumbprintMalformed = ({ dpop_jkt }: CheckedRequest) => dpop_jkt !== undefined && !/^[\w-]{43}$/.test(dpop_jkt)

/** The checks of an authorization request, in order. The first that fails decides the answer; scopes, resources and hints are checked after them. */
// biome-ignore format: it reads as a table
const checks: readonly Check[] = [
  ['request_object', 'RFC 9101 §10.5', ({ client, signed }) => client.require_signed_request_object && !signed, invalidRequest, 'this client must sign its authorization requests: send them as request or at request_uri'],
  ['registration', 'OIDC Core §7.2.1', ({ params }) => params['registration'] !== undefined, registrationNotSupported, 'the registration parameter is not supported'],
  ['pushed', 'RFC 9126 §6', ({ client, pushed }) => client.require_pushed_authorization_requests && !pushed, invalidRequest, 'this client must push its authorization requests'],
  ['response_type', 'RFC 6749 §3.1.1', ({ types }) => types.length === 0, invalidRequest, 'response_type is missing'],
  ['response_type_known', 'RFC 6749 §3.1.1', ({ types }) => !responseTypes.includes(types.join(' ')), unsupportedResponseType, 'this server knows no such response_type; use code'],
  ['implicit_grant', 'RFC 9700 §2.1.2', implicitOff, unsupportedResponseType, 'this server does not send tokens through the browser; use response_type=code'],
  ['grant_allowed', 'RFC 6749 §4.1.2.1', grantWithheld, unauthorizedClient, GRANT_WITHHELD],
  ['grant_registered', 'RFC 6749 §4.2.2.1', implicitNotRegistered, unauthorizedClient, 'the client is not registered for the implicit grant'],
  ['grant_registered', 'RFC 6749 §4.1.2.1', codeNotRegistered, unauthorizedClient, 'the client is not registered for the authorization_code grant'],
  ['dpop_binding', 'RFC 9449 §5.2', cannotBeBound, unauthorizedClient, 'the access tokens of this client are bound to a DPoP key, so none is sent through the browser; use response_type=code'],
  ['response_mode', 'OAuth Multiple Response Types §5', ({ params }) => modeFor(params).wrong, invalidRequest, 'response_mode must be query, fragment or form_post, or one of these with .jwt, and not query where tokens are sent'],
  ['openid_scope', 'OIDC Core §3.2.2.1', idTokenWithoutOpenid, invalidRequest, 'response_type asks for an ID token, so scope must contain openid'],
  ['nonce', 'OIDC Core §3.2.2.1', idTokenWithoutNonce, invalidRequest, 'response_type asks for an ID token, so nonce must be sent'],
  ['pkce', 'RFC 7636 §4.4.1', challengeMissing, invalidRequest, 'code_challenge is missing: this server demands PKCE'],
  ['pkce_or_nonce', 'RFC 9700 §2.1.1', nonceReplacesChallenge, invalidRequest, 'without code_challenge a nonce must be sent'],
  ['pkce_method', 'RFC 7636 §4.3', methodAlone, invalidRequest, 'code_challenge_method is sent without code_challenge'],
  ['pkce_method', 'RFC 7636 §4.4.1', methodNotS256, invalidRequest, 'code_challenge_method must be S256; plain is not supported'],
  ['pkce_challenge', 'RFC 7636 §4.2', challengeMalformed, invalidRequest, 'code_challenge must be the base64url SHA-256 of the verifier: 43 characters'],
  ['prompt', 'OIDC Core §3.1.2.1', ({ prompt }) => prompt.has('none') && prompt.size > 1, invalidRequest, 'prompt=none cannot be combined with another value'],
  ['prompt', 'OIDC Prompt Create §4', promptUnknown, invalidRequest, `prompt must be of ${prompts.join(', ')}`],
  ['max_age', 'OIDC Core §3.1.2.1', maxAgeMalformed, invalidRequest, 'max_age must be a number of seconds'],
  ['claims', 'OIDC Core §5.5', claimsMalformed, invalidRequest, 'claims must be a JSON object with the members userinfo and id_token, nested no deeper than eight levels'],
  ['dpop_thumbprint', 'RFC 9449 §10', thumbprintMalformed, invalidRequest, 'dpop_jkt must be the SHA-256 thumbprint of a key: 43 characters'],
]

/** The parameter that a check is about, and the values that it may have. */
const subjects: Partial<Record<CheckName, readonly [parameter: string, expected: readonly string[]]>> = {
  response_type: ['response_type', ['code']],
  response_type_known: ['response_type', responseTypes],
  implicit_grant: ['response_type', ['code']],
  dpop_binding: ['response_type', ['code']],
  response_mode: ['response_mode', responseModes],
  openid_scope: ['scope', ['openid']],
  pkce_method: ['code_challenge_method', ['S256']],
  prompt: ['prompt', prompts],
  max_age: ['max_age', []],
}

/** The details of an explanation. */
function factsOf(check: CheckName, request: CheckedRequest): Facts {
  const { params, client } = request
  if (check === 'grant_registered' || check === 'grant_allowed')
    return { got: codeNotRegistered(request) ? 'authorization_code' : 'implicit', expected: client.supported_grant_types }
  const [parameter, expected] = subjects[check] ?? []
  return parameter === undefined ? {} : { got: params[parameter], expected: expected ?? [] }
}

/** @throws {Refusal} of the first check that is broken. */
export function runChecks(request: CheckedRequest): void {
  for (const [check, spec, broken, refuse, message] of checks)
    if (broken(request)) throw refuse(message).because({ check, spec, client_id: request.client.id, ...factsOf(check, request) })
}

/** The names of the checks, in their order. */
export const authorizationChecks: readonly CheckName[] = [...new Set(checks.map(([name]) => name))]

export const supportedPrompts: readonly string[] = prompts
/** The response types that the operator has switched on. */
export const supportedResponseTypes = (context: Context): readonly string[] =>
  responseTypes.filter((type) => context.settings.implicit_grant || !isFrontChannel(type))
