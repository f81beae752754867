import { randomFillSync } from 'node:crypto'
import { crc32 } from 'node:zlib'

// One system call fills the pool for many tokens; what was handed out is wiped from it.
const pool = Buffer.alloc(8192)
let used = pool.length

/** Random bytes out of a pool that the operating system filled: a tenth of the cost of asking it each time. At most 8192. */
export function randomBytes(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const taken = Buffer.from(pool.subarray(used, used + bytes))
  pool.fill(0, used, used + bytes)
  used += bytes
  return taken
}

/** Random text in base64url; 32 bytes (43 characters) unless told. */
export const randomText = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** A random key with a type prefix: `cl_` and 22 characters. */
export const randomKey = (prefix: string): string => prefix + randomBytes(16).toString('base64url')

const checksum = (text: string) => crc32(text).toString(36).padStart(7, '0').slice(-6)

/** A secret that scanners recognise: prefix, what the caller puts in front, 32 random bytes, and a checksum of all that (six characters). */
export function makeSecret(prefix: string, front = ''): string {
  const body = prefix + front + randomText(32)
  return body + checksum(body)
}

/** Whether a text has the form and checksum of a secret with this prefix. A typing error or a truncated copy has not. */
export const looksLikeSecret = (prefix: string, text: string): boolean =>
  text.length > prefix.length + 40 && text.length < 512 && text.startsWith(prefix) && checksum(text.slice(0, -6)) === text.slice(-6)
