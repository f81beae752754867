import { bcrypt } from './bcrypt.ts'
import type { ForeignHash, HashCheck } from './foreign-hash.ts'
import { pbkdf2 } from './pbkdf2.ts'
import { scrypt } from './scrypt.ts'

const foreignHashes: readonly ForeignHash[] = [bcrypt, pbkdf2, scrypt]

/** The check of a hash that another system made; undefined where its form is unknown or its cost out of bounds. */
export function foreignCheck(text: string): HashCheck | undefined {
  for (const { read } of foreignHashes) {
    const check = read(text)
    if (check) return check
  }
  return undefined
}
