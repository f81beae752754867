import type { Facts } from '#model/explanation.ts'

/**
 * A refused request. Each surface renders it in its own form. The message is for the developer of the client: the fault and its fix, in lower case,
 * without a secret. The `cause` goes to the log only.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly error: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Field → messages, for the administration API. */
  readonly errors: Readonly<Record<string, readonly string[]>> | undefined
  /** Further members of the answer, e.g. `referrers` of a problem document. */
  readonly members: Readonly<Record<string, unknown>>
  #facts: Facts = {}
  constructor(
    error: string,
    status: number,
    message: string,
    options: {
      cause?: unknown
      headers?: Readonly<Record<string, string>>
      errors?: Readonly<Record<string, readonly string[]>>
      members?: Readonly<Record<string, unknown>>
    } = {},
  ) {
    super(message, { cause: options.cause })
    this.error = error
    this.status = status
    this.headers = options.headers ?? {}
    this.errors = options.errors
    this.members = options.members ?? {}
  }

  /** Details for the explanation, which the client's owner and administrators may read; the response leaves them out. */
  get facts(): Facts {
    return this.#facts
  }
  /** The same refusal with a further sentence. */
  saying(further: string): Refusal {
    const { error, status, headers, errors, members, cause } = this
    const options = { cause, headers, members, ...(errors && { errors }) }
    return new Refusal(error, status, `${this.message}; ${further}`, options).because(this.#facts)
  }
  /** Adds facts. @returns the refusal, to be thrown. */
  because(facts: Facts): this {
    this.#facts = { ...this.#facts, ...facts }
    return this
  }
}

const refusal =
  (error: string, status = 400) =>
  (message: string, cause?: unknown) =>
    new Refusal(error, status, message, { cause })

// RFC 6749 §5.2
export const invalidRequest = refusal('invalid_request')
export const invalidClient = refusal('invalid_client', 401)
export const invalidGrant = refusal('invalid_grant')
export const unauthorizedClient = refusal('unauthorized_client')
export const unsupportedGrantType = refusal('unsupported_grant_type')
export const invalidScope = refusal('invalid_scope')
// RFC 6749 §4.1.2.1
export const accessDenied = refusal('access_denied')
export const unsupportedResponseType = refusal('unsupported_response_type')
export const serverError = refusal('server_error', 500)
export const temporarilyUnavailable = (message = 'the database cannot be reached; try again shortly', cause?: unknown) =>
  new Refusal('temporarily_unavailable', 503, message, { cause, headers: { 'retry-after': '2' } })
// RFC 8628 §3.5
export const authorizationPending = refusal('authorization_pending')
export const slowDown = refusal('slow_down')
export const expiredToken = refusal('expired_token')
// CIBA Core §13
export const unknownUserId = refusal('unknown_user_id')
export const invalidBindingMessage = refusal('invalid_binding_message')
export const missingUserCode = refusal('missing_user_code')
export const invalidUserCode = refusal('invalid_user_code')
// RFC 8707 §2
export const invalidTarget = refusal('invalid_target')
// RFC 9126 §2.3, RFC 9101 §7
export const invalidRequestUri = refusal('invalid_request_uri')
export const invalidRequestObject = refusal('invalid_request_object')
// RFC 9396 §5
export const invalidAuthorizationDetails = refusal('invalid_authorization_details')
// OIDC Core §3.1.2.6
export const requestNotSupported = refusal('request_not_supported')
export const requestUriNotSupported = refusal('request_uri_not_supported')
export const registrationNotSupported = refusal('registration_not_supported')
// RFC 9449 §5, §8
export const invalidDpopProof = (message: string, cause?: unknown, headers: Refusal['headers'] = {}) =>
  new Refusal('invalid_dpop_proof', 400, message, { cause, headers })
export const demandDpopNonce = (message: string, nonce: string) => new Refusal('use_dpop_nonce', 400, message, { headers: { 'dpop-nonce': nonce } })
// draft-ietf-oauth-attestation-based-client-auth §6.2
export const demandAttestationChallenge = (message: string, challenge: string) =>
  new Refusal('use_attestation_challenge', 400, message, { headers: { 'oauth-client-attestation-challenge': challenge } })
// OIDC Core §3.1.2.6
export const loginRequired = refusal('login_required')
export const interactionRequired = refusal('interaction_required')
export const consentRequired = refusal('consent_required')
export const accountSelectionRequired = refusal('account_selection_required')
export const unmetAuthenticationRequirements = refusal('unmet_authentication_requirements')
// OID4VCI 1.0 §8.3.1 and §9.3
export const invalidCredentialRequest = refusal('invalid_credential_request')
export const unknownCredentialConfiguration = refusal('unknown_credential_configuration')
export const unknownCredentialIdentifier = refusal('unknown_credential_identifier')
export const invalidProof = refusal('invalid_proof')
export const invalidNonce = refusal('invalid_nonce')
export const invalidEncryptionParameters = refusal('invalid_encryption_parameters')
export const credentialRequestDenied = refusal('credential_request_denied')
export const invalidTransactionId = refusal('invalid_transaction_id')
export const invalidNotificationId = refusal('invalid_notification_id')
export const invalidNotificationRequest = refusal('invalid_notification_request')
// RFC 9110, for the administration API and the pages
export const notFound = refusal('not_found', 404)
export const forbidden = refusal('forbidden', 403)
export const conflict = refusal('conflict', 409)
export const preconditionFailed = refusal('precondition_failed', 412)
export const payloadTooLarge = refusal('payload_too_large', 413)
export const unsupportedMediaType = refusal('unsupported_media_type', 415)
export const unprocessable = (errors: Readonly<Record<string, readonly string[]>>, message = 'some fields are not valid') =>
  new Refusal('unprocessable_entity', 422, message, { errors })
export const tooManyRequests = (message: string, retryAfterSeconds: number) =>
  new Refusal('too_many_requests', 429, message, { headers: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) } })
