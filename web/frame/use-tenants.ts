import { useQuery } from '@tanstack/react-query'
import type { Tenant } from '#model/tenant.ts'
import { someOf } from '../api/rows.ts'
import { may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'

// Said again here, because the declaration would bring all of validation into the first load.
export const DEFAULT_TENANT = 'default'

/** The tenants of this server, asked for once the page itself is drawn. */
export function useTenants(): readonly Tenant[] {
  const later = useLater()
  return useQuery(someOf<Tenant>('/api/tenants', { limit: 50 }, later && may('tenants'))).data ?? []
}
