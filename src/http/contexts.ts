import { Lru } from '#kit/lru.ts'
import { DEFAULT_TENANT, type Tenant, tenant } from '#model/tenant.ts'
import type { Store } from '#store/store.ts'
import type { Context } from './context.ts'

/** The context of each tenant, by its slug; kept as long as the tenant row does not change. */
export interface Contexts {
  /** The context of a slug, or of the default tenant; undefined when the tenant does not exist or is not active. */
  find(slug?: string): Promise<Context | undefined> | Context | undefined
  /** The context of a tenant id; undefined when the tenant does not exist or is not active. */
  of(id: string): Promise<Context | undefined>
}

/** How many contexts are cached. */
const LIMIT = 1000

export function tenantContexts(store: Store, make: (tenant: Tenant) => Context): Contexts {
  const known = new Lru<string, Context>(LIMIT)
  const made = new Lru<string, Context>(LIMIT)
  let changes = 0
  store.watch(tenant, () => {
    changes++
    known.clear()
  })
  const tenants = store.global.table(tenant)
  const look = async (slug: string | undefined): Promise<Context | undefined> => {
    const seen = changes
    const row = slug === undefined ? await tenants.get(DEFAULT_TENANT) : (await tenants.find({ slug }, { limit: 1 }))[0]
    if (!row?.active || (slug !== undefined && row.id === DEFAULT_TENANT)) return undefined
    const before = made.get(row.id)
    // The context of an unchanged tenant is kept, with its caches and its counts of wrong guesses.
    const context = before?.tenant.version === row.version ? before : make(row)
    made.set(row.id, context)
    // A tenant that was switched off while it was read must not stay in the cache.
    if (seen === changes) known.set(slug ?? '', context)
    return context
  }
  const find = (slug?: string) => known.get(slug ?? '') ?? look(slug)
  return {
    find,
    async of(id) {
      if (id === DEFAULT_TENANT) return find()
      const row = await tenants.get(id)
      return row && find(row.slug)
    },
  }
}
