import type { Hour } from '../../api/hours.ts'
import { isQuestion } from '../clients/refusals.ts'

interface Count {
  readonly total: number
  readonly total_is: 'exact' | 'at_least'
}
type Counted = 'clients' | 'users' | 'organizations' | 'scopes'

/** The figures of the server, for the first page. */
export interface Stats {
  readonly server: { readonly issuer: string; readonly version: string; readonly database: string; readonly started_at: number }
  readonly counts: Readonly<Record<Counted, Count>>
  /** There are clients besides those of the server itself. */
  readonly has_made_clients: boolean
  readonly reviews_waiting: number
  readonly activity: {
    readonly since: number
    readonly hours: readonly Hour[]
    readonly total: Omit<Hour, 'hour_at'>
    readonly failing: readonly (Omit<Hour, 'hour_at'> & { readonly client_id: string; readonly name: string | null })[]
  }
  readonly expiring: {
    readonly secrets: readonly { readonly id: string; readonly name: string; readonly client_id: string; readonly expires_at: number }[]
    readonly keys: readonly { readonly id: string; readonly name: string | null; readonly retires_at: number | null }[]
  }
}

/** The error that a client was refused with most. */
export const mostFrequent = (reasons: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(reasons)
    .filter(([reason]) => !isQuestion(reason))
    .sort(([, a], [, b]) => b - a)[0]?.[0]
