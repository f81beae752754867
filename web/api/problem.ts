/** The members of a refusal of the API (RFC 9457 §3) that the console reads. */
export interface ProblemBody {
  readonly code?: string
  readonly detail?: string
  readonly message?: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly request_id?: string
  readonly referrers?: readonly unknown[]
}

/** The API refused: why, at which fields, and the request id that leads to it in the log. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly code: string | undefined
  readonly errors: Readonly<Record<string, readonly string[]>>
  readonly requestId: string | undefined
  readonly body: ProblemBody
  constructor(status: number, body: ProblemBody, requestId: string | null) {
    super(body.detail ?? body.message ?? `the server answered ${status}`)
    this.status = status
    this.code = body.code
    this.errors = body.errors ?? {}
    this.requestId = body.request_id ?? requestId ?? undefined
    this.body = body
  }
}

/** The server could not be reached. Nothing is known of whether the request arrived. */
export class NoNetwork extends Error {
  override name = 'NoNetwork'
  constructor(cause: unknown) {
    super('the server cannot be reached', { cause })
  }
}
