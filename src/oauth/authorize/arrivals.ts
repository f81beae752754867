import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import { subscriberAt } from '#kit/address.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { sizeOf } from './parameters.ts'

/*
 * An authorization request of a browser that is not signed in leaves a row that waits for a quarter of an hour, without having shown
 * anything but a client id. A lecture hall behind one address may come at once; a program that comes without end may not. The charge is by
 * bytes: one token pays for an ordinary request, and a longer one takes more.
 */
const arrivals = memoizeWeak((_context: Context) => tokenBuckets({ burst: 1000, perSecond: 20 }))
const BYTES_PER_TOKEN = 2048

/** Counts a request that is to wait against the network it comes from. @throws {Refusal} 429, which is shown to the person. */
export function countArrival(context: Context, { address }: Pick<Request, 'address'>, params: Params): void {
  const cost = Math.max(1, Math.ceil(sizeOf(params) / BYTES_PER_TOKEN))
  const wait = arrivals(context)(subscriberAt(address), context.now(), cost)
  if (wait > 0) throw tooManyRequests('too many sign-ins were begun from your network at once; wait a moment and try again', wait)
}
