import { randomBytes } from 'node:crypto'
import type { HashMaker } from './hash-algorithm.ts'

const [SALT_LENGTH, HASH_LENGTH] = [16, 32]

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** A maker of hashes in the PHC string format: `$algorithm$options$salt$hash`, where `head` is all before the salt. */
export function phcMaker(head: string, derive: (plain: string, salt: Buffer, length: number) => Promise<Buffer>): HashMaker {
  const write = (salt: Buffer, hash: Buffer) => `${head}${base64(salt)}$${base64(hash)}`
  return {
    head,
    make: async (plain) => {
      const salt = randomBytes(SALT_LENGTH)
      return write(salt, await derive(plain, salt, HASH_LENGTH))
    },
    decoy: write(Buffer.alloc(SALT_LENGTH), Buffer.alloc(HASH_LENGTH)),
  }
}
