import { randomFillSync } from 'node:crypto'
import { crc32 } from 'node:zlib'

// One system call fills the pool for many tokens; what was handed out is wiped from it.
const pool = Buffer.alloc(8192)
let used = pool.length

/** Hands the next bytes of the pool to `take`, and wipes them. At most 8192. */
function takeBytes<T>(bytes: number, take: (from: number, to: number) => T): T {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const [from, to] = [used, used + bytes]
  used = to
  const made = take(from, to)
  pool.fill(0, from, to)
  return made
}

/** Random bytes out of a pool that the operating system filled: a tenth of the cost of asking it each time. At most 8192. */
export const randomBytes = (bytes: number): Buffer => takeBytes(bytes, (from, to) => Buffer.from(pool.subarray(from, to)))

/** Random text in base64url; 32 bytes (43 characters) unless told. */
export const randomText = (bytes = 32): string => takeBytes(bytes, (from, to) => pool.toString('base64url', from, to))

/** A random key with a type prefix: `cl_` and 22 characters. */
export const randomKey = (prefix: string): string => prefix + randomText(16)

/** All pairs of base-36 digits. */
const PAIRS = Array.from({ length: 1296 }, (_, at) => at.toString(36).padStart(2, '0'))

/** The last six base-36 digits of the CRC-32; by pairs, because writing a number to base 36 digit by digit takes longer than computing it. */
function checksum(text: string): string {
  const crc = crc32(text)
  const high = Math.floor(crc / 1296)
  return `${PAIRS[Math.floor(high / 1296) % 1296]}${PAIRS[high % 1296]}${PAIRS[crc - high * 1296]}`
}

/** A secret that secret scanners recognise: prefix, `front`, 32 random bytes, and a checksum of all that (six characters). */
export function makeSecret(prefix: string, front = ''): string {
  const body = prefix + front + randomText(32)
  return body + checksum(body)
}

/** True when a text has the form and checksum of a secret with this prefix; a mistyped or truncated copy fails. */
export const looksLikeSecret = (prefix: string, text: string): boolean =>
  text.length > prefix.length + 40 && text.length < 512 && text.startsWith(prefix) && checksum(text.slice(0, -6)) === text.slice(-6)
