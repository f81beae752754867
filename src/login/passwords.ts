import { availableParallelism } from 'node:os'
import { temporarilyUnavailable } from '#http/refusal.ts'
import { Full, semaphore } from '#kit/semaphore.ts'
import { type PasswordHashing, STANDARD_HASHING } from '#model/password-hashing.ts'
import { hashMaker, readHash } from './hashes/all.ts'
import { BCRYPT_LONGEST, hasBcrypt } from './hashes/bcrypt.ts'
import type { HashCheck } from './hashes/hash-algorithm.ts'

/** Longer passwords are refused before they are hashed, because an attacker could keep the server busy with them. */
const MAX_PASSWORD_BYTES = 1024

// At most two at once, of whatever algorithm: more would compete for memory bandwidth, and one core is left to the event loop. 256 waiting is about
// three seconds of work with the standard options.
const inTurn = semaphore(Math.min(2, Math.max(1, availableParallelism() - 1)), 256)
async function hashInTurn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await inTurn(work)
  } catch (cause) {
    throw cause instanceof Full ? temporarilyUnavailable('too many people are signing in; try again shortly', cause) : cause
  }
}

// Keyboards may send the same password in different Unicode forms (NIST SP 800-63B §5.1.1.2).
const normalized = (plain: string): string => plain.normalize('NFKC')

const hasPasswordSize = (plain: string): boolean => plain !== '' && Buffer.byteLength(plain) <= MAX_PASSWORD_BYTES

/** The longest new password in bytes. */
export const longestPassword = ({ algorithm }: PasswordHashing): number => (algorithm === 'bcrypt' ? BCRYPT_LONGEST : MAX_PASSWORD_BYTES)

/** False for hashes that cannot be made on this platform. */
export const canHashBy = ({ algorithm }: PasswordHashing): boolean => algorithm !== 'bcrypt' || hasBcrypt

/** The hash of a password, or of a client secret that a person chose. @throws {Refusal} 503 when too many wait. */
export const hashPassword = (plain: string, how: PasswordHashing = STANDARD_HASHING): Promise<string> =>
  hashInTurn(() => hashMaker(how).make(normalized(plain)))

/** A hash of a dummy password for unknown names, so that the response time does not tell an attacker which accounts exist. */
const checkDecoy = (how: PasswordHashing): HashCheck => readHash(hashMaker(how).decoy) ?? checkDecoy(STANDARD_HASHING)

/** Other systems hash a password as it was typed, so that form is tried too where it differs from ours. */
const isRight = async (check: HashCheck, plain: string): Promise<boolean> =>
  (await check(normalized(plain))) || (plain !== normalized(plain) && (await check(plain)))

/**
 * Verifies a password against its hash. Without a hash it returns false after the time of a hash made as given. A hash made in another way takes a time
 * of its own until its owner signs in and it is replaced.
 * @throws {Refusal} 503 when too many wait.
 */
export async function verifyPassword(hash: string | undefined, plain: string, how: PasswordHashing = STANDARD_HASHING): Promise<boolean> {
  const check = hash === undefined ? undefined : readHash(hash)
  const fits = hasPasswordSize(plain)
  const right = await hashInTurn(() => isRight(check ?? checkDecoy(how), fits ? plain : '-'))
  return right && check !== undefined && fits
}

/** True when the hash of a password was made in another way than new ones are. A password that is too long for the new way keeps its hash. */
export const isOutdated = (hash: string, plain: string, how: PasswordHashing): boolean =>
  !hash.startsWith(hashMaker(how).head) && Buffer.byteLength(normalized(plain)) <= longestPassword(how)

/** True for a hash from elsewhere that a password can be verified against, at a cost that does not keep the server busy. */
export const isUsableHash = (text: string): boolean => readHash(text) !== undefined
