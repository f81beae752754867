import type { AnyResource } from '#fields/resource.ts'
import type { Layout, Raw } from './schema/layout.ts'
import type { Changed } from './store.ts'
import type { Write } from './tables.ts'

/** The subscribers to changes, by table. */
export interface Watchers {
  add(resource: AnyResource, listener: (change: Changed) => void): void
  /** True when anybody watches the table; without a table, when anybody watches anything. */
  any(table?: string): boolean
  tell(change: Changed): void
  /** Announces committed writes. New rows that expire are not announced: nothing can have been remembered of them. */
  tellOf(writes: readonly Write[], results: readonly (readonly Raw[])[]): void
  /** Makes every watcher forget all: an unknown change may have happened. */
  forgetAll(): void
}

const placeOf = (layout: Layout) => layout.names.indexOf(layout.key)

/** The keys of the rows that a write touched. */
function writtenKeys({ layout, verb, values, whole }: Write, rows: readonly Raw[]): unknown[] {
  if (verb === 'insert') return layout.expiring ? [] : [values[placeOf(layout) + (layout.tenanted ? 1 : 0)]]
  return rows.map((raw) => raw[whole ? placeOf(layout) : 0])
}

export function makeWatchers(): Watchers {
  const byTable = new Map<string, ((change: Changed) => void)[]>()
  const tell = (change: Changed) => {
    for (const listener of byTable.get(change.table) ?? []) listener(change)
  }
  return {
    add: ({ table }, listener) => byTable.set(table, [...(byTable.get(table) ?? []), listener]),
    any: (table) => (table === undefined ? byTable.size > 0 : byTable.has(table)),
    tell,
    tellOf(writes, results) {
      writes.forEach((write, i) => {
        const { table } = write.layout
        if (write.verb === 'purge' || !byTable.has(table)) return
        for (const key of writtenKeys(write, results[i] ?? [])) tell({ table, tenant: write.tenant, key: String(key) })
      })
    },
    forgetAll() {
      for (const [table, listeners] of byTable) for (const listener of listeners) listener({ table, tenant: '', key: undefined })
    },
  }
}
