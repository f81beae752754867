import { useQuery } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import type { AnyRow } from '../../../api/rows.ts'
import { CLIENTS } from '../client-row.ts'

/** The contents of the tokens that a client would receive, as the API previews them. */
export interface Preview {
  readonly grant_type: string
  readonly scope: readonly string[]
  readonly consent: { readonly asked: boolean; readonly scopes: readonly { readonly name: string; readonly label: string | null }[] }
  readonly access_token: { readonly format: string; readonly claims: AnyRow | null; readonly expires_in: number }
  readonly id_token: { readonly claims: AnyRow | null; readonly expires_in: number } | null
  readonly userinfo: AnyRow | null
  readonly introspection: AnyRow
  readonly refresh_token_ttl: number | null
  readonly released_by: Readonly<Record<string, string>>
}
/** Unsaved changes of the rows that decide about tokens: the client, the API that they are for, the backend that maps attributes to claims. */
export interface PendingChanges {
  readonly changes?: AnyRow
  readonly api_changes?: AnyRow
  readonly backend_changes?: AnyRow
}
/** The question of a preview. */
export interface Asked {
  readonly user_id?: string | undefined
  readonly scope: string
  readonly resource?: string | undefined
}

/** Previews the tokens of a client, as things are or after changes. */
export const usePreview = (id: string, asked: Asked, pending: PendingChanges, enabled = true) =>
  useQuery({
    queryKey: [`${CLIENTS}/${id}/preview`, asked, pending],
    enabled,
    staleTime: 0,
    queryFn: async () => {
      const body = {
        scope: asked.scope,
        ...(asked.user_id ? { user_id: asked.user_id } : {}),
        ...(asked.resource ? { resource: asked.resource } : {}),
        ...pending,
      }
      return (await call<{ data: Preview }>(`${CLIENTS}/${encodeURIComponent(id)}/preview`, { method: 'POST', body })).body.data
    },
  })
