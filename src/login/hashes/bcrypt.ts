import type { ForeignHash } from './foreign-hash.ts'

type Verify = (plain: string, hash: string) => Promise<boolean>

/** Missing on rare platforms, where hashes of this kind are not taken. */
const verifyNative: Verify | undefined = await import('@node-rs/bcrypt').then(
  ({ verify }) => verify,
  () => undefined,
)

const form = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/
/** At 14 a check takes about a second; above, an import could keep the server busy with every sign-in. */
const HIGHEST_COST = 14

/** `$2b$12$…`: bcrypt, as PHP, Rails, Spring, Auth0 and many others keep it. */
export const bcrypt: ForeignHash = {
  name: 'bcrypt',
  read(text) {
    const cost = Number(form.exec(text)?.[1])
    return verifyNative && cost >= 4 && cost <= HIGHEST_COST ? (plain) => verifyNative(plain, text) : undefined
  },
}
