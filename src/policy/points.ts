/** The question of the API's guard: may this caller, whose scopes allow the operation, perform it on this target? */
export interface OperationQuestion {
  readonly point: 'operation'
  readonly tenant: string
  readonly caller: { readonly type: 'user' | 'client'; readonly id: string; readonly client_id: string; readonly scopes: ReadonlySet<string> }
  readonly operation: { readonly method: string; readonly path: string }
  /** The parameters of the path, e.g. `id`. */
  readonly target: Readonly<Record<string, string>>
}

/**
 * The question of the token issuer: may this client have the token that a grant type entitles it to? A policy may narrow its scope, shorten its life
 * or demand another sign-in.
 */
export interface TokenQuestion {
  readonly point: 'token'
  readonly tenant: string
  readonly client_id: string
  /** The person whom the token represents. Absent: the client itself. */
  readonly user_id: string | undefined
  readonly grant_type: string
  readonly scope: readonly string[]
  readonly audience: readonly string[]
  /** The key it is bound to. */
  readonly confirmation: Readonly<Record<string, string>> | undefined
  /** When (in milliseconds since 1970) and how strongly the person signed in. */
  readonly authentication: { readonly auth_time: number; readonly acr?: string | undefined; readonly amr: readonly string[] } | undefined
}

/** The questions that policies answer. Each is asked in one place: by the guard of the API, and by the issuer of tokens. */
export type Question = OperationQuestion | TokenQuestion
