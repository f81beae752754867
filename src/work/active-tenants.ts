import { type Tenant, tenant } from '#model/tenant.ts'
import type { Store } from '#store/store.ts'

const PAGE = 500

/** The active tenants one by one, read page by page; none more once the run is to stop. */
export async function* activeTenants({ store, signal }: { readonly store: Store; readonly signal: AbortSignal }): AsyncGenerator<Tenant> {
  const tenants = store.global.table(tenant)
  for (let key: string | undefined; ; ) {
    const page = await tenants.find({ active: true }, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
    for (const one of page) {
      if (signal.aborted) return
      yield one
    }
    key = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}
