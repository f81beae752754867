/** A step that subtraction cannot find: a field that got another name, or is gone. */
export type Change =
  | { readonly on: string; readonly rename: { readonly table: string; readonly from: string; readonly to: string } }
  | { readonly on: string; readonly drop: { readonly table: string; readonly column?: string } }

/** Renames and drops, in the order in which they were made, each with its date. */
export const changes: readonly Change[] = [{ on: '2026-11-21', drop: { table: 'pushed_requests', column: 'confirmation' } }]

/** Grows when an older program must not touch the database any more, though it knows every column. */
export const schemaOrdinal = 1
