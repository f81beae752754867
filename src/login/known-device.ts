import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomText } from '#kit/random.ts'
import { sameText } from '#kit/vault.ts'
import { cookie, readCookie } from './cookies.ts'

const YEAR = 31_536_000

/**
 * A known device: a browser in which a person signed in before. An attacker who guesses from elsewhere locks the account for other browsers only; the
 * guesses of a known device are counted separately.
 */
export function rememberDevice(context: Context, userId: string): string {
  const device = randomText(16)
  return cookie(context, 'device', { value: `${device}.${context.vault.digest('device', `${userId} ${device}`)}`, maxAge: YEAR })
}

const wrongGuesses = memoizeWeak((_context: Context) => new Lru<string, { count: number; until: number }>(20_000))

/** The proof that a browser has of an earlier sign-in of this person: the random name of the device; undefined for another browser. */
function readDevice(context: Context, request: Request, userId: string): string | undefined {
  const [device, proof] = readCookie(request, context, 'device')?.split('.') ?? []
  return device && proof && sameText(proof, context.vault.digest('device', `${userId} ${device}`)) ? device : undefined
}

/** True for a browser in which the person signed in before. */
export const isKnownDevice = (context: Context, request: Request, userId: string): boolean => readDevice(context, request, userId) !== undefined

/** True when a guess at a locked account may be checked, because it comes from a known device of that person with guesses left. */
export function mayStillTry(context: Context, request: Request, userId: string): boolean {
  const device = readDevice(context, request, userId)
  if (device === undefined) return false
  const [known, now] = [wrongGuesses(context), context.now()]
  const kept = known.get(device)
  const guesses = kept && kept.until > now ? kept : { count: 0, until: now + context.settings.lockout_ttl * 1000 }
  known.set(device, { ...guesses, count: guesses.count + 1 })
  return guesses.count < context.settings.lockout_attempts
}
