import type { Person } from './tokens.ts'

/** The answer of an application's server to its pages: the person who is signed in. */
export interface Served {
  readonly person: Person | null
  readonly account_url: string
}
