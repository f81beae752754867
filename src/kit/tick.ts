// What is scheduled first brings a few immediates along. They run one after another in the same turn, with promises settled in between, so
// that what follows from one batch (signed, so to be stored; stored, so to be answered) joins the same turn instead of waiting for the next.
const FOLLOWING = 4
let due: (() => void)[] = []
let coming = 0

function arrive(): void {
  coming--
  const turns = due
  due = []
  for (const turn of turns) turn()
}

function soon(turn: () => void): void {
  due.push(turn)
  if (coming > 0) return
  coming = FOLLOWING
  for (let i = 0; i < FOLLOWING; i++) setImmediate(arrive)
}

/** How a batch is bounded. */
export interface Bounds {
  /** At most this many items at once; the rest waits for the turn after, so that the loop is not held for long. */
  readonly limit?: number
  /** How many further turns a batch waits for, each as long as the one before brought something. */
  readonly patience?: number
}

/**
 * Gathers what is asked for during one turn of the event loop and does it together at its end: one commit for many writes, one tight loop
 * for many signatures.
 */
export function batched<Item>(run: (items: Item[]) => void, { limit = Number.POSITIVE_INFINITY, patience = 0 }: Bounds = {}): (item: Item) => void {
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
    if (waiting.push(item) === 1) soon(turn)
  }
}
