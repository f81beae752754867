import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Context } from '#http/context.ts'
import { type Policy, policy } from '#model/policy.ts'
import { tenant } from '#model/tenant.ts'
import { MOST_POLICIES } from '#policy/policies.ts'

/**
 * Puts every enforced policy of a tenant into shadow and ends the default of denying, so that administrators whom policies locked out get in again. It
 * goes past the API, whose guard would ask the very policies.
 * @returns the policies that were enforced
 */
export async function rescueFromPolicies({ db, store, now, tenant: { id } }: Context): Promise<readonly Policy[]> {
  const enforced = await db.table(policy).find({ stage: 'enforced' }, { limit: MOST_POLICIES })
  const row = await store.global.table(tenant).get(id)
  const [at, reason] = [now(), 'policies were put into shadow from the command line']
  await db.together((batch) => {
    for (const was of enforced) {
      const is = { ...was, stage: 'shadow', version: was.version + 1, updated_at: at } as const
      batch.change(policy, { id: was.id, version: was.version }, { stage: is.stage, version: is.version, updated_at: at })
      record(batch, systemEvent({ resource: policy, deed: 'updated', was, is, reason, at }))
    }
    if (!row || row.deny_by_default.length === 0) return
    const is = { ...row, deny_by_default: [], version: row.version + 1, updated_at: at }
    batch.change(tenant, { id, version: row.version }, { deny_by_default: [], version: is.version, updated_at: at })
    record(batch, systemEvent({ resource: tenant, deed: 'updated', was: row, is, reason, at }))
  })
  return enforced
}
