import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { postgres } from './dialect.ts'
import type { Layout, Raw, SqlValue } from './layout.ts'
import type { SearchCall } from './room.ts'
import { searchExpression } from './schema.ts'
import { orderBy } from './spans.ts'
import { all, bind, type Call, conditions, limitSlot, type Statement, shapeOf, slot, tenantSlot } from './sql.ts'
import type { Statements } from './statements.ts'
import { searchWords } from './words.ts'

const escaped = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`)
const SHORT = 3
/** Every word somewhere; one of one or two letters at the beginning of a word, which is a trigram too. */
const patternOf = (word: string) => (word.length < SHORT ? `% ${escaped(word)}%` : `%${escaped(word)}%`)

const pattern = (i: number) => sql`lower(${slot((call) => call.terms?.[i])}::text)`

/** With trigrams, every word is looked for anywhere in the searched fields; without, the whole text at the beginning of each. */
function matching(layout: Layout, terms: readonly string[], trigrams: boolean): RawBuilder<SqlBool>[] {
  if (trigrams) return terms.map((_, i) => sql`${sql.raw(searchExpression(layout))} like ${pattern(i)}`)
  const fields = layout.searched.map((place) => sql<SqlBool>`lower(${sql.ref(layout.names[place] as string)} collate "default") like ${pattern(0)}`)
  return [sql`(${sql.join(fields, sql` or `)})`]
}

function below(layout: Layout): RawBuilder<SqlBool> {
  const [newest, key] = [sql.ref(layout.newest), sql.ref(layout.key)]
  const afterKey = slot((call) => call.after?.key)
  if (layout.newest === layout.key) return sql`${key} < ${afterKey}`
  const tenant = layout.tenanted ? sql` and ${sql.ref('tenant')} = ${tenantSlot}` : sql``
  const row = sql`(select ${newest} from ${sql.table(layout.table)} where ${key} = ${afterKey}${tenant})`
  // When that row is gone, the list goes on where it was.
  return sql`(${newest}, ${key}) < (coalesce(${row}, ${slot((call) => call.after?.value ?? null)}::bigint), ${afterKey})`
}

type Select = (statement: Statement, values: readonly SqlValue[]) => Promise<readonly Raw[]>

const termsOf = (search: string, trigrams: boolean) => (trigrams ? searchWords(search).map(patternOf) : [`${escaped(search.trim())}%`])
const shape = (call: SearchCall, terms: readonly string[], trigrams: boolean) => `${shapeOf(call.match)} ${terms.length} ${trigrams}`

/** Rows that hold every word searched for, newest first. */
export async function searchPostgres(select: Select, statements: Statements, call: SearchCall & { readonly trigrams: boolean }): Promise<readonly Raw[]> {
  const { layout } = statements
  const terms = termsOf(call.search, call.trigrams)
  const search = statements.kept(`search ${shape(call, terms, call.trigrams)} ${call.after !== undefined}`, () =>
    postgres.kysely
      .selectFrom(layout.table)
      .select(layout.names)
      .where(all([...conditions(postgres, layout, call.match), ...matching(layout, terms, call.trigrams), ...(call.after ? [below(layout)] : [])]))
      .orderBy(orderBy(layout, { order: layout.newest, descending: true }))
      .limit(limitSlot),
  )
  return select(search, bind(search, { ...call, terms }))
}

/** How many there are, counted no further than the limit. */
export async function countPostgres(select: Select, statements: Statements, call: SearchCall & { readonly trigrams: boolean }): Promise<number> {
  const { layout } = statements
  const terms = termsOf(call.search, call.trigrams)
  const counted = statements.kept(`search count ${shape(call, terms, call.trigrams)}`, () => {
    const some = postgres.kysely
      .selectFrom(layout.table)
      .select(sql`1`.as('one'))
      .where(all([...conditions(postgres, layout, call.match), ...matching(layout, terms, call.trigrams)]))
      .limit(limitSlot)
      .as('some')
    return postgres.kysely.selectFrom(some).select(sql`count(*)`.as('n'))
  })
  const asked: Call = { ...call, terms }
  return Number((await select(counted, bind(counted, asked)))[0]?.[0] ?? 0)
}
