/** One value for each key, made when first asked for and forgotten with the key: how a room keeps a cache for each tenant without a global. */
export function per<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const kept = new WeakMap<K, V>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    kept.set(key, made)
    return made
  }
}
