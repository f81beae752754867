import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { CheckName, Explanation } from '#model/explanation.ts'
import { checksOf } from './order.ts'

/** The result of checking a refused request again. */
export interface ReplayResult {
  /** True when the failed check passes now; undefined when it is about a secret, which was not stored. */
  readonly passes: boolean | undefined
  /** The first check without a secret that fails now. */
  readonly check?: CheckName
  readonly error?: string
  readonly message?: string
}

/** The checks of values that are not stored: secrets, codes, tokens, proofs and the person. */
const needsSecret: ReadonlySet<CheckName> = new Set([
  ...(['client_named', 'client_secret', 'assertion_signature', 'assertion_subject', 'assertion_audience', 'assertion_time', 'assertion_once'] as const),
  ...([
    'dpop_proof',
    'code',
    'redirect_uri_repeated',
    'pkce_verifier',
    'dpop_key',
    'refresh_token',
    'subject_token',
    'actor_token',
    'assertion',
    'assertion_rule',
    'polling',
    'vault',
    'parameters',
  ] as const),
  ...(['id_token_hint', 'launch', 'person', 'token_sent', 'token_live', 'token_scope', 'policy', 'other'] as const),
])
/** The grants whose checks beyond the parameters all need withheld values. */
const needsCode: ReadonlySet<string> = new Set([
  'authorization_code',
  'refresh_token',
  'password',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:openid:params:grant-type:ciba',
])

function isOutOfReach({ check, endpoint, params }: Explanation): boolean {
  if (needsSecret.has(check)) return true
  if (endpoint !== '/oauth/token' || !needsCode.has(params['grant_type'] ?? '')) return false
  return check.startsWith('scope_') || check === 'resource'
}

/** Repeats the checks of a refused request with the present client and settings. */
export async function replay(refused: Explanation, context: Context): Promise<ReplayResult> {
  const run = context.replayOf(refused.endpoint)
  const unknown = !run || isOutOfReach(refused)
  try {
    await run?.(refused, context)
    return { passes: unknown ? undefined : true }
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    const { error, message, facts } = caught
    const check = facts.check ?? 'other'
    const checks = checksOf(refused)
    // When a later check fails now, the check that failed before is passed.
    const passes = unknown ? undefined : checks.indexOf(check) > checks.indexOf(refused.check)
    return { passes, check, error, message }
  }
}
