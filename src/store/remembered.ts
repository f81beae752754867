import type { AnyResource } from '#fields/resource.ts'
import type { Cache } from '#kit/lru.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { type Changed, type Store, type TenantTables, Unavailable } from './store.ts'

/** The tables that rows are read from, and the store whose changes invalidate them. */
export interface Source {
  readonly db: TenantTables
  readonly store: Store
}

const isConcerned = (db: TenantTables, change: Changed, r: AnyResource) => change.tenant === db.tenant || change.key === undefined || r.reach === 'global'

/** A read-through cache of values made of rows, by key. */
export interface Remembered<V> {
  get(key: string): MaybePromise<V | undefined>
  /** Reads the row again, past the cache. */
  fresh(key: string): Promise<V | undefined>
  /** Forgets one, or all. */
  drop(key?: string): void
}

interface Memory<V> {
  readonly resource: AnyResource
  readonly cache: Cache<string, V>
  readonly load: (key: string) => Promise<V | undefined>
}

/**
 * Remembers values made of rows of `resource` in a cache, each until its row changes here or on another node. A missing row is not remembered, so
 * that a row made a moment ago is found.
 */
export function makeRowCache<V>({ db, store }: Source, { resource, cache: known, load }: Memory<V>): Remembered<V> {
  // A row that was read before a change must not overwrite, in the cache, the news of that change.
  let changes = 0
  const drop = (key?: string) => {
    changes++
    if (key === undefined) known.clear()
    else known.delete(key)
  }
  store.watch(resource, (change) => {
    if (isConcerned(db, change, resource)) drop(change.key)
  })
  const fresh = async (key: string) => {
    const before = changes
    const value = await load(key)
    if (value === undefined) known.delete(key)
    else if (before === changes) known.set(key, value)
    return value
  }
  return { get: (key) => known.get(key) ?? fresh(key), fresh, drop }
}

/**
 * Remembers one value made of all rows of `resources`, until one of them changes or `expires`. While the database is away, the last
 * good value stands in.
 */
export function rememberedWhole<V>(
  { db, store }: Source,
  { resources, load, expires }: { readonly resources: readonly AnyResource[]; readonly load: () => Promise<V>; readonly expires?: (value: V) => boolean },
): () => MaybePromise<V> {
  let last: { readonly value: V; readonly changes: number } | undefined
  let loading: { readonly value: Promise<V>; readonly changes: number } | undefined
  let changes = 0
  for (const r of resources)
    store.watch(r, (change) => {
      if (isConcerned(db, change, r)) changes++
    })
  const read = async (): Promise<V> => {
    const before = changes
    try {
      const value = await load()
      last = { value, changes: before }
      return value
    } catch (caught) {
      if (caught instanceof Unavailable && last) return last.value
      throw caught
    } finally {
      if (loading?.changes === before) loading = undefined
    }
  }
  return () => {
    if (last?.changes === changes && !expires?.(last.value)) return last.value
    if (loading?.changes !== changes) loading = { value: read(), changes }
    return loading.value
  }
}
