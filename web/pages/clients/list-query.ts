import type { Query } from '../../api/call.ts'
import type { SearchTexts } from '../../list/search.ts'

const DAY = 86_400_000

/** What the address of the page asks of the API. */
export function queryOf(address: SearchTexts, namespace: string): Query {
  const idle = Number(address['idle'])
  return {
    search: address['search'],
    sort: address['search'] ? undefined : address['sort'],
    grant_type: address['grant_type'],
    kind: address['kind'],
    active: address['active'],
    owner: address['owner'],
    namespace: address['namespace'] || namespace || undefined,
    // Whole days, so that the same list has the same address in the cache.
    idle_since: idle > 0 ? Math.floor(Date.now() / DAY - idle) * DAY : undefined,
  }
}
