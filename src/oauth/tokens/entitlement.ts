import type { AccessToken } from '#model/access-token.ts'
import type { AuthorizationDetail } from '#model/authorization-detail.ts'
import type { Batch } from '#store/store.ts'

/** The time, strength and methods of the person's sign-in. */
export interface Authentication {
  /** Milliseconds since 1970. */
  readonly auth_time: number
  readonly acr?: string | undefined
  readonly amr: readonly string[]
  readonly sid?: string | undefined
}

/** Further contents of an ID token. */
export interface IdTokenContent {
  readonly nonce?: string | undefined
  readonly claims?: Readonly<Record<string, unknown>> | undefined
  readonly code?: string | undefined
  /** The backchannel request whose tokens are pushed (CIBA Core §10.3.1). */
  readonly auth_req_id?: string | undefined
}

/** An assertion for another authorization server, in place of an access token (RFC 7523 §3): its `typ`, how many seconds it lives, and further claims. */
export interface AssertionContent {
  readonly typ: string
  readonly lifetime: number
  readonly claims: Readonly<Record<string, unknown>>
}

/** An entitlement: the result of every grant type, and the input of policy and issuance. */
export interface Entitlement {
  /** `sub` of the tokens: the person, or the client itself. */
  readonly subject: string
  /** The person whom the token represents. Absent: the client itself. */
  readonly user_id?: string
  readonly scope: readonly string[]
  /** The values of `aud`, when the request named resources (RFC 8707 §2). */
  readonly audience: readonly string[]
  readonly grant_type: string
  /** The grant row it descends from. */
  readonly grant_id?: string
  /** The recorded token that it was exchanged for (RFC 8693 §2.1): what is issued dies with it. */
  readonly subject_token_id?: string | undefined
  /** Milliseconds since 1970. No issued token may outlive it. */
  readonly not_after?: number
  /** Present when a refresh token is issued: the most that it may be refreshed into. */
  readonly refreshable?: { readonly scope: readonly string[]; readonly audience: readonly string[] } | undefined
  /** A refresh token for the answer that is stored already: the used one, when it is not rotated, or its successor. */
  readonly refresh_token?: string | undefined
  /** The format of the access token, where the grant decides it instead of the client or the API. */
  readonly format?: AccessToken['format']
  /** Present for an agent token: it stands in the answer in place of an access token, and opens no API. */
  readonly agent?: true
  /** The lifetime of the access token in seconds, instead of that of the client. */
  readonly lifetime?: number
  /** The longest lifetime of the access token in seconds. */
  readonly longest?: number
  /** Further claims of the access token, in a JWT and at introspection. None replaces a claim of ours. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** The context that the application was launched in: it stands in the access token and in the answer. */
  readonly launch?: Readonly<Record<string, unknown>> | undefined
  /** The authorization details of the token (RFC 9396 §2). */
  readonly authorization_details?: readonly AuthorizationDetail[] | undefined
  /** Other token types in the response (RFC 8693 §2.2.1): `token_type: N_A` for a token that is no access token. */
  readonly answer?: Pick<TokenAnswer, 'token_type' | 'issued_token_type'>
  /** Present when the token of another server is handed on in place of one of ours. It is no token here, so no record of it is kept. */
  readonly of_others?: TokenAnswer
  /** Present when an assertion for another server is issued in place of an access token. */
  readonly assertion?: AssertionContent
  /** Present when an ID token is issued (OIDC Core §3.1.3.3): its further claims, and the code that it accompanies. */
  readonly id_token?: IdTokenContent | undefined
  readonly authentication?: Authentication | undefined
  /** The ID token is issued without an access token (`response_type=id_token`). */
  readonly id_token_alone?: boolean
  /**
   * Recorded in the batch that stores what is minted: it spends the presented credential (a code, a refresh generation), and inserts the grant of the
   * tokens. When another request spent the credential first, the whole batch is lost and `lost` decides the answer.
   */
  readonly record?: (batch: Batch, minted: TokenAnswer, now: number) => void
  /** The entitlement when another request spent it first: the stored answer, or the refusal of a replay. @throws {Refusal} when that is theft */
  readonly lost?: () => Promise<Entitlement>
  /** Present when a request is repeated because its answer was lost: that answer is sent again, and only the ID token is minted anew. */
  readonly repeats?: Repeated
}

/** An answer that was sent before. */
export interface Repeated {
  readonly answer: TokenAnswer
  /** When it was sent, in milliseconds since 1970, so that the ID token has the same times. */
  readonly at: number
}

/** The body of a token answer (RFC 6749 §5.1). */
export interface TokenAnswer {
  readonly access_token?: string
  readonly agent_token?: string
  readonly token_type?: string
  readonly issued_token_type?: string
  /** Seconds. */
  readonly expires_in?: number
  readonly scope?: string
  readonly refresh_token?: string
  readonly id_token?: string
  readonly launch?: Readonly<Record<string, unknown>>
  readonly authorization_details?: readonly AuthorizationDetail[]
  /** A nonce for key proofs, and its life in seconds (OID4VCI draft 13 §6.2). */
  readonly c_nonce?: string
  readonly c_nonce_expires_in?: number
}
