import { toReadable } from '#fields/read.ts'
import { type Policy, policy } from '#model/policy.ts'
import { type PolicyVersion, policyVersion } from '#model/policy-version.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'

const DIGITS = 10
/** The key of a version of a policy: the versions of one stand in order. */
export const policyVersionKey = (policyId: string, version: number): string => `${policyId}:${String(version).padStart(DIGITS, '0')}`

/** Keeps a policy as it is from now on. */
export function keepPolicyVersion(batch: Batch, row: Policy, { context, actor }: Call): void {
  batch.insert(policyVersion, {
    id: policyVersionKey(row.id, row.version),
    policy_id: row.id,
    version: row.version,
    policy: toReadable(policy, 'admin', row) as PolicyVersion['policy'],
    at: context.now(),
    actor_type: actor.type,
    actor_id: actor.id,
  })
}
