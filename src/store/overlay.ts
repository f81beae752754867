import { type AnyResource, type Fields, foundBy, type Resource, type Row } from '#fields/resource.ts'
import { comparisonOf, isMatching } from './matching.ts'
import { type Batch, type Changed, Conflict, Lost, type Match, type PageRequest, type Patch, type Store, type Table, type TenantTables } from './store.ts'

/** A moment in an overlay that it can go back to. */
type Mark = symbol

/**
 * A store whose writes are kept in memory, where its own reads see them, until all are done in one transaction (a unit of work). No transaction is
 * open meanwhile, and nobody else waits. Everything that is written must belong to one tenant.
 */
export interface Overlay {
  readonly store: Store
  mark(): Mark
  /** Forgets the writes since a mark. */
  undo(to: Mark): void
  /** @throws {Conflict} @throws {Lost} when somebody else has written what this one read. Nothing is written then. */
  commit(): Promise<void>
}

interface OverlaidRow {
  readonly resource: AnyResource
  readonly key: string
  /** Absent: removed. */
  readonly is: Row<Fields> | undefined
}
interface State {
  readonly entries: ReadonlyMap<string, OverlaidRow>
  readonly writes: readonly ((batch: Batch) => void)[]
}

const PAGE = 1000

/** The tables of one tenant above those below, and the state that all tables of an overlay share. */
class Above {
  state: State = { entries: new Map(), writes: [] }
  readonly #listeners = new Map<string, ((change: Changed) => void)[]>()

  watch(r: AnyResource, listener: (change: Changed) => void): void {
    this.#listeners.set(r.table, [...(this.#listeners.get(r.table) ?? []), listener])
  }
  tell(entry: OverlaidRow, tenant: string): void {
    for (const listener of this.#listeners.get(entry.resource.table) ?? []) listener({ table: entry.resource.table, tenant, key: entry.key })
  }
  forget(): void {
    for (const [table, listeners] of this.#listeners) for (const listener of listeners) listener({ table, tenant: '', key: undefined })
  }
  of(r: AnyResource): OverlaidRow[] {
    return [...this.state.entries.values()].filter(({ resource }) => resource === r)
  }
  entry(r: AnyResource, key: string): OverlaidRow | undefined {
    return this.state.entries.get(`${r.table} ${key}`)
  }
  put(entry: OverlaidRow, tenant: string): void {
    this.state = { ...this.state, entries: new Map(this.state.entries).set(`${entry.resource.table} ${entry.key}`, entry) }
    this.tell(entry, tenant)
  }
  record(write: (batch: Batch) => void): void {
    this.state = { ...this.state, writes: [...this.state.writes, write] }
  }
}

const keyOf = (r: AnyResource, row: Row<Fields>): string => String(row[r.key])

function tableAbove<F extends Fields>(above: Above, below: TenantTables, resource: Resource<F>): Table<F> {
  const table = below.table(resource)
  // A row of this table was written by this table, so it is of the declared type.
  const own = () => above.of(resource) as readonly (OverlaidRow & { readonly is: Row<F> | undefined })[]

  async function find(match: Match<F>, page: PageRequest = {}): Promise<Row<F>[]> {
    const mine = own()
    if (mine.length === 0) return table.find(match, page)
    const { order = resource.key, descending, limit = PAGE } = page
    const found = await table.find(match, { ...page, limit: limit + mine.length })
    const kept = found.filter((row) => !mine.some(({ key }) => key === keyOf(resource, row)))
    // The rows that were just written stand on the first page.
    const added = page.after ? [] : mine.flatMap(({ is }) => (is && isMatching(is, match) ? [is] : []))
    return [...kept, ...added].sort(comparisonOf(order, resource.key, descending)).slice(0, limit)
  }
  async function refuseTaken(row: Row<F>, but?: string): Promise<void> {
    for (const name of foundBy(resource, 'unique')) {
      const value = (row as Row<Fields>)[name]
      if (value === undefined) continue
      const taken = await find({ [name]: value } as Match<F>, { limit: 2 })
      if (taken.some((other) => keyOf(resource, other) !== but)) throw new Conflict(name)
    }
  }
  const change = async (match: Match<F>, patch: Patch<F>): Promise<Row<F>[]> => {
    const rows = await find(match)
    const changed = rows.map((row) => ({ ...row, ...patch }) as Row<F>)
    for (const row of changed) {
      await refuseTaken(row, keyOf(resource, row))
      above.put({ resource, key: keyOf(resource, row), is: row }, below.tenant)
    }
    return changed
  }
  return {
    get: async (key) => {
      const entry = above.entry(resource, key)
      return entry ? (entry.is as Row<F> | undefined) : table.get(key)
    },
    find,
    async insert(row) {
      const key = keyOf(resource, row)
      const before = above.entry(resource, key)
      if (before ? before.is : await table.get(key)) throw new Conflict(resource.key)
      await refuseTaken(row)
      above.put({ resource, key, is: row }, below.tenant)
      above.record((batch) => batch.insert(resource, row))
    },
    async change(match, patch) {
      const [first] = await change(match, patch)
      above.record((batch) => batch.changeAny(resource, match, patch))
      return first
    },
    async remove(match) {
      const rows = await find(match)
      for (const row of rows) above.put({ resource, key: keyOf(resource, row), is: undefined }, below.tenant)
      above.record((batch) => batch.remove(resource, match))
      return rows.length
    },
    count: async (match, page) => (own().length === 0 ? table.count(match, page) : (await find(match, { limit: (page?.upTo ?? 10 * PAGE) + 1 })).length),
  }
}

type RecordedWrite = (tables: TenantTables) => Promise<unknown>

/** Does the writes of a batch one after another; when one fails, those before it are forgotten. */
async function doTogether(above: Above, tables: (r: AnyResource) => TenantTables, record: (batch: Batch) => void, tenant: string): Promise<void> {
  const steps: [AnyResource, RecordedWrite][] = []
  record({
    tenant,
    insert: (resource, row) => void steps.push([resource, (of) => of.table(resource).insert(row)]),
    change: (resource, match, patch) =>
      void steps.push([
        resource,
        async (of) => {
          const { writes } = above.state
          if (!(await of.table(resource).change(match, patch))) throw new Lost(`no ${resource.name} matched`)
          // The same write as one that must find its row, whoever has changed it meanwhile.
          above.state = { ...above.state, writes: [...writes, (batch) => batch.change(resource, match, patch)] }
        },
      ]),
    changeAny: (resource, match, patch) => void steps.push([resource, (of) => of.table(resource).change(match, patch)]),
    remove: (resource, match) => void steps.push([resource, (of) => of.table(resource).remove(match)]),
  })
  const before = above.state
  try {
    for (const [resource, step] of steps) await step(tables(resource))
  } catch (caught) {
    above.state = before
    above.forget()
    throw caught
  }
}

export function overlayOn(base: Store, tenant: string): Overlay {
  const above = new Above()
  const marks = new Map<Mark, State>()
  const tablesAbove = (below: TenantTables): TenantTables => {
    const tables: TenantTables = {
      tenant: below.tenant,
      table: (resource) => tableAbove(above, below, resource),
      together: (record) => doTogether(above, (r) => (r.reach === 'global' ? global : tables), record, below.tenant),
    }
    return tables
  }
  const global = tablesAbove(base.global)
  const own = tablesAbove(base.in(tenant))
  const store: Store = {
    ...base,
    global,
    in: (name) => (name === tenant ? own : base.in(name)),
    watch: (resource, listener) => above.watch(resource, listener),
  }
  return {
    store,
    mark() {
      const mark = Symbol('mark')
      marks.set(mark, above.state)
      return mark
    },
    undo(to) {
      above.state = marks.get(to) ?? above.state
      above.forget()
    },
    async commit() {
      const { writes } = above.state
      if (writes.length > 0) await base.in(tenant).together((batch) => writes.forEach((write) => void write(batch)))
    },
  }
}
