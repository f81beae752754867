import { hash } from 'node:crypto'
import { randomText } from '#kit/random.ts'
import { demand } from './fault.ts'
import { parseEncoded } from './signed-jwt.ts'

/** The hash functions of digests, by their names in `_sd_alg` (RFC 9901 §4.1.1). */
const hashes: Readonly<Record<string, string>> = { 'sha-256': 'sha256', 'sha-384': 'sha384', 'sha-512': 'sha512' }
export const DEFAULT_HASH = 'sha-256'

/** The hash function that `_sd_alg` names. @throws {CredentialFault} for an unknown one */
export function readDigestHash(name: unknown): string {
  demand(name === undefined || (typeof name === 'string' && Object.hasOwn(hashes, name)), '_sd_alg names a hash function that is not accepted here')
  return hashes[name ?? DEFAULT_HASH] ?? 'sha256'
}

/** The digest of a text as sent (RFC 9901 §4.2.3). */
export const digestOf = (text: string, algorithm = 'sha256'): string => hash(algorithm, text, 'base64url')

/** Names that no claim may have (RFC 9901 §4.2.1). */
const reserved: readonly string[] = ['_sd', '...', '_sd_alg']

/** A disclosure (RFC 9901 §4.2): a claim with its name, or an element of an array without. */
export interface Disclosure {
  /** As it is sent. */
  readonly text: string
  readonly digest: string
  readonly name?: string
  readonly value: unknown
}

/**
 * Makes a disclosure with a random salt of 128 bits. A salt that followed from anything else would let a verifier who was told nothing guess a
 * birthday from its digest (RFC 9901 §9.3).
 */
export function makeDisclosure(value: unknown, name?: string): Disclosure {
  const salt = randomText(16)
  const text = Buffer.from(JSON.stringify(name === undefined ? [salt, value] : [salt, name, value])).toString('base64url')
  return { text, digest: digestOf(text), value, ...(name === undefined ? {} : { name }) }
}

/** Parses a disclosure (RFC 9901 §7.1). @throws {CredentialFault} */
export function parseDisclosure(text: string, algorithm: string): Disclosure {
  const parts = parseEncoded(text, 'a disclosure')
  demand(
    Array.isArray(parts) && (parts.length === 2 || parts.length === 3) && typeof parts[0] === 'string',
    'a disclosure is not an array of salt, name, value',
  )
  const digest = digestOf(text, algorithm)
  if (parts.length === 2) return { text, digest, value: parts[1] }
  const name: unknown = parts[1]
  demand(typeof name === 'string' && !reserved.includes(name), 'a disclosure has a claim name that is not allowed')
  return { text, digest, name, value: parts[2] }
}
