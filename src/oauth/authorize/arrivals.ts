import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import { subscriberAt } from '#kit/address.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { sizeOf } from './parameters.ts'

/*
 * An authorization request of a browser that is not signed in is stored for a quarter of an hour, although its sender proved nothing: an attacker
 * could fill the database. A token bucket per network allows a lecture hall behind one address, and stops a program that sends without end. The
 * charge is by bytes: one token pays for an ordinary request, a longer one costs more.
 */
const arrivals = memoizeWeak((_context: Context) => tokenBuckets({ burst: 1000, perSecond: 20 }))
const BYTES_PER_TOKEN = 2048

/** Charges a request that will wait to the bucket of its network. @throws {Refusal} 429, which is shown to the person. */
export function countArrival(context: Context, { address }: Pick<Request, 'address'>, params: Params): void {
  const cost = Math.max(1, Math.ceil(sizeOf(params) / BYTES_PER_TOKEN))
  const wait = arrivals(context)(subscriberAt(address), context.now(), cost)
  if (wait > 0) throw tooManyRequests('too many sign-ins were begun from your network at once; wait a moment and try again', wait)
}
