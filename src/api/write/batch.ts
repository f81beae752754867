import type { AnyResource } from '#fields/resource.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import type { Batch, TenantTables } from '#store/store.ts'
import type { Call } from '../operation.ts'

/**
 * The tables in which the writes to a resource and their event are committed together: those of the caller's tenant, or of the default tenant for
 * global resources.
 */
const ledger = (r: AnyResource, call: Call): TenantTables => (r.reach === 'global' ? call.context.store.in(DEFAULT_TENANT) : call.context.db)

/** Does the writes in one transaction. */
export const writeTogether = (r: AnyResource, call: Call, record: (batch: Batch) => void): Promise<unknown> => ledger(r, call).together(record)
