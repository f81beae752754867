/**
 * A value that is usually cached (returned at once) and sometimes loaded (a promise). `await` takes both; not wrapping a cached value in a
 * promise saves each request a few turns of the microtask queue.
 */
export type MaybePromise<V> = V | Promise<V>

/** Runs `next` on a value: at once when the value is there, otherwise when its promise resolves. */
export const andThen = <A, B>(first: MaybePromise<A>, next: (value: A) => MaybePromise<B>): MaybePromise<B> =>
  first instanceof Promise ? first.then(next) : next(first)

/** The value if it is there already. A promise is not waited for: it fills its cache when it resolves, and its failure concerns nobody here. */
export function atHand<V>(value: MaybePromise<V>): V | undefined {
  if (!(value instanceof Promise)) return value
  value.catch(() => {})
  return undefined
}
