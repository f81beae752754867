import type { AccessToken } from '#model/access-token.ts'
import type { Batch } from '#store/store.ts'

/** One thing that a token allows, of a type that an API defines (RFC 9396 §2). */
export interface AuthorizationDetail {
  readonly type: string
  readonly [member: string]: unknown
}

/** When, how strongly and by which means the person signed in. */
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
}

/** An entitlement: the result of every grant type, and the input of policy and issuance. */
export interface Entitlement {
  /** `sub` of the tokens: the person, or the client itself. */
  readonly subject: string
  /** The person it speaks for. Absent: the client speaks for itself. */
  readonly user_id?: string
  readonly scope: readonly string[]
  /** The values of `aud`, when the request named resources (RFC 8707 §2). */
  readonly audience: readonly string[]
  readonly grant_type: string
  /** The grant row it descends from. */
  readonly grant_id?: string
  /** The recorded token that it was exchanged for (RFC 8693 §2.1): what is issued dies with it. */
  readonly subject_token_id?: string | undefined
  /** Milliseconds since 1970: nothing issued may outlive it. */
  readonly not_after?: number
  /** Whether a refresh token goes with it, and the most that it may be refreshed into. */
  readonly refreshable?: { readonly scope: readonly string[]; readonly audience: readonly string[] } | undefined
  /** A refresh token that is recorded already and goes with the answer: the one that was used, when it stays good, or its successor. */
  readonly refresh_token?: string | undefined
  /** The format of the access token, where the grant decides it and not the client or the API. */
  readonly format?: AccessToken['format']
  /** How many seconds the access token lives, instead of as long as those of the client. */
  readonly lifetime?: number
  /** The most seconds that the access token may live, whatever else is said. */
  readonly longest?: number
  /** Further claims of the access token: a JWT carries them, and introspection tells them. None replaces one of ours. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** The authorization details of the token (RFC 9396 §2). */
  readonly authorization_details?: readonly AuthorizationDetail[]
  /** The type of the token in the response, where it is another (RFC 8693 §2.2.1): `token_type: N_A` for one that opens no API. */
  readonly answer?: Pick<TokenAnswer, 'token_type' | 'issued_token_type'>
  /** Present when an ID token goes with it (OIDC Core §3.1.3.3): what it carries besides, and the code that it goes with. */
  readonly id_token?: IdTokenContent | undefined
  readonly authentication?: Authentication | undefined
  /** Present when no access token goes with the ID token (`response_type=id_token`). */
  readonly id_token_alone?: boolean
  /**
   * Recorded in the batch that stores what is minted: it spends what was presented (a code, a refresh generation), and inserts what the tokens
   * descend from. When it finds nothing left to spend, the whole batch is lost and `lost` answers.
   */
  readonly record?: (batch: Batch, minted: TokenAnswer, now: number) => void
  /** The entitlement when another request spent it first: the stored answer, or the refusal of a replay. @throws {Refusal} when that is theft */
  readonly lost?: () => Promise<Entitlement>
  /** Present when a request is repeated whose answer was lost: it hears that answer again, and nothing is minted but its ID token. */
  readonly repeats?: Repeated
}

/** An answer that was given before. */
export interface Repeated {
  readonly answer: TokenAnswer
  /** When, in milliseconds since 1970: the ID token says the same again. */
  readonly at: number
}

/** The body of a token answer (RFC 6749 §5.1). */
export interface TokenAnswer {
  readonly access_token?: string
  readonly token_type?: string
  readonly issued_token_type?: string
  /** Seconds. */
  readonly expires_in?: number
  readonly scope?: string
  readonly refresh_token?: string
  readonly id_token?: string
  readonly authorization_details?: readonly AuthorizationDetail[]
}
