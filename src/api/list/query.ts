import { faultMessage } from '#fields/fault-words.ts'
import { type AnyField, type Fields, foundBy } from '#fields/resource.ts'
import { valueSchema } from '#fields/write.ts'
import { Refusal } from '#http/refusal.ts'
import { readQuery } from '#http/request.ts'
import { contains, before as earlierThan, type Match, type PageRequest } from '#store/store.ts'
import type { Administered, AnyRow, TableOrder } from '../administered.ts'
import type { Call, Parameter } from '../operation.ts'
import { type Cursor, openCursor } from './cursor.ts'
import { DEFAULT_LIMIT, filtersOf, listedMembers, listParameters, MAX_LIMIT, MAX_SEARCH, sortsOf } from './parameters.ts'

/** The query of a list. */
export interface ListQuery {
  readonly match: Match<Fields>
  readonly page: PageRequest
  readonly limit: number
  /** The position where the page before ended; absent on the first page. */
  readonly cursor: Cursor | undefined
  /** The caller's choice whether the rows are counted, if any. */
  readonly counts: boolean | undefined
  /** The members that the caller requests; absent: all. */
  readonly only: ReadonlySet<string> | undefined
  /** The field whose value, with the key, is the position in the list. */
  readonly order: string | undefined
  /** Names the list that a cursor belongs to. */
  readonly list: string
  /** Conditions that the database cannot evaluate. */
  readonly screens: readonly ((rows: readonly AnyRow[]) => Promise<readonly AnyRow[]>)[]
  /** The table that orders the list, with the conditions on its rows. */
  readonly walk?: Walk
}
export interface Walk extends TableOrder {
  readonly match: Match<Fields>
}

const badRequest = (message: string, errors?: Record<string, string[]>) => new Refusal('bad_request', 400, message, errors ? { errors } : {})

/** The parameters of a query string. @throws {Refusal} 400 for an unknown one, naming the known ones. */
export function readParameters(call: Call, known: readonly Parameter[]): Readonly<Record<string, string | undefined>> {
  const sent = readQuery(call.request)
  const names = known.map((parameter) => parameter.name)
  for (const name of Object.keys(sent))
    if (!names.includes(name))
      throw badRequest(`${name.slice(0, 64)} is not a parameter here; ${names.length === 0 ? 'there are none' : `it takes ${names.join(', ')}`}`)
  return sent
}

/** Reads the query of a list. @throws {Refusal} 400 */
export function readListQuery(a: Administered, call: Call): ListQuery {
  const sent = readParameters(call, listParameters(a))
  const limit = limitIn(sent['limit'])
  const search = searchIn(a, sent)
  const sort = sortIn(a, sent['sort'])
  const descending = sort.startsWith('-')
  const order = search === undefined ? sort.replace(/^-/, '') || undefined : newestBy(a)
  const ordering = search === undefined ? a.orderings?.find(({ field }) => field === order) : undefined
  const { match, before, screens, along } = readConditions(a, sent, { call, walking: ordering !== undefined })
  // Parameters about the size or members of a page do not change the list.
  const { limit: _, after: __, total: ___, fields: ____, ...filters } = sent
  const list = JSON.stringify([call.request.path, search === undefined ? sort : '', search, filters])
  const cursor = sent['after'] === undefined ? undefined : openCursor(call.context.vault, list, sent['after'])
  const after = cursor?.at ?? before
  return {
    match,
    limit,
    cursor,
    counts: countsIn(sent['total']),
    only: askedMembers(a, sent['fields']),
    order,
    list,
    screens,
    ...(ordering ? { walk: { ...ordering, match: along } } : {}),
    page: {
      ...(order ? { order } : {}),
      descending: descending || search !== undefined,
      ...(after ? { after } : {}),
      ...(search === undefined ? {} : { search }),
    },
  }
}

/** The order of a search, newest first: the creation of a row, or the time of an event. */
const newestBy = ({ resource }: Administered): string | undefined =>
  'created_at' in resource.fields ? 'created_at' : foundBy(resource, 'sort').find((name) => resource.fields[name]?.kind.name === 'instant')

/** The text to search for. A search always lists the newest rows first. */
function searchIn(a: Administered, { search, sort }: Readonly<Record<string, string | undefined>>): string | undefined {
  if (!search) return undefined
  if (search.length > MAX_SEARCH)
    throw badRequest(`search takes at most ${MAX_SEARCH} characters`, { search: [`expected a text of at most ${MAX_SEARCH} characters`] })
  const newest = newestBy(a)
  if (sort !== undefined && sort !== `-${newest}`)
    throw badRequest('sort and search do not go together: a search lists the newest first', { sort: ['leave it out when you search'] })
  return search
}

function limitIn(value: string | undefined): number {
  if (value === undefined) return DEFAULT_LIMIT
  const limit = /^\d{1,4}$/.test(value) ? Number(value) : 0
  if (limit < 1 || limit > MAX_LIMIT) throw badRequest(`limit must be a whole number from 1 to ${MAX_LIMIT}`, { limit: [`expected 1 to ${MAX_LIMIT}`] })
  return limit
}

function countsIn(value: string | undefined): boolean | undefined {
  if (value !== undefined && value !== 'true' && value !== 'false') throw badRequest('total must be true or false', { total: ['expected true or false'] })
  return value === undefined ? undefined : value === 'true'
}

/** The requested members of each row, and always the key. */
function askedMembers(a: Administered, value: string | undefined): ReadonlySet<string> | undefined {
  if (value === undefined) return undefined
  const [known, wanted] = [listedMembers(a), value.split(',')]
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const named = unknown.map((name) => JSON.stringify(name.slice(0, 64))).join(', ')
    throw badRequest(`fields names what these rows do not have: ${named}`, { fields: [`expected names out of ${known.join(', ')}, with commas between`] })
  }
  return new Set([a.resource.key, ...wanted])
}

function sortIn(a: Administered, value: string | undefined): string {
  if (value === undefined) return a.sort ?? ('created_at' in a.resource.fields ? '-created_at' : '')
  const sorts = sortsOf(a)
  if (!sorts.includes(value)) throw badRequest(`this list is sorted by ${sorts.join(', ')}`, { sort: [`expected one of ${sorts.join(', ')}`] })
  return value
}

interface QueryContext {
  readonly call: Call
  /** True when another table orders the list. */
  readonly walking: boolean
}

function readConditions(a: Administered, sent: Readonly<Record<string, string | undefined>>, { call, walking }: QueryContext) {
  let match: Record<string, unknown> = {}
  let along: Record<string, unknown> = {}
  let before: PageRequest['after']
  const screens: ListQuery['screens'][number][] = []
  for (const [name, { field, holds }] of filtersOf(a)) {
    const value = sent[name]
    if (value === undefined) continue
    const f = a.resource.fields[field] as AnyField
    match[field] = holds ? contains(elementIn(name, value, f, call)) : valueIn(name, value, f, call)
  }
  for (const narrowing of a.narrowing ?? []) {
    const value = sent[narrowing.name]
    if (value === undefined) continue
    if (narrowing.before !== undefined) {
      const moment = instantIn(narrowing.name, value)
      // A field can have one condition only. Where it has one, `before` becomes a start position of the list.
      if (narrowing.before in match) before = { value: moment, key: '' }
      else match = { ...match, [narrowing.before]: earlierThan(moment) }
    }
    if (narrowing.match) match = { ...match, ...narrowing.match(value, call) }
    const { screen } = narrowing
    if (walking && narrowing.along) along = { ...along, ...narrowing.along(value) }
    else if (screen) screens.push((rows) => screen(rows, value, call))
  }
  return { match, before, screens, along }
}

/** The value of a filter, parsed by the kind of the field. */
function valueIn(name: string, value: string, f: AnyField, call: Call): unknown {
  const { column } = f.kind
  return checkFilter(
    name,
    column === 'flag' ? (value === 'true' ? true : value === 'false' ? false : value) : column === 'integer' ? Number(value) : value,
    f,
    call,
  )
}

/** A member of a list field, parsed by its kind. */
const elementIn = (name: string, value: string, f: AnyField, call: Call): string => (checkFilter(name, [value], f, call) as string[])[0] ?? value

function checkFilter(name: string, value: unknown, f: AnyField, call: Call): unknown {
  const parsed = valueSchema(f, call.context.names).safeParse(value)
  if (!parsed.success) throw badRequest(`${name} cannot be that`, { [name]: parsed.error.issues.map((issue) => faultMessage(issue, [])) })
  return parsed.data
}

/** A moment in a query: milliseconds since 1970, or a date as RFC 3339 writes it. */
export function choiceIn<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw badRequest(`${name} must be one of: ${choices.join(', ')}`, { [name]: [`expected one of: ${choices.join(', ')}`] })
  return found
}

export function instantIn(name: string, value: string): number {
  const at = /^\d{1,16}$/.test(value) ? Number(value) : /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(at)) throw badRequest(`${name} must be a moment: milliseconds since 1970, or like 2026-01-31T12:00:00Z`, { [name]: ['expected a moment'] })
  return at
}

/** A whole number that a parameter names. @throws {Refusal} 400 */
export function numberIn(name: string, value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw badRequest(`${name} must be a whole number`, { [name]: ['expected a whole number'] })
  return Number(value)
}
