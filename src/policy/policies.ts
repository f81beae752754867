import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Policy, policy } from '#model/policy.ts'
import { scope } from '#model/scope.ts'
import type { Tenant } from '#model/tenant.ts'
import { rememberedWhole, type Source } from '#store/remembered.ts'
import { anyOf, present } from '#store/store.ts'
import { compilePolicy } from './compiled-policy.ts'
import { type BringingScope, type PolicySet, sortPolicies } from './policy-set.ts'

/** The policies of a tenant that are asked. More than these are a list, which belongs into one rule. */
export const MOST_POLICIES = 2000
/** The scopes that may bring a policy. */
const MOST_SCOPES = 1000
const PAGE = 500

/** A tenant, and where its rows are. */
export interface PolicySource extends Source {
  readonly tenant: Pick<Tenant, 'deny_by_default' | 'deny_by_default_rehearsed'>
}

async function readStored({ db }: Source): Promise<Policy[]> {
  const rows: Policy[] = []
  for (let key: string | undefined; rows.length < MOST_POLICIES; ) {
    const page = await db.table(policy).find({ stage: anyOf(['shadow', 'enforced']) }, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
    rows.push(...page)
    key = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  return rows
}

/** The scopes that bring policies. A part of such a scope brings the policy of the whole: it would be a way around it otherwise. */
async function readScopes({ db }: Source): Promise<readonly BringingScope[]> {
  const bringing = await db.table(scope).find({ policy_id: present }, { limit: MOST_SCOPES })
  if (bringing.length === 0) return []
  const parts = await db.table(scope).find({ narrows: anyOf(bringing.map(({ name }) => name)) }, { limit: MOST_SCOPES })
  return [...bringing, ...parts.flatMap(({ name, narrows }) => bringing.filter((whole) => whole.name === narrows).map((whole) => ({ ...whole, name })))]
}

/** The policies of a tenant, compiled once and again when a row changes on whichever node. */
export const policySet = memoizeWeak((source: PolicySource): (() => MaybePromise<PolicySet>) => {
  const { deny_by_default, deny_by_default_rehearsed: rehearsed } = source.tenant
  return rememberedWhole(source, {
    resources: [policy, scope],
    load: async () => {
      const [rows, scopes] = await Promise.all([readStored(source), readScopes(source)])
      return sortPolicies(await Promise.all(rows.map(compilePolicy)), { deny_by_default, rehearsed }, scopes)
    },
  })
})
