import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import type { Vault } from '#kit/vault.ts'
import { type KeyPair, keyPair, type SigningAlg } from '#model/key-pair.ts'
import type { Settings } from '#model/settings.ts'
import { rememberedWhole } from '#store/remembered.ts'
import type { Store, TenantTables } from '#store/store.ts'
import { decryption } from './decryption.ts'
import { firstKeys, waitForNotice } from './first-key.ts'
import type { Keys, Signing } from './keys.ts'
import { publication } from './publication.ts'
import { keptAliases } from './published.ts'
import { choose, KeyObjects, type Ring, readRing } from './ring.ts'
import type { Signer } from './sign.ts'
import { verification } from './verification.ts'

/** The dependencies of opening a tenant's keys. */
export interface KeyParts {
  readonly db: TenantTables
  readonly store: Store
  readonly vault: Vault
  readonly settings: Settings
  readonly tally: { used(use: { readonly tenant: string; readonly kind: 'key'; readonly id: string; readonly address: string }): void }
  now(): number
}

/** The keys of a tenant, read from the store when they change. A default key is made when its algorithm is named, or first needed. */
export function openKeys(parts: KeyParts): Keys {
  const { db, store, vault, tally, now } = parts
  const objects = new KeyObjects(vault, (id) => tally.used({ tenant: db.tenant, kind: 'key', id, address: '' }))
  const rings = rememberedWhole<Ring>({ db, store }, { resources: [keyPair], load: () => readRing(db, now()), expires: ({ until }) => until <= now() })
  const aliases = keptAliases(parts)

  const { made, prepare, whole } = firstKeys(parts, rings)
  function signerFor(signing: Signing): MaybePromise<Signer> {
    return andThen(rings(), (ring) => signerOf(ring, signing))
  }
  function signerOf(ring: Ring, signing: Signing): MaybePromise<Signer> {
    const chosen = choose(ring, signing)
    return chosen ? ready(chosen.row, chosen.alg) : made(signing.alg).then((row) => ready(row, signing.alg))
  }
  const ready = (row: KeyPair, alg: SigningAlg) => andThen(waitForNotice(row, parts), () => objects.signer(row, alg))
  async function signLater(
    claims: Readonly<Record<string, unknown>>,
    typ: string,
    { signing, signer }: { readonly signing: Signing; readonly signer: MaybePromise<Signer> },
  ) {
    const found = await signer
    // A DID URL is found in the document of the DID, not in our set.
    if (signing.kid?.startsWith('did:') === false) await aliases.have(signing.kid)
    return found.jws(claims, typ, signing)
  }

  return {
    sign(claims, typ, signing) {
      const signer = signerFor(signing)
      const isNamed = signing.kid !== undefined || signing.header !== undefined
      return signer instanceof Promise || isNamed ? signLater(claims, typ, { signing, signer }) : signer.jws(claims, typ)
    },
    algFor: async (signing) => choose(await rings(), signing)?.alg ?? signing.alg,
    signBytes: async (bytesFor, signing) => (await signerFor(signing)).bytes(bytesFor),
    keyIdFor: async (signing) => choose(await rings(), signing)?.row.id,
    prepare,
    ...publication(whole, aliases),
    ...verification({ db, rings, aliases, objects }),
    ...decryption({ rings, objects }),
  }
}
