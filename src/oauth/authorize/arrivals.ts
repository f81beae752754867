import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { subscriberAt } from '#kit/address.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'

/*
 * An authorization request of a browser that is not signed in leaves a row that waits for a quarter of an hour, without having shown
 * anything but a client id. A lecture hall behind one address may come at once; a program that comes without end may not.
 */
const arrivals = memoizeWeak((_context: Context) => tokenBuckets({ burst: 1000, perSecond: 20 }))

/** Counts a request that is to wait against the network it comes from. @throws {Refusal} 429, which is shown to the person. */
export function countArrival(context: Context, { address }: Pick<Request, 'address'>): void {
  const wait = arrivals(context)(subscriberAt(address), context.now())
  if (wait > 0) throw tooManyRequests('too many sign-ins were begun from your network at once; wait a moment and try again', wait)
}
