import { call } from '../../api/call.ts'
import type { AnyRow } from '../../api/rows.ts'

interface Outcome {
  readonly effect: 'allow' | 'deny' | 'step_up'
  readonly reason: string | null
}
/** A saved request, decided as it is and with the policy that is edited. */
export interface SavedResult {
  readonly id: string
  readonly name: string
  readonly was: Outcome | null
  readonly becomes: Outcome | null
  readonly changes: boolean
  readonly error: string | null
}

/** Runs all saved requests, with a policy as if it were enforced. */
export const runSaved = async (policy: AnyRow): Promise<readonly SavedResult[]> =>
  (await call<{ readonly data: readonly SavedResult[] }>('/api/policies/run-saved', { method: 'POST', body: { policy } })).body.data
