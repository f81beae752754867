import type { PasswordHashing } from '#model/password-hashing.ts'
import { argon2id } from './argon2id.ts'
import { bcrypt } from './bcrypt.ts'
import type { HashCheck, HashMaker } from './hash-algorithm.ts'
import { pbkdf2 } from './pbkdf2.ts'
import { scrypt } from './scrypt.ts'

const algorithms = [argon2id, bcrypt, pbkdf2, scrypt] as const

/** The check of a hash, ours or from elsewhere; undefined where its form is unknown or its cost out of bounds. */
export function readHash(text: string): HashCheck | undefined {
  for (const { read } of algorithms) {
    const check = read(text)
    if (check) return check
  }
  return undefined
}

/** The maker of new hashes. */
export function hashMaker(how: PasswordHashing): HashMaker {
  switch (how.algorithm) {
    case 'argon2id':
      return argon2id.by(how)
    case 'bcrypt':
      return bcrypt.by(how)
    case 'pbkdf2':
      return pbkdf2.by(how)
    case 'scrypt':
      return scrypt.by(how)
  }
}
