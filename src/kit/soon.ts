/**
 * What is mostly at hand, and otherwise on its way. `await` takes both; not wrapping what is at hand into a promise of its own saves each
 * request a handful of turns of the microtask queue.
 */
export type Soon<V> = V | Promise<V>
