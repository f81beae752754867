// The first item of a batch schedules four immediates. They run in one turn of the event loop with promises settled in between, so that work
// caused by this batch (a signed token that is to be stored, a stored one that is to be answered) joins the same turn.
const FOLLOWING = 4
let due: (() => void)[] = []
let coming = 0

function runDue(): void {
  coming--
  const turns = due
  due = []
  for (const turn of turns) turn()
}

function scheduleBatch(turn: () => void): void {
  due.push(turn)
  if (coming > 0) return
  coming = FOLLOWING
  for (let i = 0; i < FOLLOWING; i++) setImmediate(runDue)
}

/** How a batch is bounded. */
export interface Bounds {
  /** At most this many items at once; the rest waits for the turn after, so that the loop is not held for long. */
  readonly limit?: number
  /** How many further turns a batch waits; it stops waiting after a turn that added no item. */
  readonly patience?: number
}

/**
 * Batches calls per turn of the event loop: the items of one turn run together at its end, so that many writes share one commit and many
 * signatures one tight loop.
 */
export function batchPerTick<Item>(run: (items: Item[]) => void, { limit = Number.POSITIVE_INFINITY, patience = 0 }: Bounds = {}): (item: Item) => void {
  let waiting: Item[] = []
  let [seen, waited] = [0, 0]
  const turn = () => {
    if (waited < patience && waiting.length > seen && waiting.length < limit) {
      seen = waiting.length
      waited++
      setImmediate(turn)
      return
    }
    seen = waited = 0
    const items = waiting.length <= limit ? waiting : waiting.slice(0, limit)
    waiting = items === waiting ? [] : waiting.slice(limit)
    if (waiting.length > 0) setImmediate(turn)
    run(items)
  }
  return (item) => {
    if (waiting.push(item) === 1) scheduleBatch(turn)
  }
}
