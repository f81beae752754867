import type { Client } from '#model/client.ts'
import type { ClientState } from '#model/client-state.ts'

/** A client as the API lists it: its fields, and what was seen of its use. */
export interface ClientRow extends Client {
  readonly last_used_at?: number
  readonly last_refused_at?: number
  readonly recent_tokens?: number
  readonly recent_refusals?: number
  readonly state?: ClientState
  readonly owner_name?: string
  /** In the developer's portal: how many of its secrets somebody asked to take out of use. */
  readonly reminders?: number
  /** In the developer's portal: when a request of it was last decided. */
  readonly decided_at?: number | null
}
export const CLIENTS = '/api/clients'

/** The members that the list of clients draws, and asks for: all of a client are fifteen times as much. */
export const LISTED = [
  'id',
  'name',
  'kind',
  'active',
  'namespace',
  'supported_grant_types',
  'last_used_at',
  'state',
  'recent_tokens',
  'recent_refusals',
  'updated_at',
] as const satisfies readonly (keyof ClientRow)[]
export type ListedClient = Pick<ClientRow, (typeof LISTED)[number]>
