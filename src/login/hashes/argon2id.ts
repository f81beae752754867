import { argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Options } from '@node-rs/argon2'
import { fromBase64 } from './base64.ts'
import type { HashAlgorithm } from './hash-algorithm.ts'
import { phcMaker } from './phc.ts'

/** The cost of a hash (RFC 9106 §3.1): memory in KiB, passes, lanes. */
interface Argon2Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

type Derive = (password: string, salt: Buffer, cost: Argon2Cost, length: number) => Promise<Buffer>

const builtIn: Derive = async (password, salt, { memory, passes, parallelism }, length) => {
  const hash = await promisify(argon2)('argon2id', { message: password, nonce: salt, memory, passes, parallelism, tagLength: length })
  return Buffer.from(hash)
}

const loadNative =
  (hashRaw: (password: string, options: Options) => Promise<Buffer>): Derive =>
  (password, salt, { memory, passes, parallelism }, outputLen) =>
    hashRaw(password, { salt, memoryCost: memory, timeCost: passes, parallelism, outputLen })

/** The native package is three times as fast as Node's own, and is missing on rare platforms. */
const derive: Derive = await import('@node-rs/argon2').then(
  ({ hashRaw }) => loadNative(hashRaw),
  () => builtIn,
)

const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/
/** The highest cost of a hash that is taken from elsewhere: 256 MiB, ten passes. */
const HIGHEST: Argon2Cost = { memory: 262_144, passes: 10, parallelism: 16 }

function isBearable({ memory, passes, parallelism }: Argon2Cost): boolean {
  // RFC 9106 §3.1: at least 8 KiB for each lane, and one pass.
  const isValid = passes >= 1 && parallelism >= 1 && memory >= 8 * parallelism
  return isValid && memory <= HIGHEST.memory && passes <= HIGHEST.passes && parallelism <= HIGHEST.parallelism
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`: Argon2id (RFC 9106). */
export const argon2id: HashAlgorithm<Argon2Cost> = {
  read(text) {
    const [, memory, passes, parallelism, saltText = '', hashText = ''] = form.exec(text) ?? []
    const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
    const [salt, hash] = [fromBase64(saltText), fromBase64(hashText)]
    if (!salt || !hash || !isBearable(cost)) return undefined
    return async (plain) => timingSafeEqual(await derive(plain, salt, cost, hash.length), hash)
  },
  by: (cost) => phcMaker(`$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`, (plain, salt, length) => derive(plain, salt, cost, length)),
}
