import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Layout } from './schema/layout.ts'
import { columnRef, slot } from './sql.ts'
import type { PageRequest } from './store.ts'

/** A keyset range of an ordered list. Rows that lack the order field come first when ascending, and last when descending. */
export type Span = 'all' | 'after' | 'present' | 'absent' | 'absent_after'

/** The spans in which a list goes on after a row. Each is one range of an index, so that no page costs more than another. */
export function spansOf(layout: Layout, { order = layout.key, descending = false, after }: PageRequest): Span[] {
  if (!after) return ['all']
  if (order === layout.key || !layout.column(order).optional) return ['after']
  if (descending) return after.value === undefined ? ['absent_after'] : ['after', 'absent']
  return after.value === undefined ? ['absent_after', 'present'] : ['after']
}

/** The order of a list, and the field whose index drives it when that is not the order field. */
export interface SortOrder {
  readonly order: string
  readonly descending: boolean
  readonly lead?: string | undefined
}

/** The condition that picks a span. */
export function spanCondition(layout: Layout, { order, descending, lead }: SortOrder, span: Span): RawBuilder<SqlBool>[] {
  const [column, key, than] = [columnRef(order, lead), columnRef(layout.key, lead), descending ? sql`<` : sql`>`]
  const [value, afterKey] = [slot((call) => layout.column(order).write(call.after?.value)), slot((call) => call.after?.key)]
  switch (span) {
    case 'all':
      return []
    case 'after':
      return order === layout.key ? [sql`${key} ${than} ${afterKey}`] : [sql`(${column}, ${key}) ${than} (${value}, ${afterKey})`]
    case 'present':
      return [sql`${column} is not null`]
    case 'absent':
      return [sql`${column} is null`]
    case 'absent_after':
      return [sql`${column} is null`, sql`${key} ${than} ${afterKey}`]
  }
}

/** The order of a list: by a field, then by key. */
export function orderBy(layout: Layout, { order, descending, lead }: SortOrder): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`
  if (order === layout.key) return sql`${columnRef(layout.key, lead)} ${direction}`
  const absent = layout.column(order).optional ? (descending ? sql` nulls last` : sql` nulls first`) : sql``
  return sql`${columnRef(order, lead)} ${direction}${absent}, ${columnRef(layout.key, lead)} ${direction}`
}
