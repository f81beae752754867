import { pbkdf2 as derive, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { fromBase64 } from './base64.ts'
import type { HashAlgorithm, HashCheck } from './hash-algorithm.ts'
import { phcMaker } from './phc.ts'

const run = promisify(derive)
const digests = ['sha1', 'sha256', 'sha512'] as const
const [FEWEST, MOST] = [1000, 2_000_000]

/** `$pbkdf2-sha256$29000$salt$hash`, or `i=29000` in place of the number (passlib, Elixir, the PHC form). */
const modular = /^\$pbkdf2(?:-(sha\d+))?\$(?:i=)?(\d{1,7})(?:,l=\d{1,3})?\$([^$]{2,128})\$([^$]{22,128})$/
/** `pbkdf2_sha256$600000$salt$hash`: the salt is the text itself (Django). */
const django = /^pbkdf2_(sha\d+)\$(\d{1,7})\$([^$]{1,128})\$([A-Za-z0-9+/=]{22,128})$/

interface Derivation {
  readonly digest: string
  readonly passes: number
  readonly salt: Buffer | undefined
  readonly hash: Buffer | undefined
}

function checkOf({ digest, passes, salt, hash }: Derivation): HashCheck | undefined {
  if (!salt || !hash || hash.length < 16 || !digests.some((known) => known === digest) || passes < FEWEST || passes > MOST) return undefined
  return async (plain) => timingSafeEqual(await run(plain, salt, passes, hash.length, digest), hash)
}

function readDerivation(text: string): Derivation | undefined {
  const [, digest = 'sha1', passes, salt, hash] = modular.exec(text) ?? []
  if (passes && salt && hash) return { digest, passes: Number(passes), salt: fromBase64(salt), hash: fromBase64(hash) }
  const [, named = '', times, plainSalt, kept] = django.exec(text) ?? []
  return times && plainSalt && kept ? { digest: named, passes: Number(times), salt: Buffer.from(plainSalt), hash: fromBase64(kept) } : undefined
}

interface Pbkdf2Options {
  readonly digest: 'sha256' | 'sha512'
  readonly iterations: number
}

/** PBKDF2 (RFC 8018 §5.2); new hashes are made with SHA-256 or SHA-512, those with SHA-1 are read. */
export const pbkdf2: HashAlgorithm<Pbkdf2Options> = {
  read(text) {
    const found = readDerivation(text)
    return found && checkOf(found)
  },
  by: ({ digest, iterations }) => phcMaker(`$pbkdf2-${digest}$i=${iterations}$`, (plain, salt, length) => run(plain, salt, iterations, length, digest)),
}
