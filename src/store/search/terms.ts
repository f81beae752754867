import { createHash } from 'node:crypto'

/*
 * A mark stands for a thing in the search index: one trigram of private-use characters, which no text that is searched for holds. There are 6400³
 * marks, so two things rarely share one; where that would matter, the row itself is compared.
 */
const PRIVATE_USE = 0xe000
const PRIVATE_USES = 6400

const markOf = (...parts: readonly string[]): string => {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest()
  return String.fromCharCode(...[0, 4, 8].map((at) => PRIVATE_USE + (digest.readUInt32BE(at) % PRIVATE_USES)))
}

/** The mark of a tenant's rows: one index serves all tenants, and a search reads the rows of its own tenant only. */
export const tenantMark = (tenant: string): string => markOf(tenant)
/** The mark of the rows whose list field holds a value. */
export const memberMark = (field: string, value: string): string => markOf(field, value)

/** The number of rows in a block. */
export const BLOCK = 4096
/** The mark of the rows of one block: a search that names it reads no row of another block. */
export const blockMark = (row: number): string => markOf('block', String(Math.floor(row / BLOCK)))
