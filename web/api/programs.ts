import { queryOptions } from '@tanstack/react-query'
import type { Client } from '#model/client.ts'
import type { Program } from '#model/works-with/program.ts'
import { call } from './call.ts'

/** A program that people connect, as the server tells of it. */
export interface KnownProgram extends Pick<Program, 'name' | 'title' | 'redirect_uris' | 'configuration'> {
  readonly kind: Program['kind'] | null
  readonly client: Partial<Client> | null
  readonly post_logout_redirect_uris: readonly string[]
  readonly example: string | null
  readonly quirks: readonly { readonly does: string; readonly change: string | null }[]
  readonly tried: string | null
}

/** The programs that are known to the server. They change with it only. */
export const knownPrograms = queryOptions({
  queryKey: ['programs'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await call<{ readonly data: readonly KnownProgram[] }>('/api/programs')).body.data,
})
