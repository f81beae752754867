import { networkOf } from '#kit/address.ts'
import { inChunks } from '#kit/chunks.ts'
import { getOrInsertComputed } from '#kit/get-or-insert.ts'
import { clientCredential } from '#model/client-credential.ts'
import { keyPair } from '#model/key-pair.ts'
import type { Store, TenantTables } from '#store/store.ts'
import { writeClientKey } from './client-keys.ts'
import { addedUp, type Uses } from './counted-uses.ts'
import { writeDeskRefusals, writeDeskUses } from './desk.ts'
import { writeRedirectUri } from './redirect-uris.ts'
import type { Use } from './tally.ts'
import { untilCounted } from './until-counted.ts'

/** The last use of a signing key is written at most this often, in milliseconds, because the write makes every node read its keys again. */
const KEY_STEP = 60_000

/** Nested maps by tenant, kind and id, so that no key has to be concatenated for each use. */
type Pending = Map<string, Map<Use['kind'], Map<string, Uses>>>

/** Counts the uses of secrets and keys (time, number, network) in memory; `write` stores them. */
export function countUses(store: Store) {
  let pending: Pending = new Map()
  const written = new Map<string, number>()

  function kept({ tenant, kind, id, kid }: Omit<Use, 'address'>, first: number): Uses {
    const ofTenant = getOrInsertComputed(pending, tenant, () => new Map<Use['kind'], Map<string, Uses>>())
    const ofKind = getOrInsertComputed(ofTenant, kind, () => new Map<string, Uses>())
    return getOrInsertComputed(ofKind, id, () => ({ tenant, kind, id, kid, count: 0, first, last: first, networks: new Set<string>() }))
  }

  function add(use: Use, now: number): void {
    if (use.kind === 'key' && now - (written.get(use.id) ?? 0) < KEY_STEP) return
    const uses = kept(use, now)
    uses.count++
    uses.last = now
    if (use.address !== '') uses.networks.add(networkOf(use.address))
  }

  /** Puts back a count that could not be written. */
  function putBack(uses: Uses): void {
    const known = kept(uses, uses.first)
    known.count += uses.count
    known.last = Math.max(known.last, uses.last)
    for (const network of uses.networks) known.networks.add(network)
  }

  async function write(): Promise<void> {
    const uses = [...pending.values()].flatMap((kinds) => [...kinds.values()]).flatMap((ids) => [...ids.values()])
    pending = new Map()
    let failure: { readonly reason: unknown } | undefined
    const writeOne = async (use: Uses) => {
      try {
        await writers[use.kind](store.in(use.tenant), use)
      } catch (reason) {
        failure = { reason }
        putBack(use)
      }
      if (use.kind === 'key') written.set(use.id, use.last)
    }
    await inChunks(uses, async (slice) => {
      // After one failure the others would probably fail too, so they wait for the next time.
      if (failure) for (const use of slice) putBack(use)
      else await Promise.all(slice.map(writeOne))
    })
    if (failure) throw failure.reason
  }
  return { add, write }
}

/** Adds counts by compare and set, because another node may count the same secret. */
async function writeCredential(db: TenantTables, uses: Uses): Promise<void> {
  const rows = db.table(clientCredential)
  await untilCounted(`the uses of credential ${uses.id}`, async () => {
    const row = await rows.get(uses.id)
    if (!row) return true
    const seen = { first_used_at: row.first_used_at ?? uses.first, last_used_at: Math.max(row.last_used_at ?? 0, uses.last) }
    return (await rows.change({ id: row.id, use_count: row.use_count }, { ...addedUp(row, uses), ...seen })) !== undefined
  })
}

async function writeKey(db: TenantTables, { id, first, last }: Uses): Promise<void> {
  const rows = db.table(keyPair)
  const row = await rows.get(id)
  if (row && (row.last_used_at ?? 0) + KEY_STEP <= last) await rows.change({ id }, { first_used_at: row.first_used_at ?? first, last_used_at: last })
}

const writers = {
  credential: writeCredential,
  key: writeKey,
  client_key: writeClientKey,
  redirect_uri: writeRedirectUri,
  desk_use: writeDeskUses,
  desk_refusal: writeDeskRefusals,
} as const
