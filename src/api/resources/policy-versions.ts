import { withoutNulls } from '#fields/json-object.ts'
import { findDifferences } from '#fields/read.ts'
import { fieldsOf } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { notFound } from '#http/refusal.ts'
import { type Policy, policy } from '#model/policy.ts'
import { type PolicyVersion, policyVersion } from '#model/policy-version.ts'
import { type Administered, administered } from '../administered.ts'
import { listOperation } from '../list/list.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { policyVersionKey } from '../policies/history.ts'
import { keyIn } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { draftReplacement } from '../write/draft.ts'
import { policies } from './policies.ts'

type Members = Readonly<Record<string, unknown>>

/** `/api/policies/{id}/versions`: the last first, each with what it changed. */
const versions = administered({
  resource: policyVersion,
  path: '/api/policies/:id/versions',
  doors: doorsOf('policies'),
  sort: '-',
  extras: {
    changes: { type: 'object', description: 'Field → value before and after, compared with the version before.', additionalProperties: { type: 'object' } },
  },
  within: (call) => ({ policy_id: keyIn(call) }),
  present: async (rows, call) => {
    const before = await Promise.all(rows.map((row, i) => rows[i + 1] ?? versionOf(row.policy_id, row.version - 1, call)))
    return rows.map((row, i) => ({ changes: changesTo(row, before[i]) }))
  },
})

const versionOf = (id: string, version: number, { context }: Call) => context.db.table(policyVersion).get(policyVersionKey(id, version))

function changesTo(row: PolicyVersion, before: PolicyVersion | undefined): Members {
  const { version: _, updated_at: __, ...changes } = findDifferences(policy, withoutNulls(before?.policy ?? {}), withoutNulls(row.policy))
  return changes
}

async function restorePolicy(call: Call) {
  const [id, version] = [keyIn(call), keyIn(call, 'version')]
  const kept = /^\d{1,9}$/.test(version) ? await versionOf(id, Number(version), call) : undefined
  if (!kept) throw notFound('there is no such version of this policy')
  const writable = fieldsOf(policy).filter(([name, f]) => mayWrite(f, 'admin', false) && name in kept.policy)
  const body = withoutNulls(Object.fromEntries(writable.map(([name]) => [name, kept.policy[name]])))
  return change(policies, call, {
    edit: (was) => {
      const { draft, sent, faults } = draftReplacement(policies as Administered, was, { body, names: call.context.names })
      // A whole policy: every member that it lacks was checked by its own schema.
      return { draft: draft as Policy, sent, ...(faults && { faults }) }
    },
    deed: 'restored',
  })
}

/** The history of a policy. */
export const policyVersionOperations: readonly Operation[] = [
  listOperation(versions as Administered),
  rowVerb(policies, 'versions/:version/restore', { conditional: true, summary: 'Make a policy what it was in an earlier version', run: restorePolicy }),
]
