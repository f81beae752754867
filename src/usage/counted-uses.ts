import type { Use } from './tally.ts'

/** How many networks are stored for a secret or key. */
const NETWORKS = 16

/** The uses of one secret or key that are not written yet. */
export interface Uses extends Omit<Use, 'address'> {
  count: number
  readonly first: number
  last: number
  readonly networks: Set<string>
}

/** Adds new uses to the stored ones. */
export const addedUp = (row: { readonly use_count: number; readonly networks: readonly string[] }, uses: Uses) => ({
  use_count: row.use_count + uses.count,
  networks: [...row.networks.filter((known) => !uses.networks.has(known)), ...uses.networks].slice(-NETWORKS),
})
