/** Where a server keeps who is signed in: a table, Redis, or memory. A value is JSON; it may be dropped after `expires_at` (milliseconds since 1970). */
export interface SessionStore {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string, expires_at: number): Promise<void>
  /** Gives the value that it removed: of two that take one value at the same time, one gets nothing. */
  take(key: string): Promise<string | undefined>
}

/** How many entries are kept before the expired ones are looked for. */
const MANY = 10_000

/** Sessions in the memory of one process; they end with it. */
export function memoryStore(now: () => number = Date.now): SessionStore {
  const entries = new Map<string, { readonly value: string; readonly expires_at: number }>()
  const live = (key: string): string | undefined => {
    const entry = entries.get(key)
    return entry && entry.expires_at > now() ? entry.value : undefined
  }
  return {
    get: async (key) => live(key),
    async set(key, value, expires_at) {
      if (entries.size >= MANY) for (const [old, entry] of entries) if (entry.expires_at <= now()) entries.delete(old)
      entries.set(key, { value, expires_at })
    },
    async take(key) {
      const value = live(key)
      entries.delete(key)
      return value
    },
  }
}
