import { accessPolicies } from './access.ts'
import { operationPolicies } from './operations.ts'
import type { ReadyPolicy } from './ready-policy.ts'
import { tokenPolicies } from './tokens.ts'

/** The gallery of ready policies. */
export const gallery: readonly ReadyPolicy[] = [...operationPolicies, ...tokenPolicies, ...accessPolicies]
