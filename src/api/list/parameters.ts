import type { JsonSchema } from '#fields/json-schema.ts'
import { mayRead } from '#fields/read.ts'
import { type AnyField, type AnyResource, fieldsOf, foundBy } from '#fields/resource.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Administered, authorOf } from '../administered.ts'
import type { Parameter } from '../operation.ts'

export const DEFAULT_LIMIT = 50
export const MAX_LIMIT = 200
export const MAX_SEARCH = 256

/** A parameter that compares a field with its value. */
export interface Filter {
  readonly field: string
  /** The field is a list that must hold the value. */
  readonly holds: boolean
}

/** The filters of a list: every field with an index, and the list fields that were named. */
export const filtersOf = memoizeWeak((a: Administered): ReadonlyMap<string, Filter> => {
  const r = a.resource
  const indexed = [...foundBy(r, 'unique'), ...foundBy(r, 'filter'), ...foundBy(r, 'sort'), ...(r.indexes ?? []).map(([first]) => first ?? '')]
  const equal = indexed.filter((name) => {
    const f = r.fields[name]
    return f !== undefined && f.kind.name !== 'instant' && f.kind.column !== 'json' && mayRead(f, authorOf(a))
  })
  return new Map<string, Filter>([
    ...equal.map((field): [string, Filter] => [field, { field, holds: false }]),
    ...Object.entries(a.holding ?? {}).map(([name, field]): [string, Filter] => [name, { field, holds: true }]),
  ])
})

/** The members of a row that a caller may request by name: the readable fields, and those that the API adds. */
export const listedMembers = memoizeWeak((a: Administered): readonly string[] => [
  ...fieldsOf(a.resource).flatMap(([name, f]) => (mayRead(f, authorOf(a)) ? [name] : [])),
  ...Object.keys(a.extras ?? {}).filter((name) => !(name in a.resource.fields)),
])

export const sortsOf = ({ resource, orderings = [] }: Administered): string[] =>
  [...foundBy(resource, 'sort'), ...orderings.map(({ field }) => field)].flatMap((name) => [name, `-${name}`])
const hasSearch = (r: AnyResource): boolean => foundBy(r, 'search').length > 0

const filterSchema = (f: AnyField): JsonSchema =>
  f.kind.column === 'flag' ? { type: 'boolean' } : f.kind.column === 'integer' ? { type: 'integer' } : { type: 'string', maxLength: 2048 }

/** The query parameters of a list. */
export const listParameters = memoizeWeak((a: Administered): readonly Parameter[] => {
  const r = a.resource
  const sorts = sortsOf(a)
  return [
    { name: 'limit', doc: `Rows on a page; ${DEFAULT_LIMIT} unless said.`, schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT } },
    { name: 'after', doc: 'The `page.next` of the page before, with the same filters and order.', schema: { type: 'string' } },
    {
      name: 'total',
      doc: '`true` counts the rows, `false` does not. By default they are counted with the first page, and later pages repeat that total.',
      schema: { type: 'boolean' },
    },
    {
      name: 'fields',
      doc: `The members to return for each row, with commas between; ${r.key} is always returned. Known: ${listedMembers(a).join(', ')}.`,
      schema: { type: 'string' },
    },
    ...(hasSearch(r)
      ? [
          {
            name: 'search',
            doc: `Text looked for in ${foundBy(r, 'search').join(', ')}; newest first, so it cannot be combined with sort. A long search answers with the rows found so far, perhaps none; page.next continues it.`,
            schema: { type: 'string', maxLength: MAX_SEARCH },
          },
        ]
      : []),
    ...(sorts.length > 0 ? [{ name: 'sort', doc: 'The order; a minus sign turns it round.', schema: { type: 'string', enum: sorts } }] : []),
    ...[...filtersOf(a)].map(([name, { field, holds }]) => ({
      name,
      doc: holds ? `Rows whose ${field} hold this value.` : `Rows with this value. ${r.fields[field]?.doc ?? ''}`.trim(),
      schema: holds ? { type: 'string', maxLength: 2048 } : filterSchema(r.fields[field] as AnyField),
    })),
    ...(a.narrowing ?? []).map(({ name, doc, schema }) => ({ name, doc, schema })),
  ]
})
