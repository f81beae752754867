import { allRows, change, openDatabase } from './database.ts'
import type { Kept, Kind } from './kept.ts'
import { newStretching, newVaultKey, type Sealed, type Stretching, seal, stretch, unseal, unwrap, unwrapVaultKey, wrap } from './seal.ts'

/** A row as it lies in the database: its kind, and the rest sealed. */
interface SealedRow extends Sealed {
  readonly id: string
  readonly kind: Kind
}

/** How the vault is locked: by a key that no script can read, or by a passphrase. */
type Lock = { readonly id: 'lock'; readonly key: CryptoKey } | ({ readonly id: 'lock'; readonly stretching: Stretching } & Sealed)

/** A value to put, with its kind. */
export type Putting = { readonly [K in Kind]: readonly [kind: K, value: Kept[K]] }[Kind]

/**
 * The vault of the wallet on this device. Everything lies sealed in IndexedDB; the key of the vault is one that no script can read out, and a passphrase
 * takes even that from the device.
 */
export class Vault {
  readonly #db: IDBDatabase
  #key: CryptoKey
  #hasPassphrase: boolean

  constructor(db: IDBDatabase, key: CryptoKey, hasPassphrase: boolean) {
    this.#db = db
    this.#key = key
    this.#hasPassphrase = hasPassphrase
  }

  get hasPassphrase(): boolean {
    return this.#hasPassphrase
  }
  /** The key that keys are wrapped by. */
  get key(): CryptoKey {
    return this.#key
  }

  /** All values of a kind. */
  async all<K extends Kind>(kind: K): Promise<Kept[K][]> {
    const rows = (await allRows<SealedRow>(this.#db, 'kept')).filter((row) => row.kind === kind)
    return Promise.all(rows.map(async (row) => (await unseal(this.#key, row)) as Kept[K]))
  }

  /** Puts values, and removes others, in one transaction. */
  async put(values: readonly Putting[], remove: readonly string[] = []): Promise<void> {
    await change(this.#db, { kept: { put: await sealAll(values, this.#key), remove } })
  }
  remove = (ids: readonly string[]): Promise<void> => change(this.#db, { kept: { remove: ids } })

  /** Everything, for an export or a new lock. */
  async everything(): Promise<Putting[]> {
    const rows = await allRows<SealedRow>(this.#db, 'kept')
    return Promise.all(rows.map(async (row) => [row.kind, await unseal(this.#key, row)] as Putting))
  }

  /** Seals everything anew under a passphrase, or under a key of this device where there is none. */
  async relock(passphrase: string | undefined): Promise<void> {
    const fresh = await newVaultKey(passphrase !== undefined)
    const values = await rewrapped(await this.everything(), this.#key, fresh)
    const { lock, key } = await lockBy(passphrase, fresh)
    await change(this.#db, { kept: { put: await sealAll(values, fresh), empty: true }, lock: { put: [lock] } })
    this.#key = key
    this.#hasPassphrase = passphrase !== undefined
  }

  /** Removes everything, the lock too. */
  erase = (): Promise<void> => change(this.#db, { kept: { empty: true }, lock: { empty: true } })
}

const sealAll = (values: readonly Putting[], key: CryptoKey): Promise<SealedRow[]> =>
  Promise.all(values.map(async ([kind, value]) => ({ id: value.id, kind, ...(await seal(key, value)) })))

/** The same values with their keys wrapped by another key. */
export const rewrapped = (values: readonly Putting[], from: CryptoKey, to: CryptoKey): Promise<Putting[]> =>
  Promise.all(
    values.map(async (one): Promise<Putting> => {
      if (one[0] !== 'key') return one
      const { wrapped, kind } = one[1]
      return ['key', { ...one[1], wrapped: await wrap(await unwrap(wrapped, from, kind, true), to) }]
    }),
  )

async function lockBy(passphrase: string | undefined, key: CryptoKey): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  if (passphrase === undefined) return { lock: { id: 'lock', key }, key }
  const stretching = newStretching()
  const by = await stretch(passphrase, stretching)
  const sealed = await wrap(key, by)
  // From now on as it will be after each unlocking: no script can read it.
  return { lock: { id: 'lock', stretching, ...sealed }, key: await unwrapVaultKey(sealed, by) }
}

/** A vault that waits for its passphrase. `unlock` gives undefined for a wrong one. */
export interface Locked {
  unlock(passphrase: string): Promise<Vault | undefined>
}

/** Opens the wallet of this device; a new one has a key of the device and no passphrase. */
export async function openVault(name: string): Promise<Vault | Locked> {
  const db = await openDatabase(name)
  const [lock] = await allRows<Lock>(db, 'lock')
  if (lock && 'stretching' in lock)
    return {
      async unlock(passphrase) {
        const by = await stretch(passphrase, lock.stretching)
        const key = await unwrapVaultKey(lock, by).catch(() => undefined)
        return key && new Vault(db, key, true)
      },
    }
  const key = lock?.key ?? (await newVaultKey(false))
  if (!lock) await change(db, { lock: { put: [{ id: 'lock', key } as Lock] } })
  return new Vault(db, key, false)
}
