import { queryOptions } from '@tanstack/react-query'
import type { Names } from '#fields/kinds.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { call } from './call.ts'
import { queries } from './rows.ts'

interface Metadata {
  readonly grant_types_supported?: readonly string[]
  readonly token_endpoint_auth_methods_supported?: readonly string[]
}

/** Grants that a client may be registered for although discovery does not offer them to everybody. */
const quietGrants = ['implicit', 'password', 'revoke', 'introspect', 'agent_code', 'agent_credentials', 'id_token', 'vp_token', 'preauthorized_code']

/** What the server says of itself (RFC 8414 §2). */
export const metadata = queryOptions({
  queryKey: ['metadata'],
  staleTime: 300_000,
  queryFn: async () => (await call<Metadata>('/.well-known/openid-configuration')).body,
})

/** What the registries of this server offer, read from its metadata. */
export const names = queryOptions({
  queryKey: ['names'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Names> => {
    const body = await queries.fetchQuery(metadata)
    const grants = body.grant_types_supported ?? ['authorization_code', 'refresh_token', 'client_credentials']
    return {
      grants: [...new Set([...grants, ...quietGrants])],
      client_auth_methods: [
        ...new Set([...(body.token_endpoint_auth_methods_supported ?? ['client_secret_basic', 'client_secret_post', 'private_key_jwt']), 'none']),
      ],
      // Discovery lists those that there are keys for; naming another one makes its key.
      signing_algs: signingAlgs,
    }
  },
})
