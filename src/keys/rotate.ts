import type { Vault } from '#kit/vault.ts'
import { accessToken } from '#model/access-token.ts'
import { client } from '#model/client.ts'
import { type KeyPair, keyPair } from '#model/key-pair.ts'
import type { Settings } from '#model/settings.ts'
import { after, type Batch, before, type TenantTables } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { leadEnd, newKeyPair } from './generate.ts'

/** The dependencies of rotation. */
export interface KeyRoom {
  readonly db: TenantTables
  readonly vault: Vault
  readonly settings: Pick<Settings, 'key_overlap_ttl' | 'key_lead_ttl' | 'id_token_ttl'>
  now(): number
  /** Adds writes to the same transaction, such as the audit event. */
  also?(batch: Batch, key: KeyPair): void
}

/** The longest id_token_ttl that a client may have: `seconds(1, 86_400)` in model/client.ts. */
const LONGEST_ID_TOKEN = 86_400

/** The end of the last token that a key can sign before its successor takes over, in milliseconds since 1970. */
async function lastLook({ db, settings, now }: KeyRoom): Promise<number> {
  let ttl = Math.max(settings.key_overlap_ttl, settings.id_token_ttl)
  if (ttl < LONGEST_ID_TOKEN) {
    // ID tokens are not recorded, so their lifetimes follow from the clients.
    const longer = await db.table(client).find({ id_token_ttl: after(ttl + 1) }, { limit: 1000 })
    ttl = Math.max(ttl, ...longer.map(({ id_token_ttl }) => id_token_ttl ?? 0))
  }
  // The row keys of access tokens begin with the expiry, so the last row expires last.
  const [last] = await db.table(accessToken).find({}, { descending: true, limit: 1 })
  return Math.max(now() + ttl * 1000, last?.expires_at ?? 0) + settings.key_lead_ttl * 1000
}

/** The options of a rotation. */
export interface Replacement {
  readonly type?: KeyPair['type']
  /** Stop publishing the old key at once: somebody else knows it, so its signatures must not be trusted. */
  readonly withdraw?: boolean
}

/**
 * Replaces an active key by a new one of its kind. The old key signs until the new one has been published for `key_lead_ttl`, and stays published
 * until all its tokens have expired. A withdrawn key does neither, even if it was replaced before.
 * @returns the new key; undefined when the old one is not active, or was withdrawn already.
 */
export async function rotateKey(keys: KeyRoom, id: string, { type, withdraw = false }: Replacement = {}): Promise<KeyPair | undefined> {
  const { db, vault, now } = keys
  const old = await db.table(keyPair).get(id)
  if (withdraw && old?.state === 'retiring') return withdrawRetiring(keys, old)
  if (old?.state !== 'active') return undefined
  const same = type === undefined || type === old.type
  const { name, client_id, is_default, use } = old
  const successor = await newKeyPair(
    {
      type: type ?? old.type,
      alg: same ? old.alg : undefined,
      use,
      name,
      client_id,
      is_default,
      signs_at: withdraw ? undefined : leadEnd(keys.settings, now()),
    },
    vault,
    now(),
  )
  const retires_at = withdraw ? now() : await lastLook(keys)
  const written = await writeUnlessLost(db, (batch) => {
    batch.change(
      keyPair,
      { id, state: 'active', version: old.version },
      { state: 'retiring', is_default: false, retires_at, successor_id: successor.id, version: old.version + 1, updated_at: now() },
    )
    batch.insert(keyPair, successor)
    batch.changeAny(client, { key_pair_id: id }, { key_pair_id: successor.id })
    if (client_id !== undefined) batch.changeAny(client, { id: client_id }, { public_key: successor.public_key })
    batch.changeAny(keyPair, { state: 'retiring', retires_at: before(now()) }, { state: 'retired' })
    keys.also?.(batch, successor)
  })
  return written ? successor : undefined
}

/** Withdraws a key that was replaced before its leak was discovered. Its successor signs at once. */
async function withdrawRetiring(keys: KeyRoom, old: KeyPair): Promise<KeyPair | undefined> {
  const [{ db }, at] = [keys, keys.now()]
  if ((old.retires_at ?? 0) <= at) return undefined
  const withdrawn = { retires_at: at, version: old.version + 1, updated_at: at }
  const successor = old.successor_id === undefined ? undefined : await db.table(keyPair).get(old.successor_id)
  const inPlace = successor ?? { ...old, ...withdrawn }
  const written = await writeUnlessLost(db, (batch) => {
    batch.change(keyPair, { id: old.id, state: 'retiring', version: old.version }, withdrawn)
    keys.also?.(batch, inPlace)
  })
  return written ? inPlace : undefined
}
