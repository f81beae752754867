import type { LastUse } from './activity.ts'
import type { CheckName } from './explanation.ts'

/** The state of a client in one word. */
export const clientStates = ['active', 'failing', 'idle', 'unused', 'disabled'] as const
export type ClientState = (typeof clientStates)[number]

const [HOUR, DAY] = [3_600_000, 86_400_000]
/** A client that got no token for so long is idle. */
export const IDLE_AFTER = 30 * DAY
/** A client that failed at a rate that matters is shown as failing for so long, unless it goes on without failing. */
export const FAILING_FOR = DAY

/** The state of a client: failing goes before idle, because it asks for somebody. */
export function clientState({ active }: { readonly active: boolean }, use: Partial<LastUse> | undefined, now: number): ClientState {
  const { last_used_at: used = 0, failing_at: failing = 0 } = use ?? {}
  if (!active) return 'disabled'
  if (failing > now - FAILING_FOR && used < failing + HOUR) return 'failing'
  if (!used) return 'unused'
  return now - used > IDLE_AFTER ? 'idle' : 'active'
}

/** The checks of a client that has not proved who it is. */
const ofStrangers: ReadonlySet<CheckName> = new Set<CheckName>([
  ...['client_named', 'client_known', 'client_active', 'client_method', 'client_proof', 'client_secret', 'secret_expiry'],
  ...['assertion_signature', 'assertion_subject', 'assertion_audience', 'assertion_time', 'assertion_once'],
] as CheckName[])
/** Refusals in the ordinary course: refresh tokens and codes expire, and people say no. */
const ordinary: ReadonlySet<CheckName> = new Set<CheckName>(['refresh_token', 'code', 'person', 'token_sent', 'token_live'])

/**
 * True when a refusal tells of a fault of the client: the client had proved who it is, or its redirect URI is wrong. Anybody can send a wrong secret
 * in its name, and must not be able to paint it red.
 */
export function isFault(check: CheckName, request: { readonly endpoint: string; readonly auth_method: string | undefined }): boolean {
  if (check === 'redirect_uri' || check === 'redirect_uri_repeated') return true
  const proves = request.endpoint !== '/oauth/authorize' && request.auth_method !== undefined && request.auth_method !== 'none'
  return proves && !ofStrangers.has(check) && !ordinary.has(check)
}
