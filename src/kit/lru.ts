/** A map that forgets what was not used for longest once it holds `limit` entries. */
export class Lru<K, V> {
  readonly #entries = new Map<K, V>()
  readonly #limit: number
  readonly #forgotten: ((value: V) => void) | undefined
  /** `forgotten` is told of each value that is not kept any longer, for whatever reason. */
  constructor(limit: number, forgotten?: (value: V) => void) {
    this.#limit = limit
    this.#forgotten = forgotten
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key)
    // Half empty, it forgets nothing soon, and order is not worth the work.
    if (value !== undefined && this.#entries.size * 2 > this.#limit) {
      this.#entries.delete(key)
      this.#entries.set(key, value)
    }
    return value
  }

  set(key: K, value: V): void {
    this.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size > this.#limit) {
      const [oldest] = this.#entries.keys()
      this.delete(oldest as K)
    }
  }

  delete(key: K): void {
    const value = this.#entries.get(key)
    if (this.#entries.delete(key) && value !== undefined) this.#forgotten?.(value)
  }

  clear(): void {
    if (this.#forgotten) for (const value of this.#entries.values()) this.#forgotten(value)
    this.#entries.clear()
  }
}
