/** A clock in milliseconds since 1970 that is read once for each turn of the event loop: what happens together then happens at one time. */
export function turnClock(read: () => number = Date.now): () => number {
  let [now, fresh] = [0, false]
  const age = () => {
    fresh = false
  }
  return () => {
    if (!fresh) {
      now = read()
      fresh = true
      setImmediate(age)
    }
    return now
  }
}
