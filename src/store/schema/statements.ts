import { type AnyResource, foundBy } from '#fields/resource.ts'
import { type Dialect, postgres, sqlite } from './dialect.ts'
import { type Layout, layoutOf, type StoredColumn } from './layout.ts'

const quoteName = (name: string) => `"${name}"`
const quotedAll = (names: readonly string[]) => names.map(quoteName).join(', ')
const quoteLiteral = (value: string | number | null) => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value))

// Existing rows take the empty value of the column's type when the declaration names no initial value.
const emptiest = { text: "''", integer: '0', flag: '0', json: "'null'" } as const

/** A column as it stands in `create table`; `added` to a table that has rows, it needs a value for them. */
export function columnText(d: Dialect, column: StoredColumn, added = false): string {
  const initial = column.initial === undefined ? (added && !column.optional ? emptiest[column.type] : undefined) : quoteLiteral(column.initial)
  return `${quoteName(column.name)} ${d.types[column.type]}${column.optional ? '' : ' not null'}${initial === undefined ? '' : ` default ${initial}`}`
}

/** The name of a table's search index. */
export const searchTable = (layout: Layout): string => `${layout.table}_search`

/**
 * A table. Keys are unique within the tenant. Rows that expire lie in the order of their keys, which is that of their expiry; other rows have a
 * number in SQLite, by which its search index refers to them.
 */
export function tableText(d: Dialect, layout: Layout): string {
  const tenant = layout.tenanted ? ['tenant'] : []
  const key = layout.expiring ? [layout.key, ...tenant] : [...tenant, layout.key]
  const numbered = d.name === 'sqlite' && !layout.expiring
  const lines = [
    ...(numbered ? ['"row" integer primary key'] : []),
    ...tenant.map((name) => `${quoteName(name)} ${d.types.text} not null`),
    ...layout.columns.map((column) => columnText(d, column)),
    `${numbered ? 'unique' : 'primary key'} (${quotedAll(key)})`,
  ]
  const options = d.name === 'postgres' ? '' : layout.expiring ? ' without rowid, strict' : ' strict'
  return `create table ${quoteName(layout.table)} (\n  ${lines.join(',\n  ')}\n)${options}`
}

export interface Index {
  readonly name: string
  readonly text: string
}

/** An index on the members of a list. In SQLite the table's search index holds them. */
function memberIndexes(d: Dialect, layout: Layout): Index[] {
  if (d.name === 'sqlite') return []
  return layout.held.map((place) => {
    const field = layout.names[place] as string
    const name = `${layout.table}_holding_${field}`
    return { name, text: `create index ${quoteName(name)} on ${quoteName(layout.table)} using gin ((${quoteName(field)}::jsonb) jsonb_path_ops)` }
  })
}

function plainIndex(d: Dialect, layout: Layout, { fields, partial }: { fields: readonly string[]; partial: boolean }): Index {
  const name = `${layout.table}_by_${fields.join('_')}`
  const [first] = fields as [string]
  // Lists begin with the rows that lack the field, in both databases.
  const ordered = fields.map((field) => quoteName(field) + (d.name === 'postgres' && !partial && layout.column(field).optional ? ' nulls first' : ''))
  const columns = [...(layout.tenanted ? [quoteName('tenant')] : []), ...ordered, ...(fields.includes(layout.key) ? [] : [quoteName(layout.key)])]
  const where = partial && layout.column(first).optional ? ` where ${quoteName(first)} is not null` : ''
  return { name, text: `create index ${quoteName(name)} on ${quoteName(layout.table)} (${columns.join(', ')})${where}` }
}

function uniqueIndex(layout: Layout, field: string): Index {
  const name = `${layout.table}_one_${field}`
  const columns = [...(layout.tenanted ? ['tenant'] : []), field]
  return { name, text: `create unique index ${quoteName(name)} on ${quoteName(layout.table)} (${quotedAll(columns)})` }
}

/** The text that PostgreSQL searches, as an expression. */
export const searchExpression = (layout: Layout): string =>
  `lower((${layout.searched.map((place) => `' ' || coalesce(${quoteName(layout.names[place] as string)}, '')`).join(' || ')}) collate "default")`

function searchIndexes(d: Dialect, layout: Layout, trigrams: boolean): Index[] {
  const [table, name] = [quoteName(layout.table), searchTable(layout)]
  if (layout.searched.length === 0) return []
  // Kept by the store, in the transaction of the row itself. It holds no text, only where each trigram occurs.
  if (d.name === 'sqlite') {
    // The comment in the statement names the fields, so that a change of the fields rebuilds the index.
    const fields = [...layout.searched, ...layout.held].map((place) => layout.names[place]).join(', ')
    return [
      {
        name,
        text: `create virtual table ${quoteName(name)} using fts5("words", content='', contentless_delete=1, tokenize='trigram case_sensitive 1') /* below zero, in blocks: ${fields} */`,
      },
    ]
  }
  if (trigrams) return [{ name, text: `create index ${quoteName(name)} on ${table} using gin ((${searchExpression(layout)}) gin_trgm_ops)` }]
  return layout.searched.map((place) => {
    const field = layout.names[place] as string
    const columns = [...(layout.tenanted ? [quoteName('tenant')] : []), `lower(${quoteName(field)} collate "default") text_pattern_ops`]
    return { name: `${name}_${field}`, text: `create index ${quoteName(`${name}_${field}`)} on ${table} (${columns.join(', ')})` }
  })
}

/** The indexes of a table, each named for what it orders. */
export function indexesOf(d: Dialect, layout: Layout, trigrams = true): Index[] {
  const r = layout.resource
  const unique = foundBy(r, 'unique')
  const plain = new Map<string, { fields: readonly string[]; partial: boolean }>()
  for (const field of foundBy(r, 'sort')) if (!unique.includes(field)) plain.set(field, { fields: [field], partial: false })
  for (const field of foundBy(r, 'filter')) if (!unique.includes(field) && !plain.has(field)) plain.set(field, { fields: [field], partial: true })
  const members = layout.held.map((place) => layout.names[place])
  for (const fields of r.indexes ?? []) if (!plain.has(fields.join('_')) && !members.includes(fields[0])) plain.set(fields.join('_'), { fields, partial: true })
  return [
    ...unique.filter((field) => field !== layout.key).map((field) => uniqueIndex(layout, field)),
    ...[...plain.values()].map((index) => plainIndex(d, layout, index)),
    ...memberIndexes(d, layout),
    ...searchIndexes(d, layout, trigrams),
  ]
}

/** The whole schema of a dialect, as a new database gets it. */
export function schemaText(dialect: 'sqlite' | 'postgres', resources: readonly AnyResource[]): string {
  const d = dialect === 'sqlite' ? sqlite : postgres
  return resources
    .map(layoutOf)
    .map((layout) => [tableText(d, layout), ...indexesOf(d, layout).map((index) => index.text)].map((text) => `${text};\n`).join(''))
    .join('\n')
}
