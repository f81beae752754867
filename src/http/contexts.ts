import { Lru } from '#kit/lru.ts'
import { DEFAULT_TENANT, type Tenant, tenant } from '#model/tenant.ts'
import type { Store } from '#store/store.ts'
import type { Context } from './context.ts'

/** The context of each tenant, by its slug; kept as long as the tenant row does not change. */
export interface Contexts {
  /** The context of a slug, of the default tenant without one; nothing when there is no such tenant, or it is not active. */
  find(slug?: string): Promise<Context | undefined> | Context | undefined
}

/** How many tenants are kept at hand. */
const LIMIT = 1000

export function tenantContexts(store: Store, make: (tenant: Tenant) => Context): Contexts {
  const known = new Lru<string, Context>(LIMIT)
  store.watch(tenant, () => known.clear())
  const tenants = store.global.table(tenant)
  const look = async (slug: string | undefined): Promise<Context | undefined> => {
    const row = slug === undefined ? await tenants.get(DEFAULT_TENANT) : (await tenants.find({ slug }, { limit: 1 }))[0]
    if (!row?.active || (slug !== undefined && row.id === DEFAULT_TENANT)) return undefined
    const made = known.get(slug ?? '') ?? make(row)
    known.set(slug ?? '', made)
    return made
  }
  return { find: (slug) => known.get(slug ?? '') ?? look(slug) }
}
