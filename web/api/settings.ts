import { queryOptions, useQuery } from '@tanstack/react-query'
import { initialValues } from '#fields/write.ts'
import { settings } from '#model/settings.ts'
import { may } from '../auth/tokens.ts'
import { call } from './call.ts'
import type { AnyRow } from './rows.ts'

/** Settings in force, and who decided each. */
export interface SettingsReply {
  readonly data: AnyRow
  readonly origins: Readonly<Record<string, 'tenant' | 'server'>>
}

/** The settings in force; secrets are not among them. */
export const settingsQuery = queryOptions({
  queryKey: ['/api/settings'],
  staleTime: 300_000,
  queryFn: async () => (await call<SettingsReply>('/api/settings')).body,
})

/** The settings in force; their initial values while they are not known. */
export function useSettings(): AnyRow {
  const { data } = useQuery({ ...settingsQuery, enabled: may('configuration') })
  return data?.data ?? initialValues(settings)
}

/** Decides settings for the tenant; `null` gives one back to the server. */
export const patchSettings = async (changes: AnyRow, reason?: string): Promise<SettingsReply> =>
  (await call<SettingsReply>('/api/settings', { method: 'PATCH', query: { reason }, body: changes })).body
