import type { AnyResource } from '#fields/resource.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import type { Batch, TenantTables } from '#store/store.ts'
import type { Call } from '../operation.ts'

/** Where the writes to a resource and the event that tells of them go together: the caller's tenant, or the default one for what concerns all. */
const ledger = (r: AnyResource, call: Call): TenantTables => (r.reach === 'global' ? call.context.store.in(DEFAULT_TENANT) : call.context.db)

/** Does the writes in one transaction. */
export const writeTogether = (r: AnyResource, call: Call, record: (batch: Batch) => void): Promise<unknown> => ledger(r, call).together(record)
