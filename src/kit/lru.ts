/** Values by key, for as long as there is room. */
export interface Cache<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  delete(key: K): void
  clear(): void
}

/**
 * A map that forgets what was not used for long. It keeps at most `limit` entries, in two generations: what is used moves to the young one, and
 * when that is half of all, the old one is dropped as a whole. So at least the `limit / 2` entries used last are kept, and forgetting costs
 * nothing by the entry, where taking the oldest out of a `Map` one by one makes it step over all that were taken before.
 */
export class Lru<K, V> implements Cache<K, V> {
  #young = new Map<K, V>()
  #old = new Map<K, V>()
  readonly #half: number
  readonly #forgotten: ((value: V) => void) | undefined
  /** `forgotten` is told of each value that is not kept any longer, for whatever reason. */
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
