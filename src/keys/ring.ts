import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { getOrInsertComputed } from '#kit/get-or-insert.ts'
import { Lru } from '#kit/lru.ts'
import type { Vault } from '#kit/vault.ts'
import { type KeyPair, keyPair, type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { anyOf, type TenantTables } from '#store/store.ts'
import { algOf, maySign } from './algorithms.ts'
import { sealedAbout } from './generate.ts'
import type { Signing } from './keys.ts'
import { makeSigner, type Signer } from './sign.ts'

/** The published keys of a tenant at one moment. */
export interface Ring {
  /** Newest first. */
  readonly published: readonly KeyPair[]
  readonly byId: ReadonlyMap<string, KeyPair>
  /** The newest active key of each client that has its own. */
  readonly byClient: ReadonlyMap<string, KeyPair>
  /** The active defaults of the tenant, newest first. */
  readonly defaults: readonly KeyPair[]
  /** The key that signs until a new key begins: its predecessor. */
  readonly standIns: ReadonlyMap<string, KeyPair>
  /** When the next key begins to sign or leaves the set. */
  readonly until: number
}

const PAGE = 500
const isPublished = ({ state, retires_at }: KeyPair, now: number) => state === 'active' || (retires_at !== undefined && retires_at > now)
const newestFirst = (a: KeyPair, b: KeyPair) => b.created_at - a.created_at || (a.id < b.id ? -1 : 1)

export async function readRing(db: TenantTables, now: number): Promise<Ring> {
  const rows: KeyPair[] = []
  for (let after: { key: string } | undefined; ; ) {
    const page = await db.table(keyPair).find({ state: anyOf(['active', 'retiring']) }, { limit: PAGE, ...(after ? { after } : {}) })
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = { key: last.id }
  }
  const published = rows.filter((row) => isPublished(row, now)).sort(newestFirst)
  const byClient = new Map<string, KeyPair>()
  for (const row of published) if (row.client_id !== undefined && row.state === 'active' && !byClient.has(row.client_id)) byClient.set(row.client_id, row)
  const defaults = published.filter((row) => row.is_default && row.client_id === undefined && row.state === 'active')
  const until = published.reduce((first, row) => Math.min(first, ...nextTurn(row, now)), Number.POSITIVE_INFINITY)
  return { published, byId: new Map(published.map((row) => [row.id, row])), byClient, defaults, standIns: standInsIn(published, now), until }
}

const isWaiting = ({ signs_at }: KeyPair, now: number) => signs_at !== undefined && signs_at > now
/** The instants at which a key begins to sign or leaves the set. */
const nextTurn = (row: KeyPair, now: number): number[] => [
  ...(isWaiting(row, now) ? [row.signs_at ?? 0] : []),
  ...(row.state === 'active' ? [] : [row.retires_at ?? 0]),
]

/** Verifiers cache our keys for a while, so a key that is too new does not sign yet while its predecessor can. */
function standInsIn(published: readonly KeyPair[], now: number): Map<string, KeyPair> {
  // `published` is ordered newest first; reversed, the newest predecessor of each key wins.
  const predecessors = new Map(published.toReversed().flatMap((row) => (row.successor_id === undefined ? [] : [[row.successor_id, row] as const])))
  const earlier = (row: KeyPair): KeyPair => {
    let current = row
    for (let steps = 0; isWaiting(current, now) && steps < 100; steps++) {
      const former = predecessors.get(current.id)
      if (!former) return current
      current = former
    }
    return current
  }
  return new Map(published.flatMap((row) => (isWaiting(row, now) ? [[row.id, earlier(row)] as const] : [])))
}

/** Follows the successors of a rotated key. */
function successorOf(ring: Ring, row: KeyPair | undefined): KeyPair | undefined {
  let current = row
  for (let steps = 0; current && current.state !== 'active' && steps < 100; steps++) current = ring.byId.get(current.successor_id ?? '')
  return current?.state === 'active' ? current : undefined
}

/** Selects the key and algorithm that sign; undefined when the tenant has no default key for the algorithm yet. */
export function choose(ring: Ring, { alg, client_id, key_pair_id }: Signing): { readonly row: KeyPair; readonly alg: SigningAlg } | undefined {
  const own = successorOf(ring, ring.byId.get(key_pair_id ?? '')) ?? ring.byClient.get(client_id ?? '')
  // A client's own key takes precedence, even if the default algorithm does not fit it.
  if (own) return inTurn(ring, own, maySign(own, alg) ? alg : algOf(own))
  const row = ring.defaults.find((key) => maySign(key, alg))
  return row && inTurn(ring, row, alg)
}

function inTurn(ring: Ring, row: KeyPair, alg: SigningAlg): { readonly row: KeyPair; readonly alg: SigningAlg } {
  const before = ring.standIns.get(row.id)
  return { row: before && maySign(before, alg) ? before : row, alg }
}

/** The algorithms that active keys sign with. */
export const algsIn = ({ published }: Ring): readonly SigningAlg[] =>
  signingAlgs.filter((alg) => published.some((row) => row.state === 'active' && maySign(row, alg)))

/** A cache of OpenSSL key objects. Private keys are unsealed at their first use. */
export class KeyObjects {
  readonly #signers = new Map<SigningAlg, Lru<string, Signer>>()
  readonly #publics = new Lru<string, KeyObject>(2000)
  readonly #decrypting = new Lru<string, KeyObject>(100)
  readonly #vault: Vault
  readonly #used: (kid: string) => void
  constructor(vault: Vault, used: (kid: string) => void) {
    this.#vault = vault
    this.#used = used
  }

  signer(row: KeyPair, alg: SigningAlg): Signer {
    const { id } = row
    const kept = getOrInsertComputed(this.#signers, alg, () => new Lru<string, Signer>(2000))
    const known = kept.get(id)
    if (known) return known
    const made = makeSigner({ kid: id, alg, key: this.#unsealed(row), used: () => this.#used(id) })
    kept.set(id, made)
    return made
  }

  #unsealed({ id, sealed_private_key }: KeyPair): KeyObject {
    return createPrivateKey(this.#vault.unseal(sealed_private_key, sealedAbout(id)))
  }

  /** The private key that decrypts messages to its public key. */
  decryptionKey(row: KeyPair): KeyObject {
    this.#used(row.id)
    const made = this.#decrypting.get(row.id) ?? this.#unsealed(row)
    this.#decrypting.set(row.id, made)
    return made
  }

  publicKey({ id, public_key }: KeyPair): KeyObject {
    const known = this.#publics.get(id)
    if (known) return known
    const made = createPublicKey(public_key)
    this.#publics.set(id, made)
    return made
  }
}
