/** Memoizes a function of one object in a WeakMap: a cached value is collected with its key. Gives each tenant caches of its own without a global. */
export function memoizeWeak<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const kept = new WeakMap<K, V>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    kept.set(key, made)
    return made
  }
}
