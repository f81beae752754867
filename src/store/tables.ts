import type { AnyResource, Fields, Resource, Row } from '#fields/resource.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { spansOf } from './keyset.ts'
import { type Layout, layoutOf, type Raw, type SqlValue, type Values } from './schema/layout.ts'
import { bindValues, type Statement, type StoreCall } from './sql.ts'
import type { Statements } from './statements.ts'
import type { Batch, Match, PageRequest, Patch, Table, TenantTables } from './store.ts'

/** One write, ready to be done. */
export interface Write {
  readonly layout: Layout
  readonly tenant: string
  /** A purge removes expired rows only, so watchers are not called. */
  readonly verb: 'insert' | 'change' | 'remove' | 'purge'
  readonly statement: Statement
  readonly values: readonly SqlValue[]
  /** The whole batch is rolled back when no row is found. */
  readonly must: boolean
  /** The names of the fields it sets. */
  readonly touches: readonly string[]
  /** True: returns whole rows. False: only their keys. */
  readonly whole: boolean
}

/** The operations that differ between SQLite and PostgreSQL; the rest of the store is common. */
export interface Engine {
  readonly statements: (layout: Layout) => Statements
  get(layout: Layout, tenant: string, key: string): Promise<Raw | undefined>
  select(statement: Statement, values: readonly SqlValue[]): Promise<readonly Raw[]>
  /** The field whose index must drive the statement, where the database would choose badly (driving-index.ts). */
  lead?(layout: Layout, call: StoreCall & { readonly match: Values }, order?: string): string | undefined
  /** Rows whose search text holds every term, newest first. */
  search(layout: Layout, call: SearchCall): Promise<readonly Raw[]>
  searchCount(layout: Layout, call: SearchCall): Promise<number>
  /** Does the writes in one transaction; for each, the rows it changed (whole) or removed (their keys). */
  write(writes: readonly Write[]): Promise<readonly (readonly Raw[])[]>
  /** Like `write`, rolled back before anybody could see it. */
  rehearse: Engine['write']
}
export interface SearchCall extends StoreCall {
  readonly match: Values
  readonly limit: number
  readonly search: string
  readonly paused?: PageRequest['paused']
}

const PAGE = 1000
const COUNTED = 10_000

interface ChangeCall {
  readonly match: Values
  readonly patch: Values
  readonly must: boolean
  /** The caller uses the rows. */
  readonly asked?: boolean
}

/** The writes of a tenant's rows, as values. */
function writesOf(engine: Engine, tenant: string, layoutIn: (resource: AnyResource) => Layout) {
  type Rest = Pick<Write, 'statement' | 'values' | 'touches' | 'whole'>
  const write = (verb: Write['verb'], layout: Layout, { statement, values, touches, whole }: Rest, must = false): Write => ({
    layout,
    tenant,
    verb,
    must,
    statement,
    values,
    touches,
    whole,
  })
  return {
    insert(resource: AnyResource, row: Values): Write {
      const layout = layoutIn(resource)
      const values = layout.encode(row)
      if (layout.tenanted) values.unshift(tenant)
      return write('insert', layout, { statement: engine.statements(layout).insert(), values, touches: layout.names, whole: false })
    },
    change(resource: AnyResource, { match, patch, must, asked = false }: ChangeCall): Write {
      const layout = layoutIn(resource)
      const whole = asked || layout.searched.length > 0
      const statement = engine.statements(layout).change(match, patch, { lead: engine.lead?.(layout, { tenant, match }), whole })
      return write('change', layout, { statement, values: bindValues(statement, { tenant, match, patch }), touches: Object.keys(patch), whole }, must)
    },
    remove(resource: AnyResource, match: Values): Write {
      const layout = layoutIn(resource)
      const statement = engine.statements(layout).remove(match, engine.lead?.(layout, { tenant, match }))
      return write('remove', layout, { statement, values: bindValues(statement, { tenant, match }), touches: [], whole: false })
    },
  }
}

async function listTable(engine: Engine, layout: Layout, call: { tenant: string; match: Values; page: PageRequest }): Promise<readonly Raw[]> {
  const { tenant, match, page } = call
  const limit = page.limit ?? PAGE
  if (page.search?.trim()) return engine.search(layout, { tenant, match, after: page.after, limit, search: page.search, paused: page.paused })
  const lead = engine.lead?.(layout, { tenant, match }, page.order ?? layout.key)
  const rows: Raw[] = []
  for (const span of spansOf(layout, page)) {
    const statement = engine.statements(layout).find(match, page, span, lead)
    rows.push(...(await engine.select(statement, bindValues(statement, { tenant, match, after: page.after, limit: limit - rows.length }))))
    if (rows.length >= limit) break
  }
  return rows
}

function tableOf<F extends Fields>(engine: Engine, tenant: string, resource: Resource<F>, writes: ReturnType<typeof writesOf>): Table<F> {
  const layout = layoutOf(resource)
  // A layout decodes what the declaration encoded, so the row is of the declared type.
  const row = (raw: Raw): Row<F> => layout.decode(raw) as Row<F>
  const written = async (write: Write) => (await engine.write([write]))[0] ?? []
  return {
    async get(key) {
      const raw = await engine.get(layout, tenant, key)
      return raw && row(raw)
    },
    find: async (match: Match<F>, page: PageRequest = {}) => (await listTable(engine, layout, { tenant, match, page })).map(row),
    insert: async (value) => void (await written(writes.insert(resource, value))),
    async change(match: Match<F>, patch: Patch<F>) {
      const [first] = await written(writes.change(resource, { match, patch, must: false, asked: true }))
      return first && row(first)
    },
    remove: async (match: Match<F>) => (await written(writes.remove(resource, match))).length,
    async count(match: Match<F>, { upTo = COUNTED, search, paused } = {}) {
      if (search?.trim()) return engine.searchCount(layout, { tenant, match, limit: upTo + 1, search, paused })
      const statement = engine.statements(layout).count(match, engine.lead?.(layout, { tenant, match }))
      const [counted] = await engine.select(statement, bindValues(statement, { tenant, match, limit: upTo + 1 }))
      return Number(counted?.[0] ?? 0)
    },
  }
}

/** The tables of a tenant; without one, those whose rows belong to no tenant. */
export function tablesOf(engine: Engine, tenant: string | undefined): TenantTables {
  const layoutIn = (resource: AnyResource) => {
    const layout = layoutOf(resource)
    // A programming error that would let one tenant see the rows of another.
    if (layout.tenanted !== (tenant !== undefined)) throw new Error(`${resource.name} is not reached through ${tenant === undefined ? 'global' : 'a tenant'}`)
    return layout
  }
  const name = tenant ?? ''
  const writes = writesOf(engine, name, layoutIn)
  // A tenant's batch may also write rows that belong to no tenant, so that an event is committed with its cause.
  const recording = writesOf(engine, name, (resource) => (tenant === undefined ? layoutIn(resource) : layoutOf(resource)))
  const tables = memoizeWeak((resource: AnyResource): unknown => {
    layoutIn(resource)
    return tableOf(engine, name, resource, writes)
  })
  return {
    tenant: name,
    // Memoized by resource, so the table is of the resource's own type.
    table: <F extends Fields>(resource: Resource<F>) => tables(resource) as Table<F>,
    together(record) {
      const recorded: Write[] = []
      const batch: Batch = {
        tenant: name,
        insert: (resource, row) => void recorded.push(recording.insert(resource, row)),
        change: (resource, match, patch) => void recorded.push(recording.change(resource, { match, patch, must: true })),
        changeAny: (resource, match, patch) => void recorded.push(recording.change(resource, { match, patch, must: false })),
        remove: (resource, match) => void recorded.push(recording.remove(resource, match)),
      }
      record(batch)
      return recorded.length > 0 ? engine.write(recorded) : Promise.resolve()
    },
  }
}
