import { timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { temporarilyUnavailable } from '#http/refusal.ts'
import { Full, semaphore } from '#kit/semaphore.ts'
import { argon2id, type Cost, newSalt, readHash, writeHash } from './argon2.ts'
import { foreignCheck } from './hashes/all.ts'

/** The cost of a new hash (OWASP's first choice for argon2id): about ten milliseconds and 19 MiB. */
const COST: Cost = { memory: 19_456, passes: 2, lanes: 1 }
const LENGTH = 32
/** Longer passwords are refused before they are hashed, because an attacker could keep the server busy with them. */
export const MAX_PASSWORD_BYTES = 1024

// At most two at once: more would compete for memory bandwidth, and one core is left to the event loop. 256 waiting is about three seconds of work.
const inTurn = semaphore(Math.min(2, Math.max(1, availableParallelism() - 1)), 256)
async function hashInTurn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await inTurn(work)
  } catch (cause) {
    throw cause instanceof Full ? temporarilyUnavailable('too many people are signing in; try again shortly', cause) : cause
  }
}

// Keyboards may send the same password in different Unicode forms (NIST SP 800-63B §5.1.1.2).
const deriveHash = (plain: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> =>
  hashInTurn(() => argon2id(plain.normalize('NFKC'), salt, cost, length))

export const hasPasswordSize = (plain: string): boolean => plain !== '' && Buffer.byteLength(plain) <= MAX_PASSWORD_BYTES

/** The argon2id hash of a password, or of a client secret that a person chose. @throws {Refusal} 503 when too many wait. */
export async function hashPassword(plain: string): Promise<string> {
  const salt = newSalt()
  return writeHash({ cost: COST, salt, hash: await deriveHash(plain, salt, COST, LENGTH) })
}

// A dummy hash for unknown names, so that the response time does not tell an attacker which accounts exist.
const decoy = { cost: COST, salt: Buffer.alloc(16), hash: Buffer.alloc(LENGTH) }

/**
 * Verifies a password against its hash. Without a hash it returns false after the same time. An imported hash of another kind takes a time of its own
 * until its owner signs in and it is replaced.
 * @throws {Refusal} 503 when too many wait.
 */
export async function verifyPassword(hash: string | undefined, plain: string): Promise<boolean> {
  const check = hash === undefined ? undefined : foreignCheck(hash)
  if (check) return hasPasswordSize(plain) && hashInTurn(() => check(plain))
  const kept = hash === undefined ? undefined : readHash(hash)
  const against = kept ?? decoy
  const same = timingSafeEqual(await deriveHash(hasPasswordSize(plain) ? plain : '-', against.salt, against.cost, against.hash.length), against.hash)
  return same && kept !== undefined && hasPasswordSize(plain)
}

/** True when a hash was made at another cost than today's; the next correct password then replaces it. */
export function isOutdated(hash: string): boolean {
  const cost = readHash(hash)?.cost
  return cost?.memory !== COST.memory || cost.passes !== COST.passes || cost.lanes !== COST.lanes
}

/** The highest cost of an argon2id hash that is taken from elsewhere: 256 MiB, ten passes. */
const HIGHEST: Cost = { memory: 262_144, passes: 10, lanes: 16 }

/** True for a hash from elsewhere that a password can be verified against, at a cost that does not keep the server busy. */
export function isUsableHash(text: string): boolean {
  const cost = readHash(text)?.cost
  if (!cost) return foreignCheck(text) !== undefined
  // RFC 9106 §3.1: at least 8 KiB for each lane, and one pass.
  const isValid = cost.passes >= 1 && cost.lanes >= 1 && cost.memory >= 8 * cost.lanes
  return isValid && cost.memory <= HIGHEST.memory && cost.passes <= HIGHEST.passes && cost.lanes <= HIGHEST.lanes
}
