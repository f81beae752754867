/** `Map.prototype.getOrInsertComputed`, which Node 24 lacks: the value of a key, computed and inserted when there is none. */
export function getOrInsertComputed<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
