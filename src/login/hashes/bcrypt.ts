import type { HashAlgorithm } from './hash-algorithm.ts'

/** Missing on rare platforms, where hashes of this kind are neither taken nor made. */
const native = await import('@node-rs/bcrypt').then(
  ({ hash, verify }) => ({ hash, verify }),
  () => undefined,
)
export const hasBcrypt = native !== undefined

/**
 * The longest password in bytes. bcrypt reads no further, so a longer one is refused. Hashing it beforehand would lift the bound, but such a hash is
 * read by no other system, and a stolen list of unsalted digests could be tried against it without the passwords (password shucking).
 */
export const BCRYPT_LONGEST = 72

const form = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/
/** At 14 a check takes about a second; above, an import could keep the server busy with every sign-in. */
const HIGHEST_COST = 14

/** `$2b$12$…`: bcrypt, as PHP, Rails, Spring, Auth0 and many others keep it. */
export const bcrypt: HashAlgorithm<{ readonly cost: number }> = {
  read(text) {
    const cost = Number(form.exec(text)?.[1])
    return native && cost >= 4 && cost <= HIGHEST_COST ? (plain) => native.verify(plain, text) : undefined
  },
  by({ cost }) {
    const head = `$2b$${String(cost).padStart(2, '0')}$`
    const make = async (plain: string) => {
      if (!native) throw new Error('bcrypt is missing on this platform')
      return native.hash(plain, cost)
    }
    return { head, make, decoy: head + '.'.repeat(53) }
  },
}
