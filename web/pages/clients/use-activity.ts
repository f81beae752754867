import { useQuery } from '@tanstack/react-query'
import type { ClientState } from '#model/client-state.ts'
import type { Hour } from '../../api/hours.ts'
import { documentAt } from '../../api/rows.ts'
import { CLIENTS } from './client-row.ts'

/** The activity of a client as the API tells it. */
export interface Seen {
  readonly since: number
  readonly hours: readonly Hour[]
  readonly total: Omit<Hour, 'hour_at'>
  readonly state: ClientState
  readonly redirect_uris?: readonly { readonly uri: string; readonly last_used_at: number }[] | undefined
  readonly last_used_at: number | null
  readonly last_refused_at: number | null
  readonly last_refusal: string | null
}

/** The activity of a client in the last week. */
export const useActivity = (id: string, root = CLIENTS) => useQuery(documentAt<Seen>(`${root}/${encodeURIComponent(id)}/activity`))
