import { accessPolicies } from './access.ts'
import { operationPolicies } from './operations.ts'
import type { ReadyPolicy } from './ready-policy.ts'
import { tokenPolicies } from './tokens.ts'

/** The ready policies. */
export const readyPolicies: readonly ReadyPolicy[] = [...operationPolicies, ...tokenPolicies, ...accessPolicies]
