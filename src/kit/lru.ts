/** A bounded cache: values by key. */
export interface Cache<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  delete(key: K): void
  clear(): void
}

/**
 * An LRU cache of at most `limit` entries, in two generations. An entry that is used moves to the young generation; when that holds half of the
 * limit, the old one is dropped as a whole. At least the `limit / 2` entries used last are kept. Dropping a generation costs nothing per entry;
 * deleting the oldest entries of a `Map` one by one makes each deletion step over all the earlier ones.
 */
export class Lru<K, V> implements Cache<K, V> {
  #young = new Map<K, V>()
  #old = new Map<K, V>()
  readonly #half: number
  readonly #forgotten: ((value: V) => void) | undefined
  /** `forgotten` is called with each value that leaves the cache. */
  constructor(limit: number, forgotten?: (value: V) => void) {
    this.#half = Math.max(1, Math.floor(limit / 2))
    this.#forgotten = forgotten
  }

  get(key: K): V | undefined {
    const value = this.#young.get(key)
    if (value !== undefined) return value
    const aged = this.#old.get(key)
    if (aged === undefined) return undefined
    this.#old.delete(key)
    this.#add(key, aged)
    return aged
  }

  set(key: K, value: V): void {
    this.delete(key)
    this.#add(key, value)
  }

  #add(key: K, value: V): void {
    if (this.#young.size >= this.#half) {
      const dropped = this.#old
      this.#old = this.#young
      this.#young = new Map()
      this.#forget(dropped)
    }
    this.#young.set(key, value)
  }

  delete(key: K): void {
    const value = this.#young.get(key) ?? this.#old.get(key)
    this.#young.delete(key)
    this.#old.delete(key)
    if (value !== undefined) this.#forgotten?.(value)
  }

  clear(): void {
    const dropped = [this.#young, this.#old]
    this.#young = new Map()
    this.#old = new Map()
    for (const entries of dropped) this.#forget(entries)
  }

  #forget(entries: ReadonlyMap<K, V>): void {
    if (this.#forgotten) for (const value of entries.values()) this.#forgotten(value)
  }
}
