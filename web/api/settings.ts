import { queryOptions, useQuery } from '@tanstack/react-query'
import { initialValues } from '#fields/write.ts'
import { settings } from '#model/settings.ts'
import { may } from '../auth/tokens.ts'
import { call } from './call.ts'
import type { AnyRow } from './rows.ts'

/** The settings in force; secrets are not among them. */
export const settingsQuery = queryOptions({
  queryKey: ['/api/settings'],
  staleTime: 300_000,
  queryFn: async () => (await call<{ data: AnyRow }>('/api/settings')).body.data,
})

/** The settings in force; their initial values while they are not known. */
export function useSettings(): AnyRow {
  const { data } = useQuery({ ...settingsQuery, enabled: may('configuration') })
  return data ?? initialValues(settings)
}
