import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { orderBy } from '../keyset.ts'
import { postgres } from '../schema/dialect.ts'
import type { Layout, SqlValue } from '../schema/layout.ts'
import { searchExpression } from '../schema/statements.ts'
import { all, bindValues, conditions, limitSlot, type Statement, type StoreCall, shapeOf, slot, tenantSlot } from '../sql.ts'
import type { Statements } from '../statements.ts'
import type { SearchCall } from '../tables.ts'
import { searchWords } from './tokenizer.ts'

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`)
const SHORT = 3
/** A word may stand anywhere; one of one or two letters only at the beginning of a word, where it is part of a trigram too. */
const patternOf = (word: string) => (word.length < SHORT ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`)

const likePattern = (i: number) => sql`lower(${slot((call) => call.terms?.[i])}::text)`

/** With trigrams, every word is looked for anywhere in the searched fields; without, the whole text at the beginning of each. */
function matchWords(layout: Layout, terms: readonly string[], trigrams: boolean): RawBuilder<SqlBool>[] {
  if (trigrams) return terms.map((_, i) => sql`${sql.raw(searchExpression(layout))} like ${likePattern(i)}`)
  const fields = layout.searched.map((place) => sql<SqlBool>`lower(${sql.ref(layout.names[place] as string)} collate "default") like ${likePattern(0)}`)
  return [sql`(${sql.join(fields, sql` or `)})`]
}

/** The condition for rows below the last row of the page before. */
function belowMark(layout: Layout): RawBuilder<SqlBool> {
  const [newest, key] = [sql.ref(layout.newest), sql.ref(layout.key)]
  const afterKey = slot((call) => call.after?.key)
  if (layout.newest === layout.key) return sql`${key} < ${afterKey}`
  const tenant = layout.tenanted ? sql` and ${sql.ref('tenant')} = ${tenantSlot}` : sql``
  const row = sql`(select ${newest} from ${sql.table(layout.table)} where ${key} = ${afterKey}${tenant})`
  // When that row is gone, its instant in the cursor stands in.
  return sql`(${newest}, ${key}) < (coalesce(${row}, ${slot((call) => call.after?.value ?? null)}::bigint), ${afterKey})`
}

export type PostgresSearch = SearchCall & { readonly trigrams: boolean }

const termsOf = ({ search, trigrams }: PostgresSearch) => (trigrams ? searchWords(search).map(patternOf) : [`${escapeLike(search.trim())}%`])
const newestFirst = (layout: Layout) => orderBy(layout, { order: layout.newest, descending: true })

/** A statement with its values. */
export type Bound = readonly [statement: Statement, values: readonly SqlValue[]]

const bindText = (statement: Statement, call: StoreCall): Bound => [statement, bindValues(statement, call)]
const searchShape = (call: PostgresSearch, terms: readonly string[]) => `${shapeOf(call.match)} ${terms.length} ${call.trigrams} ${call.after !== undefined}`

const selectWanted = (layout: Layout, call: PostgresSearch, terms: readonly string[]) =>
  all([...conditions(postgres, layout, call.match), ...matchWords(layout, terms, call.trigrams)])
const startCondition = (layout: Layout, call: PostgresSearch) => all([...conditions(postgres, layout, {}), ...(call.after ? [belowMark(layout)] : [])])

/** Finds the rows below `after` that hold every word, newest first, by the search index. */
export function findHits({ layout, kept }: Statements, call: PostgresSearch): Bound {
  const terms = termsOf(call)
  const found = kept(`search ${searchShape(call, terms)}`, () => {
    const rows = postgres.kysely
      .selectFrom(layout.table)
      .select(layout.names)
      .where(selectWanted(layout, call, terms))
      .where(startCondition(layout, call))
      .limit(limitSlot)
    // No index has this sum, so that PostgreSQL cannot choose to walk all rows in this order.
    const sum = layout.newest === layout.key ? sql`${sql.ref(layout.key)} || ''` : sql`${sql.ref(layout.newest)} + 0`
    return rows.orderBy(sql`${sum} desc, ${sql.ref(layout.key)} desc`)
  })
  return bindText(found, { ...call, terms })
}

/**
 * Finds all matching rows if they are few, newest first; of more than the limit it returns some, in no useful order. Without an ordered index
 * PostgreSQL plans by its statistics: it uses the trigram index for a rare word, and reads rows up to the limit for a common one.
 */
export function fewHits({ layout, kept }: Statements, call: PostgresSearch): Bound {
  const terms = termsOf(call)
  const found = kept(`search few ${searchShape(call, terms)}`, () => {
    const some = postgres.kysely
      .selectFrom(layout.table)
      .selectAll()
      .where(selectWanted(layout, call, terms))
      .where(startCondition(layout, call))
      .limit(limitSlot)
      .as('some')
    return postgres.kysely.selectFrom(some).select(layout.names).orderBy(newestFirst(layout))
  })
  return bindText(found, { ...call, terms })
}

/** Finds the matching rows among the newest `size` rows below `after`; each of them is read. */
export function hitsInSlice({ layout, kept }: Statements, call: PostgresSearch, size: number): Bound {
  const terms = termsOf(call)
  const found = kept(`search slice ${searchShape(call, terms)} ${size}`, () => {
    const slice = postgres.kysely
      .selectFrom(layout.table)
      .selectAll()
      .where(startCondition(layout, call))
      .orderBy(newestFirst(layout))
      .limit(sql.lit(size))
      .as('slice')
    return postgres.kysely
      .selectFrom(slice)
      .select(layout.names)
      .where(selectWanted(layout, call, terms))
      .orderBy(newestFirst(layout))
      .limit(limitSlot)
  })
  return bindText(found, { ...call, terms })
}

/** Counts the matching rows, up to the limit. */
export function hitCount({ layout, kept }: Statements, call: PostgresSearch): Bound {
  const terms = termsOf(call)
  const counted = kept(`search count ${searchShape(call, terms)}`, () => {
    const some = postgres.kysely
      .selectFrom(layout.table)
      .select(sql`1`.as('one'))
      .where(selectWanted(layout, call, terms))
      .limit(limitSlot)
      .as('some')
    return postgres.kysely.selectFrom(some).select(sql`count(*)`.as('n'))
  })
  return bindText(counted, { ...call, terms })
}

/** Finds the last row of a slice of the newest rows below `after`. */
export function sliceEnd({ layout, kept }: Statements, call: PostgresSearch, size: number): Bound {
  const end = kept(`slice ${call.after !== undefined} ${size}`, () =>
    postgres.kysely
      .selectFrom(layout.table)
      .select([layout.newest, layout.key])
      .where(startCondition(layout, call))
      .orderBy(newestFirst(layout))
      .offset(sql.lit(size - 1))
      .limit(sql.lit(1)),
  )
  return bindText(end, call)
}
