import { queryOptions } from '@tanstack/react-query'
import type { Names } from '#fields/kinds.ts'
import { call } from './call.ts'
import type { Registry } from './registry.ts'
import { queries } from './rows.ts'

interface Metadata {
  readonly issuer?: string
  readonly grant_types_supported?: readonly string[]
  readonly authorization_endpoint?: string
  readonly token_endpoint?: string
  readonly userinfo_endpoint?: string
  readonly jwks_uri?: string
  readonly introspection_endpoint?: string
  readonly end_session_endpoint?: string
}

/** The server's metadata (RFC 8414 §2). */
export const metadata = queryOptions({
  queryKey: ['metadata'],
  staleTime: 300_000,
  queryFn: async () => (await call<Metadata>('/.well-known/openid-configuration')).body,
})

/** The grants, client authentication methods and response modes that there are. They change with the program only. */
export const registry = queryOptions({
  queryKey: ['registry'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await call<{ readonly data: Registry }>('/api/registry')).body.data,
})

/** The choices of fields that choose from a registry. */
export const names = queryOptions({
  queryKey: ['names'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Names> => {
    const { grant_names, client_auth_methods, signing_algs, programs } = await queries.fetchQuery(registry)
    return { grants: grant_names, client_auth_methods, signing_algs, programs }
  },
})
