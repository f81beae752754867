import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import { subscriberAt } from '#kit/address.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomText } from '#kit/random.ts'
import { type Guess, guess } from '#model/guess.ts'
import { after } from '#store/store.ts'

const WINDOW = 60_000
/** The most wrong guesses of a network in a minute. */
const GUESSES = 100
/** A node counts so many guesses in memory, so that a typing error costs no write. Further ones are counted in the database, for all nodes. */
const OWN = 20
const SHARED = GUESSES - OWN

/** The kinds of guesses. Each is counted separately: a client with a wrong secret must not lock out the people in the same network. */
export type Guessed = 'password' | 'secret' | 'user_code' | 'factor'

/** The counts of one network in the memory of this node. */
interface NetworkGuesses {
  /** The times of its latest guesses. */
  readonly at: readonly number[]
  /** When the count in the database, as last read, allows another guess. */
  readonly fullUntil: number
}
const nothing: NetworkGuesses = { at: [], fullUntil: 0 }
const networks = memoizeWeak((_context: Context) => new Lru<string, NetworkGuesses>(20_000))

const refuse = (until: number, now: number) => tooManyRequests('too many sign-in attempts came from your network; wait a moment', (until - now) / 1000)

/**
 * Counts a guess of a network in a sliding window, before the guess is checked, so that parallel guesses are all counted: in memory for the first
 * ones, then in the database.
 * @returns a function that takes the guess back when it was right.
 * @throws {Refusal} 429 after a hundred wrong ones in a minute.
 */
export async function countGuess(context: Context, address: string, what: Guessed): Promise<() => void> {
  const [known, network, now] = [networks(context), `${what} ${subscriberAt(address)}`, context.now()]
  const { at, fullUntil } = known.get(network) ?? nothing
  const recent = at.filter((one) => one > now - WINDOW)
  const oldest = recent[0]
  if (fullUntil > now) throw refuse(fullUntil, now)
  if (oldest !== undefined && recent.length >= GUESSES) throw refuse(oldest + WINDOW, now)
  known.set(network, { at: [...recent, now], fullUntil })
  const counted = recent.length >= OWN ? await countForAll(context, network, now) : undefined
  return () => {
    const kept = known.get(network) ?? nothing
    const mine = kept.at.indexOf(now)
    known.set(network, { ...kept, at: kept.at.filter((_, place) => place !== mine) })
    if (counted) forget(context, counted)
  }
}

/**
 * Counts a guess in the database. The row is inserted before the rows are counted, so that parallel guesses on many nodes are all counted. @throws
 * {Refusal} 429
 */
async function countForAll(context: Context, network: string, now: number): Promise<Guess> {
  const [table, expires_at] = [context.db.table(guess), now + WINDOW]
  const row: Guess = { id: expiringKey(expires_at, randomText(8)), network: context.vault.digest('guess', network), expires_at }
  await table.insert(row)
  // Ordered by key, which is the order of expiry.
  const counted = await table.find({ network: row.network, expires_at: after(now) }, { limit: GUESSES })
  if (counted.length <= SHARED) return row
  forget(context, row)
  const fullUntil = counted.filter(({ id }) => id !== row.id)[counted.length - 1 - SHARED]?.expires_at ?? expires_at
  networks(context).set(network, { ...(networks(context).get(network) ?? nothing), fullUntil })
  throw refuse(fullUntil, now)
}

/** Not awaited; a guess that is not taken back expires. */
function forget(context: Context, { id }: Guess): void {
  context.db
    .table(guess)
    .remove({ id })
    .catch((error) => context.log.warn(error, 'a guess was not taken back'))
}
