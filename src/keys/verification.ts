import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { KeyPair } from '#model/key-pair.ts'
import type { TenantTables } from '#store/store.ts'
import { maySign } from './algorithms.ts'
import { formerKeys } from './former.ts'
import type { Keys } from './keys.ts'
import { verifyOwn } from './own-jwt.ts'
import { type Aliases, findByAlias } from './published.ts'
import type { KeyObjects, Ring } from './ring.ts'

/** The dependencies of verifying our own JWTs. */
export interface VerificationParts {
  readonly db: TenantTables
  readonly rings: () => MaybePromise<Ring>
  readonly aliases: Aliases
  readonly objects: KeyObjects
}

/** The verification of JWTs that a tenant signed itself: with the published keys, or also with former ones. */
export function verification({ db, rings, aliases, objects }: VerificationParts): Pick<Keys, 'verify' | 'recognize'> {
  const verifyWith = (jwt: string, typ: readonly string[], rowOf: (kid: string) => KeyPair | undefined) =>
    verifyOwn(jwt, typ, (kid, alg) => {
      const row = rowOf(kid)
      return row && maySign(row, alg) ? objects.publicKey(row) : undefined
    })
  async function verify(jwt: string, typ: readonly string[]) {
    const [ring, list] = await Promise.all([rings(), aliases.list()])
    return verifyWith(jwt, typ, (kid) => ring.byId.get(kid) ?? findByAlias(ring, list, kid))
  }
  return {
    verify,
    async recognize(jwt, typ) {
      const known = await verify(jwt, typ)
      if (known) return known
      for (const row of await formerKeys(db, await aliases.list(), jwt)) {
        const claims = await verifyWith(jwt, typ, () => row)
        if (claims) return claims
      }
      return undefined
    },
  }
}
