import { client } from '#model/client.ts'
import { organization } from '#model/organization.ts'
import { type Policy, policy } from '#model/policy.ts'
import { policyVersion } from '#model/policy-version.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { failedCases, faultOfRule } from '#policy/cases.ts'
import { compileRule, isGlobal } from '#policy/compiled-policy.ts'
import { MOST_POLICIES } from '#policy/policies.ts'
import { anyOf } from '#store/store.ts'
import { type Administered, declared, type Edit, type Warning } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { keepVersion, policyHistory } from '../write/history.ts'
import { unknownKeys } from '../write/known-references.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { versionOperations } from './version-operations.ts'

type PolicyEdit = Edit<typeof policy.fields>

const links = [
  { field: 'client_ids', resource: client, missing: (id: string) => `there is no client ${id}` },
  { field: 'user_ids', resource: user, missing: (id: string) => `there is no person ${id}` },
  { field: 'role_ids', resource: role, missing: (id: string) => `there is no role ${id}` },
  { field: 'organization_ids', resource: organization, missing: (id: string) => `there is no organization ${id}` },
]

/** The faults of a rule: that it cannot be read, or that its cases do not come out as expected. */
export async function ruleFaults(draft: Pick<Policy, 'engine' | 'rule' | 'cases'>): Promise<FieldErrors> {
  if (draft.rule === undefined && draft.engine !== 'allow') return {}
  try {
    const failed = failedCases(draft, await compileRule(draft))
    return failed.length > 0 ? { cases: failed } : {}
  } catch (error) {
    return { rule: [faultOfRule(error)] }
  }
}

async function policyFaults({ was, draft }: PolicyEdit, call: Call): Promise<FieldErrors> {
  const asked = await call.context.db.table(policy).count({ stage: anyOf(['shadow', 'enforced']) }, { upTo: MOST_POLICIES })
  const isMore = draft.stage !== 'draft' && (was === undefined || was.stage === 'draft')
  return mergeErrors(
    await ruleFaults(draft),
    await unknownKeys(call, { was, draft }, links),
    await unknownScopes(call, 'most_scopes', draft.most_scopes?.filter((name) => !was?.most_scopes?.includes(name)) ?? []),
    faultIf(
      was?.by_scope === true && !draft.by_scope && (await call.context.db.table(scope).count({ policy_id: draft.id }, { upTo: 1 })) > 0,
      'by_scope',
      'a scope brings it: take it out of the scope first, or it would be asked about everybody',
    ),
    faultIf(isMore && asked >= MOST_POLICIES, 'stage', `${MOST_POLICIES} policies are asked already: keep this one a draft, or write rules that cover several`),
  )
}

/** Facts about a policy that its editor may not have meant. */
function policyWarnings(row: Policy, { context }: Call): Warning[] {
  const points = row.points.length === 0 ? (['operation', 'token', 'access'] as const) : row.points
  const undecided = points.filter((point) => !context.tenant.deny_by_default.includes(point))
  const narrows = row.most_scopes !== undefined || row.longest_ttl !== undefined || row.step_up !== undefined
  return [
    ...(isGlobal(row) && row.stage !== 'draft'
      ? [{ field: 'client_ids', message: 'it is linked to nothing, so it is global: it is asked about every request of this tenant' }]
      : []),
    ...(row.effect === 'allow' && row.stage === 'enforced' && !narrows && undecided.length > 0
      ? [
          {
            field: 'effect',
            message: `what no policy denies is allowed at ${undecided.join(', ')}: there it decides nothing until the tenant denies by default`,
          },
        ]
      : []),
  ]
}

/** `/api/policies`, without its verbs. */
export const policies = declared(policy, {
  holding: { client_id: 'client_ids', user_id: 'user_ids', role_id: 'role_ids', organization_id: 'organization_ids', operation: 'operations' },
  // Half of one rule and half of another make no sense.
  whole: ['rule', 'step_up', 'cases'],
  extras: { is_global: { type: 'boolean', description: 'The policy has no links, and so applies to everybody.' } },
  faults: policyFaults,
  plan: ({ draft }, call) => ({ row: draft, also: (batch) => keepVersion(batch, policyHistory, draft, call) }),
  async removal(row, call) {
    await refuseIfReferred(call, row.id, [{ resource: scope, field: 'policy_id' }])
    return { also: (batch) => batch.remove(policyVersion, { policy_id: row.id }) }
  },
  present: async (rows) => rows.map((row) => ({ is_global: isGlobal(row) })),
  warnings: policyWarnings,
})

/** The history of a policy. */
export const policyVersionOperations = versionOperations(policies as Administered, policyHistory)
