import type { Query } from '../../api/call.ts'
import type { SearchTexts } from '../../list/search.ts'

const DAY = 86_400_000

/** Idle clients are sorted by last use, the longest idle first, which is also the order in which they are found; all others newest first. */
export const sortOf = (address: SearchTexts): string => address['sort'] ?? (Number(address['idle']) > 0 ? 'last_used_at' : '-created_at')

/** The query of the API for the address of the page. */
export function queryOf(address: SearchTexts, namespace: string): Query {
  const idle = Number(address['idle'])
  return {
    search: address['search'],
    sort: address['search'] ? undefined : sortOf(address),
    grant_type: address['grant_type'],
    kind: address['kind'],
    state: address['state'],
    owner: address['owner'],
    namespace: address['namespace'] || namespace || undefined,
    // Whole days, so that the same list has the same address in the cache.
    idle_since: idle > 0 ? Math.floor(Date.now() / DAY - idle) * DAY : undefined,
  }
}
