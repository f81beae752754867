import type { Query } from '../../api/call.ts'
import type { SearchTexts } from '../../list/search.ts'

const DAY = 86_400_000

/** Those that are idle are asked for longest idle first, which also is the order in which they are found; everything else the newest first. */
export const sortOf = (address: SearchTexts): string => address['sort'] ?? (Number(address['idle']) > 0 ? 'last_used_at' : '-created_at')

/** What the address of the page asks of the API. */
export function queryOf(address: SearchTexts, namespace: string): Query {
  const idle = Number(address['idle'])
  return {
    search: address['search'],
    sort: address['search'] ? undefined : sortOf(address),
    grant_type: address['grant_type'],
    kind: address['kind'],
    active: address['active'],
    owner: address['owner'],
    namespace: address['namespace'] || namespace || undefined,
    // Whole days, so that the same list has the same address in the cache.
    idle_since: idle > 0 ? Math.floor(Date.now() / DAY - idle) * DAY : undefined,
  }
}
