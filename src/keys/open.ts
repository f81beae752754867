import type { KeyObject } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, type JWK } from 'jose'
import { expiringKey } from '#kit/expiring-key.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import type { Vault } from '#kit/vault.ts'
import { type KeyPair, keyPair, type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { seenOnce } from '#model/seen-once.ts'
import type { Settings } from '#model/settings.ts'
import { rememberedWhole } from '#store/remembered.ts'
import { Conflict, type Store, type TenantTables } from '#store/store.ts'
import { fits, typeFor } from './algorithms.ts'
import { formerKeys } from './former.ts'
import { newKeyPair } from './generate.ts'
import type { Keys, Signing } from './keys.ts'
import { type Alias, aliased, keptAliases, published } from './published.ts'
import { choose, KeyObjects, type Ring, readRing } from './ring.ts'
import type { Signer } from './sign.ts'

/** What the keys of a tenant are opened with. */
export interface KeyParts {
  readonly db: TenantTables
  readonly store: Store
  readonly vault: Vault
  readonly settings: Settings
  readonly tally: { used(use: { readonly tenant: string; readonly kind: 'key'; readonly id: string; readonly address: string }): void }
  now(): number
}

/** When the mark that a first key was made may be forgotten: never, in practice. */
const FOR_EVER = Date.UTC(2900, 0)

/** The signing keys of a tenant, read from the store when they change. A default key is made when it is first needed. */
export function openKeys(parts: KeyParts): Keys {
  const { db, store, vault, settings, tally, now } = parts
  const objects = new KeyObjects(vault, (id) => tally.used({ tenant: db.tenant, kind: 'key', id, address: '' }))
  const rings = rememberedWhole<Ring>({ db, store }, { resources: [keyPair], load: () => readRing(db, now()), expires: ({ until }) => until <= now() })
  const aliases = keptAliases(parts)

  const defaults = new Map<SigningAlg, Promise<KeyPair>>()
  function signerFor(signing: Signing): MaybePromise<Signer> {
    return andThen(rings(), (ring) => signerOf(ring, signing))
  }
  function signerOf(ring: Ring, signing: Signing): MaybePromise<Signer> {
    const chosen = choose(ring, signing)
    return chosen ? objects.signer(chosen.row, chosen.alg) : signerOfFirst(signing)
  }
  async function signerOfFirst(signing: Signing): Promise<Signer> {
    const making = defaults.get(signing.alg) ?? firstKey(parts, signing.alg)
    defaults.set(signing.alg, making)
    try {
      return objects.signer(await making, signing.alg)
    } finally {
      defaults.delete(signing.alg)
    }
  }

  async function verify(jwt: string, typ: readonly string[]) {
    const [ring, list] = await Promise.all([rings(), aliases.list()])
    const keyOf = (kid: string) => ring.byId.get(kid) ?? aliased(ring, list, kid)
    return verified(jwt, typ, (kid, alg) => {
      const row = keyOf(kid)
      return row && fits(row, alg) ? objects.publicKey(row) : undefined
    })
  }

  async function signLater(
    claims: Readonly<Record<string, unknown>>,
    typ: string,
    { signing, signer }: { readonly signing: Signing; readonly signer: MaybePromise<Signer> },
  ) {
    const found = await signer
    if (signing.kid !== undefined) await aliases.have(signing.kid)
    return found.jws(claims, typ, signing.kid)
  }

  /** Nobody has signed yet. A verifier that looks now must not remember an empty set. */
  async function firstPublished(list: readonly Alias[]) {
    await signerFor({ alg: signingAlgs.find((alg) => alg === settings.signing_alg) ?? 'ES256' })
    return published(await rings(), list)
  }

  let rendered: { readonly ring: Ring; readonly aliases: readonly Alias[]; readonly set: { readonly keys: readonly JWK[] } } | undefined
  return {
    sign(claims, typ, signing) {
      const signer = signerFor(signing)
      return signer instanceof Promise || signing.kid !== undefined ? signLater(claims, typ, { signing, signer }) : signer.jws(claims, typ)
    },
    algFor: async (signing) => choose(await rings(), signing)?.alg ?? signing.alg,
    jwks: () =>
      andThen(rings(), (ring) =>
        andThen(aliases.list(), (list) => {
          if (ring.published.length === 0) return firstPublished(list)
          if (rendered?.ring !== ring || rendered.aliases !== list) rendered = { ring, aliases: list, set: published(ring, list) }
          return rendered.set
        }),
      ),
    verify,
    async recognize(jwt, typ) {
      const known = await verify(jwt, typ)
      if (known) return known
      for (const row of await formerKeys(db, await aliases.list(), jwt)) {
        const claims = await verified(jwt, typ, (_kid, alg) => (fits(row, alg) ? objects.publicKey(row) : undefined))
        if (claims) return claims
      }
      return undefined
    },
  }
}

/**
 * Makes the first default key for an algorithm. Of two nodes that try, the one that sets the mark wins, and the other reads its key: a
 * verifier would otherwise meet a key that the set it fetched a moment ago does not hold.
 */
async function firstKey({ db, vault, now }: KeyParts, alg: SigningAlg): Promise<KeyPair> {
  const made = await newKeyPair({ type: typeFor(alg), alg, name: `Default ${alg}`, is_default: true }, vault, now())
  const mark = { id: expiringKey(FOR_EVER, vault.digest('first_key', `${db.tenant} ${alg}`)), expires_at: FOR_EVER }
  try {
    await db.together((batch) => {
      batch.insert(seenOnce, mark)
      batch.insert(keyPair, made)
    })
    return made
  } catch (caught) {
    if (!(caught instanceof Conflict)) throw caught
  }
  const theirs = choose(await readRing(db, now()), { alg })
  if (theirs) return theirs.row
  // There was a first key, and it was removed since.
  await db.table(keyPair).insert(made)
  return made
}

type FindKey = (kid: string, alg: SigningAlg) => KeyObject | undefined

async function verified(jwt: string, typ: readonly string[], find: FindKey): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const header = decodeProtectedHeader(jwt)
    const alg = signingAlgs.find((name) => name === header.alg)
    // RFC 7515 §4.1.11: no extension is understood here, so none may be critical.
    if (!alg || header.crit !== undefined || !typ.includes(mediaType(header.typ))) return undefined
    const key = find(header.kid ?? '', alg)
    if (!key) return undefined
    const { payload } = await compactVerify(jwt, key, { algorithms: [alg] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    // Whatever is no JWT of ours is nothing; why does not matter to anybody who may hear it.
    return undefined
  }
}

/** RFC 7515 §4.1.9: `application/` may be left out, and letters are all alike. */
const mediaType = (typ: string | undefined) => (typ ?? '').toLowerCase().replace(/^application\//, '')
