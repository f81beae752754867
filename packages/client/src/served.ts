import type { Person } from './tokens.ts'

/** What the server of an application tells its pages of the person. */
export interface Served {
  readonly person: Person | null
  readonly account_url: string
}
