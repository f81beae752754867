import { timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { temporarilyUnavailable } from '#http/refusal.ts'
import { Full, semaphore } from '#kit/semaphore.ts'
import { argon2id, type Cost, newSalt, readHash, writeHash } from './argon2.ts'

/** The cost of a new hash (OWASP's first choice for argon2id): about ten milliseconds and 19 MiB. */
const COST: Cost = { memory: 19_456, passes: 2, lanes: 1 }
const LENGTH = 32
/** Longer passwords are refused before they are hashed, because an attacker could keep the server busy with them. */
export const MAX_PASSWORD_BYTES = 1024

// At most two at once: more would compete for memory bandwidth, and one core is left to the event loop. 256 waiting is about three seconds of work.
const inTurn = semaphore(Math.min(2, Math.max(1, availableParallelism() - 1)), 256)
async function deriveHash(plain: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> {
  try {
    // Keyboards may send the same password in different Unicode forms (NIST SP 800-63B §5.1.1.2).
    return await inTurn(() => argon2id(plain.normalize('NFKC'), salt, cost, length))
  } catch (cause) {
    throw cause instanceof Full ? temporarilyUnavailable('too many people are signing in; try again shortly', cause) : cause
  }
}

export const hasPasswordSize = (plain: string): boolean => plain !== '' && Buffer.byteLength(plain) <= MAX_PASSWORD_BYTES

/** The argon2id hash of a password, or of a client secret that a person chose. @throws {Refusal} 503 when too many wait. */
export async function hashPassword(plain: string): Promise<string> {
  const salt = newSalt()
  return writeHash({ cost: COST, salt, hash: await deriveHash(plain, salt, COST, LENGTH) })
}

// A dummy hash for unknown names, so that the response time does not tell an attacker which accounts exist.
const decoy = { cost: COST, salt: Buffer.alloc(16), hash: Buffer.alloc(LENGTH) }

/** Verifies a password against its hash. Without a hash it returns false after the same time. @throws {Refusal} 503 when too many wait. */
export async function verifyPassword(hash: string | undefined, plain: string): Promise<boolean> {
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
