/**
 * Gathers what is asked for during one turn of the event loop and does it together in the next: one commit for many writes, one tight loop
 * for many signatures. A batch takes at most `limit` items, the rest waits for the turn after, so that the loop is not held for long.
 */
export function batched<Item>(run: (items: Item[]) => void, limit = Number.POSITIVE_INFINITY): (item: Item) => void {
  let waiting: Item[] = []
  const turn = () => {
    const items = waiting.length <= limit ? waiting : waiting.slice(0, limit)
    waiting = items === waiting ? [] : waiting.slice(limit)
    if (waiting.length > 0) setImmediate(turn)
    run(items)
  }
  return (item) => {
    if (waiting.push(item) === 1) setImmediate(turn)
  }
}
