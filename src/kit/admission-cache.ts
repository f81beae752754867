import type { Cache } from './lru.ts'

const WAYS = 2
/** The last characters of a key that choose its set: 24 bits of a digest. */
const TAIL = 4

/**
 * A set-associative cache with an admission filter: a value is kept from the second time its key is set. Most keys (tokens) come once; keeping
 * them all would evict the keys that come again, and would move each value through all generations of the garbage collector. Keys end with
 * digests, so the last characters of a key choose its set (two ways, least recently used goes first); a `Map` would intern each text first.
 */
export class AdmissionCache<V> implements Cache<string, V> {
  readonly #mask: number
  readonly #keys: (string | undefined)[]
  readonly #values: (V | undefined)[]
  /** The admission filter: one byte per recent key, at its hash. */
  readonly #lately: Uint8Array
  #marks = 0

  /** `limit` values, rounded up to a power of two. */
  constructor(limit: number) {
    const sets = 2 ** Math.ceil(Math.log2(Math.max(1, limit / WAYS)))
    this.#mask = sets - 1
    this.#keys = Array.from({ length: sets * WAYS })
    this.#values = Array.from({ length: sets * WAYS })
    this.#lately = new Uint8Array(sets * WAYS * 8)
  }

  get(key: string): V | undefined {
    const at = (hashOf(key) & this.#mask) * WAYS
    if (this.#keys[at] === key) return this.#values[at]
    if (this.#keys[at + 1] !== key) return undefined
    this.#swap(at)
    return this.#values[at]
  }

  set(key: string, value: V): void {
    const hash = hashOf(key)
    const at = (hash & this.#mask) * WAYS
    if (this.#keys[at + 1] === key) this.#swap(at)
    if (this.#keys[at] !== key) {
      if (!this.#cameLately(hash)) return
      this.#swap(at)
      this.#keys[at] = key
    }
    this.#values[at] = value
  }

  /** True when the key was set recently; marks it as recent. One key in sixteen is mistaken for another with the same mark. */
  #cameLately(hash: number): boolean {
    const place = hash & (this.#lately.length - 1)
    if (this.#lately[place] === 1) return true
    if (this.#marks++ === this.#keys.length) {
      this.#lately.fill(0)
      this.#marks = 1
    }
    this.#lately[place] = 1
    return false
  }

  /** Puts the second way before the first. */
  #swap(at: number): void {
    const [key, value] = [this.#keys[at], this.#values[at]]
    this.#keys[at] = this.#keys[at + 1]
    this.#values[at] = this.#values[at + 1]
    this.#keys[at + 1] = key
    this.#values[at + 1] = value
  }

  delete(key: string): void {
    const at = (hashOf(key) & this.#mask) * WAYS
    for (const way of [at, at + 1])
      if (this.#keys[way] === key) {
        this.#keys[way] = undefined
        this.#values[way] = undefined
      }
  }

  clear(): void {
    this.#keys.fill(undefined)
    this.#values.fill(undefined)
  }
}

/** 31 bits of the last characters. */
function hashOf(key: string): number {
  let hash = 0
  for (let at = Math.max(0, key.length - TAIL); at < key.length; at++) hash = (Math.imul(hash, 131) + key.charCodeAt(at)) & 0x7f_ff_ff_ff
  return hash
}
