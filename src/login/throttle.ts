import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import { subscriberAt } from '#kit/address.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'

const WINDOW = 60_000
const GUESSES = 100

/** When the latest wrong guesses came, by network. Kept in memory: it only slows a flood; what protects one account is kept with the account. */
const guesses = memoizeWeak((_context: Context) => new Lru<string, readonly number[]>(20_000))

/**
 * Counts a guess against the network it comes from, before it is looked at, so that many at once count as many.
 * @returns what takes the guess back when it was right.
 * @throws {Refusal} 429 after a hundred wrong ones in a minute.
 */
export function countGuess(context: Context, address: string, what: 'password' | 'secret' = 'password'): () => void {
  const [known, network, now] = [guesses(context), `${what} ${subscriberAt(address)}`, context.now()]
  const recent = (known.get(network) ?? []).filter((at) => at > now - WINDOW)
  const oldest = recent[0]
  if (oldest !== undefined && recent.length >= GUESSES)
    throw tooManyRequests('too many sign-in attempts came from your network; wait a moment', (oldest + WINDOW - now) / 1000)
  known.set(network, [...recent, now])
  return () => {
    const kept = known.get(network) ?? []
    const mine = kept.indexOf(now)
    known.set(
      network,
      kept.filter((_, at) => at !== mine),
    )
  }
}
