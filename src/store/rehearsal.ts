import type { Store } from './store.ts'
import { type Engine, tablesOf } from './tables.ts'

/** A store for a rehearsal: every write to its rows is undone. Nothing changes, so watchers are not called. */
export function rehearsalOf(store: Store, engine: Engine): Store {
  const undone: Engine = { ...engine, write: engine.rehearse }
  return { ...store, in: (tenant) => tablesOf(undone, tenant), global: tablesOf(undone, undefined), watch: () => {} }
}
