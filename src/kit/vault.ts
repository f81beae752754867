import { createCipheriv, createDecipheriv, hkdfSync, timingSafeEqual } from 'node:crypto'
import { keyedDigest } from './keyed-digest.ts'
import { randomBytes } from './random.ts'

/** The uses of the master key: a keyed digest for values that are only compared, sealing for values that are needed again. */
export interface Vault {
  /** HMAC-SHA-256 in base64url (43 characters). `purpose` keeps the digests of a code and of a token apart even for one value. */
  digest(purpose: string, value: string): string
  /** AES-256-GCM. `about` says what is sealed and for whom; a text moved to another row does not open. */
  seal(plain: string, about: string): string
  /** @throws {Error} when the text was not sealed by this key about this thing. */
  unseal(sealed: string, about: string): string
}

const VERSION = 'v1'

/** Opens the vault of a 32-byte master key. The keys for digests and for sealing are derived from it (RFC 5869), so neither gives away the other. */
export function openVault(master: Buffer): Vault {
  if (master.length !== 32) throw new Error(`the master key must be 32 bytes, and is ${master.length}`)
  const derive = (info: string) => Buffer.from(hkdfSync('sha256', master, 'gatehouse', info, 32))
  const [digest, sealKey] = [keyedDigest(derive('digest')), derive('seal')]
  return {
    digest: (purpose, value) => digest(`${purpose}\u0000${value}`),
    seal(plain, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(about))
      // GCM is a stream: `update` gives all of the text, and `final` only makes the tag.
      const text = cipher.update(plain, 'utf8')
      cipher.final()
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`
    },
    unseal(sealed, about) {
      const [version, body] = sealed.split('.')
      const bytes = Buffer.from(body ?? '', 'base64url')
      if (version !== VERSION || bytes.length < 28) throw new Error('not a sealed text')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12)).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}

/** Compares two texts in constant time, so that the time of a wrong guess does not tell how much of it was right. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
