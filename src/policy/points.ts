/** Whether a caller may do an operation of the API, to which a scope of theirs lets them in. */
export interface OperationQuestion {
  readonly point: 'operation'
  readonly tenant: string
  readonly caller: { readonly type: 'user' | 'client'; readonly id: string; readonly client_id: string; readonly scopes: ReadonlySet<string> }
  readonly operation: { readonly method: string; readonly path: string }
  /** What the path names, e.g. `id`. */
  readonly target: Readonly<Record<string, string>>
}

/** Whether a client may have a token that a grant entitles it to; with what scope, for how long, and after which sign-in. */
export interface TokenQuestion {
  readonly point: 'token'
  readonly tenant: string
  readonly client_id: string
  /** The person it speaks for. Absent: the client itself. */
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
