/**
 * What is mostly at hand, and otherwise on its way. `await` takes both; not wrapping what is at hand into a promise of its own saves each
 * request a handful of turns of the microtask queue.
 */
export type Soon<V> = V | Promise<V>

/** What follows from a value: at once, when the value is at hand. */
export const after = <A, B>(first: Soon<A>, next: (value: A) => Soon<B>): Soon<B> => (first instanceof Promise ? first.then(next) : next(first))
