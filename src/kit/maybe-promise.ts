/**
 * A value that is usually cached (returned at once) and sometimes loaded (a promise). `await` takes both; not wrapping a cached value in a
 * promise saves each request a few turns of the microtask queue.
 */
export type MaybePromise<V> = V | Promise<V>

/** Runs `next` on a value: at once when the value is there, otherwise when its promise resolves. */
export const andThen = <A, B>(first: MaybePromise<A>, next: (value: A) => MaybePromise<B>): MaybePromise<B> =>
  first instanceof Promise ? first.then(next) : next(first)
