import { compactDecrypt, decodeProtectedHeader } from 'jose'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { contentEncryptions, type KeyManagementAlg, keyManagementAlgs } from '#model/encryption-algs.ts'
import type { KeyPair } from '#model/key-pair.ts'
import type { Keys } from './keys.ts'
import { keysOfHeader } from './public-keys.ts'
import type { KeyObjects, Ring } from './ring.ts'

/** The dependencies of the decryption of messages to this server. */
export interface DecryptionParts {
  readonly rings: () => MaybePromise<Ring>
  readonly objects: KeyObjects
}

/** The longest accepted message, in characters. */
const LONGEST = 65_536
/** The most keys that are tried. Each costs a private key operation, so an attacker must not trigger many. */
const MOST_TRIED = 3

const isForAlg = ({ use, type }: KeyPair, alg: KeyManagementAlg): boolean =>
  use === 'enc' && (alg === 'RSA-OAEP-256' ? type.startsWith('RSA') : type.startsWith('P-'))

/** The algorithms of the active encryption keys. */
const algsOf = memoizeWeak(({ published }: Ring) => keyManagementAlgs.filter((alg) => published.some((row) => row.state === 'active' && isForAlg(row, alg))))

/** The keys that a JWE may be encrypted to: the one that its header names, or else the newest; retiring ones too, as long as they are published. */
function candidates({ published }: Ring, jwe: string): readonly KeyPair[] {
  const { alg: named, enc, kid, crit, zip } = decodeProtectedHeader(jwe)
  const alg = keyManagementAlgs.find((known) => known === named)
  // RFC 7516 §4.1.13: no extension is understood here. Compressed text is refused, because it could expand to any size and leak its content (RFC 8725
  // §3.6).
  if (!alg || !contentEncryptions.some((known) => known === enc) || crit !== undefined || zip !== undefined) return []
  const fitting = published.filter((row) => isForAlg(row, alg))
  return keysOfHeader(
    fitting.map((row) => ({ kid: row.id, row })),
    kid,
  )
    .slice(0, MOST_TRIED)
    .map(({ row }) => row)
}

/** The decryption of JWEs that were encrypted to the published keys of a tenant (RFC 7516 §5.2). */
export function decryption({ rings, objects }: DecryptionParts): Pick<Keys, 'decrypt' | 'decryptionAlgs'> {
  return {
    decryptionAlgs: () => andThen(rings(), algsOf),
    async decrypt(jwe) {
      if (jwe.length > LONGEST) return undefined
      try {
        for (const row of candidates(await rings(), jwe)) {
          const text = await decryptWith(row, jwe, objects)
          if (text !== undefined) return text
        }
      } catch {
        // The text has no JWE header.
      }
      return undefined
    },
  }
}

async function decryptWith(row: KeyPair, jwe: string, objects: KeyObjects): Promise<string | undefined> {
  try {
    const key = objects.decryptionKey(row)
    const allowed = { keyManagementAlgorithms: [...keyManagementAlgs], contentEncryptionAlgorithms: [...contentEncryptions] }
    const { plaintext } = await compactDecrypt(jwe, key, allowed)
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext)
  } catch {
    // RFC 7516 §11.5: the failure must not reveal whether the key, the padding or the text was wrong.
    return undefined
  }
}
