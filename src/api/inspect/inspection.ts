/** One check of a token: its result and the reason. */
export interface InspectionStep {
  readonly check: string
  readonly passed: boolean
  readonly detail: string
}

/** The result of inspecting a token. */
export interface Inspection {
  readonly kind: 'access_token' | 'refresh_token' | 'authorization_code' | 'id_token' | 'client_assertion' | 'client_secret' | 'jwt' | 'unknown'
  readonly format: 'opaque' | 'jwt' | 'none'
  /** Null when only the receiver of the token can decide. */
  readonly valid: boolean | null
  readonly steps: readonly InspectionStep[]
  readonly header: Readonly<Record<string, unknown>> | null
  readonly claims: Readonly<Record<string, unknown>> | null
  readonly record: Readonly<Record<string, unknown>> | null
}

export const makeStep = (check: string, passed: boolean, detail: string): InspectionStep => ({ check, passed, detail })
export const formatInstant = (at: number): string => new Date(at).toISOString()
