import { createHash } from 'node:crypto'

/*
 * A mark stands for a thing in the search index: one trigram of private-use characters, which no text that is searched for holds. There are
 * 6400³ of them, so things hardly ever have the same; where that would matter, the row itself is asked.
 */
const PRIVATE_USE = 0xe000
const PRIVATE_USES = 6400

const markOf = (...parts: readonly string[]): string => {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest()
  return String.fromCharCode(...[0, 4, 8].map((at) => PRIVATE_USE + (digest.readUInt32BE(at) % PRIVATE_USES)))
}

/** A tenant's rows share a mark: one index serves all tenants, and a search is never wider than its own. */
export const tenantMark = (tenant: string): string => markOf(tenant)
/** Rows whose list field holds a value share a mark. */
export const memberMark = (field: string, value: string): string => markOf(field, value)

/** How many rows, by number, lie in a block. */
export const BLOCK = 4096
/** Rows whose numbers lie in one block share a mark: a search that names it looks at no row of another. */
export const blockMark = (row: number): string => markOf('block', String(Math.floor(row / BLOCK)))
