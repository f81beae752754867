import { Refusal } from '#http/refusal.ts'

/** Why there is no token: the kinds of failure that a caller can do something about, each another thing. */
export const failureKinds = ['not_authorized', 'grant_lost', 'token_expired', 'remote_refused', 'remote_unavailable', 'misconfigured'] as const
export type FailureKind = (typeof failureKinds)[number]

/** The provider's own words about a failure. */
export interface ProviderError {
  readonly error?: string | undefined
  readonly description?: string | undefined
}

/** A token that could not be had. The message holds no secret: it is stored, shown and recorded. */
export class OutboundFailure extends Error {
  override name = 'OutboundFailure'
  readonly kind: FailureKind
  readonly said: ProviderError
  constructor(kind: FailureKind, message: string, said: ProviderError = {}, options: ErrorOptions = {}) {
    super(message, options)
    this.kind = kind
    this.said = said
  }
}

/** Seconds after which somebody may ask again while the provider is away. */
const RETRY_AFTER = 5

/** The failure as the API tells it: 503 while the provider is away, else 409, since something has to be changed first. */
export function refuseWithout(caught: unknown): unknown {
  if (!(caught instanceof OutboundFailure)) return caught
  const { kind, message, said } = caught
  const members = { ...(said.error ? { provider_error: said.error } : {}), ...(said.description ? { provider_error_description: said.description } : {}) }
  if (kind !== 'remote_unavailable') return new Refusal(kind, 409, message, { members, cause: caught })
  return new Refusal(kind, 503, message, { members, cause: caught, headers: { 'retry-after': String(RETRY_AFTER) } })
}

/** The failure of a request that got no answer. */
export const unreachable = (what: string, cause: unknown): OutboundFailure =>
  new OutboundFailure('remote_unavailable', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {}, { cause })
