import { scrypt as derive, timingSafeEqual } from 'node:crypto'
import { fromBase64 } from './base64.ts'
import type { HashAlgorithm } from './hash-algorithm.ts'
import { phcMaker } from './phc.ts'

/** `$scrypt$ln=16,r=8,p=1$salt$hash`: the PHC form, also written by passlib. */
const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([^$]{2,128})\$([^$]{22,128})$/
/** In bytes. A hash that needs more memory could end the server at a sign-in. */
const MOST_MEMORY = 128 * 1024 * 1024

interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}
interface Scrypt extends ScryptCost {
  readonly salt: Buffer
  readonly hash: Buffer
}

function readScrypt(text: string): Scrypt | undefined {
  const [, ln, r, p, saltText = '', hashText = ''] = form.exec(text) ?? []
  const [salt, hash] = [fromBase64(saltText), fromBase64(hashText)]
  if (!salt || !hash || hash.length < 16) return undefined
  const found = { salt, hash, N: 2 ** Number(ln), r: Number(r), p: Number(p) }
  const isBearable = found.N >= 2 && found.r >= 1 && found.p >= 1 && found.p <= 4 && 128 * found.N * found.r <= MOST_MEMORY
  return isBearable ? found : undefined
}

const run = (plain: string, salt: Buffer, length: number, { N, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    derive(plain, salt, length, { N, r, p, maxmem: 2 * MOST_MEMORY }, (error, made) => (error ? reject(error) : resolve(made)))
  })

interface ScryptOptions {
  /** The base-2 logarithm of N. */
  readonly cost: number
  readonly parallelism: number
}

/** scrypt (RFC 7914); new hashes have the block size 8. */
export const scrypt: HashAlgorithm<ScryptOptions> = {
  read(text) {
    const found = readScrypt(text)
    return found && (async (plain) => timingSafeEqual(await run(plain, found.salt, found.hash.length, found), found.hash))
  },
  by: ({ cost, parallelism: p }) => phcMaker(`$scrypt$ln=${cost},r=8,p=${p}$`, (plain, salt, length) => run(plain, salt, length, { N: 2 ** cost, r: 8, p })),
}
