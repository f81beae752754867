import type { AnyResource } from '#fields/resource.ts'
import type { Changed } from './store.ts'

/** Who wants to know of changes to which table. */
export interface Watchers {
  add(resource: AnyResource, listener: (change: Changed) => void): void
  /** Whether anybody watches the table; without a table, whether anybody watches anything. */
  any(table?: string): boolean
  tell(change: Changed): void
  /** Something may have changed that nobody told of: all is forgotten. */
  forgetAll(): void
}

export function watchers(): Watchers {
  const byTable = new Map<string, ((change: Changed) => void)[]>()
  return {
    add: ({ table }, listener) => byTable.set(table, [...(byTable.get(table) ?? []), listener]),
    any: (table) => (table === undefined ? byTable.size > 0 : byTable.has(table)),
    tell(change) {
      for (const listener of byTable.get(change.table) ?? []) listener(change)
    },
    forgetAll() {
      for (const [table, listeners] of byTable) for (const listener of listeners) listener({ table, tenant: '', key: undefined })
    },
  }
}
