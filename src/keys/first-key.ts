import { setTimeout as wait } from 'node:timers/promises'
import { expiringKey } from '#kit/expiring-key.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import type { Vault } from '#kit/vault.ts'
import { type KeyPair, keyPair, type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { seenOnce } from '#model/seen-once.ts'
import type { Settings } from '#model/settings.ts'
import { Conflict, type Store, type TenantTables, Unavailable } from '#store/store.ts'
import { typeFor } from './algorithms.ts'
import { newKeyPair } from './generate.ts'
import { choose, type Ring, readRing } from './ring.ts'

/** The dependencies of making a tenant's first keys. */
export interface FirstKeyParts {
  readonly db: TenantTables
  readonly store: Store
  readonly vault: Vault
  readonly settings: Pick<Settings, 'signing_alg' | 'id_token_signing_alg'>
  now(): number
}

/** The default keys of a tenant, each made when its algorithm is named. */
export interface FirstKeys {
  /** Makes the first default key for an algorithm. */
  made(alg: SigningAlg): Promise<KeyPair>
  /** Makes one for each algorithm that has none. */
  prepare(algs: readonly SigningAlg[]): Promise<void>
  /**
   * The keys, with one for each offered algorithm: otherwise a verifier that fetches the set before the first token would cache one without the key.
   */
  whole(): MaybePromise<Ring>
}

export function firstKeys(parts: FirstKeyParts, rings: () => MaybePromise<Ring>): FirstKeys {
  const { signing_alg, id_token_signing_alg } = parts.settings
  /** RS256, which discovery must offer (OIDC Discovery §3), and the default algorithms of access tokens and ID tokens. */
  const offered = signingAlgs.filter((alg) => alg === 'RS256' || alg === signing_alg || alg === id_token_signing_alg)
  const making = new Map<SigningAlg, Promise<KeyPair>>()
  async function made(alg: SigningAlg): Promise<KeyPair> {
    const key = making.get(alg) ?? firstKey(parts, alg)
    making.set(alg, key)
    try {
      return await key
    } finally {
      making.delete(alg)
    }
  }
  async function prepare(algs: readonly SigningAlg[]): Promise<void> {
    for (const alg of algs) if (!choose(await rings(), { alg })) await made(alg)
  }
  async function filled(ring: Ring): Promise<Ring> {
    try {
      await prepare(offered)
      return await rings()
    } catch (caught) {
      // The existing keys stay published while the database is unavailable.
      if (caught instanceof Unavailable && ring.published.length > 0) return ring
      throw caught
    }
  }
  return {
    made,
    prepare,
    whole: () => andThen(rings(), (ring) => (offered.every((alg) => choose(ring, { alg })) ? ring : filled(ring))),
  }
}

/** How long another node may take to notice a change, in milliseconds (store/store.ts `watch`). */
const NOTICED = 1000
/** The mark that a first key was made does not expire in practice. */
const FOR_EVER = Date.UTC(2900, 0)

/** Waits until other nodes publish a new key, before anybody can ask them for it. */
export function waitForNotice({ created_at }: KeyPair, { store, now }: Pick<FirstKeyParts, 'store' | 'now'>): MaybePromise<void> {
  const left = store.dialect === 'postgres' ? created_at + NOTICED - now() : 0
  if (left > 0) return wait(Math.min(left, NOTICED))
}

/**
 * Makes the first default key for an algorithm. Of two nodes, the one that inserts the mark wins, and the other uses its key. With two keys, a
 * verifier could meet one that is missing in the set it has just fetched.
 */
async function firstKey({ db, vault, now }: FirstKeyParts, alg: SigningAlg): Promise<KeyPair> {
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
  // The first key was removed since.
  await db.table(keyPair).insert(made)
  return made
}
