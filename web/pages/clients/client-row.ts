import type { Client } from '#model/client.ts'
import { isFault } from './refusals.ts'

/** A client as the API lists it: its fields, and what was seen of its use. */
export interface ClientRow extends Client {
  readonly last_used_at?: number
  readonly last_refused_at?: number
  readonly last_refusal?: string
  /** In the developer's portal: how many of its secrets somebody asked to take out of use. */
  readonly reminders?: number
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
  'last_refused_at',
  'last_refusal',
  'updated_at',
] as const satisfies readonly (keyof ClientRow)[]
export type ListedClient = Pick<ClientRow, (typeof LISTED)[number]>

export type Health = 'well' | 'failing' | 'idle' | 'unused' | 'off'
const MONTH = 30 * 86_400_000

/** How a client does, in one word: failing when its last request was refused, idle after thirty days. */
export function healthOf(row: ListedClient, now = Date.now()): Health {
  if (!row.active) return 'off'
  if ((row.last_refused_at ?? 0) > (row.last_used_at ?? 0) && isFault(row.last_refusal)) return 'failing'
  if (!row.last_used_at) return 'unused'
  return now - row.last_used_at > MONTH ? 'idle' : 'well'
}
