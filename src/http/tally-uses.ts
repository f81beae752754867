import { networkOf } from '#kit/address.ts'
import { clientCredential } from '#model/client-credential.ts'
import { keyPair } from '#model/key-pair.ts'
import type { Room, Store } from '#store/store.ts'
import { addedUp, type Uses } from './counted-uses.ts'
import type { Use } from './tally.ts'
import { writeClientKey } from './tally-client-keys.ts'

/** How stale the last use of a signing key may be shown: writing it makes every node read its keys again. */
const KEY_STEP = 60_000
const ATTEMPTS = 8

type Named = Pick<Uses, 'tenant' | 'kind' | 'id'>
const isSame = (a: Named, b: Named) => a.tenant === b.tenant && a.kind === b.kind

/** When, how often and from where secrets and keys were used. Counted in memory; `write` puts it into the store. */
export function countUses(store: Store) {
  let pending = new Map<string, Uses>()
  const written = new Map<string, number>()

  function note(uses: Uses): void {
    // The first of an id goes by the id alone: no text has to be put together for each use of it.
    const first = pending.get(uses.id)
    const key = !first || isSame(first, uses) ? uses.id : `${uses.tenant} ${uses.kind} ${uses.id}`
    const known = pending.get(key)
    if (!known) return void pending.set(key, uses)
    known.count += uses.count
    known.last = Math.max(known.last, uses.last)
    for (const network of uses.networks) known.networks.add(network)
  }

  function add({ address, ...use }: Use, now: number): void {
    if (use.kind === 'key' && now - (written.get(use.id) ?? 0) < KEY_STEP) return
    const again = pending.get(use.id)
    if (again && isSame(again, use)) {
      again.count++
      again.last = now
      if (address !== '') again.networks.add(networkOf(address))
    } else note({ ...use, count: 1, first: now, last: now, networks: new Set(address === '' ? [] : [networkOf(address)]) })
  }

  async function write(): Promise<void> {
    const uses = [...pending.values()]
    pending = new Map()
    const writeOne = async (use: Uses) => writers[use.kind](store.in(use.tenant), use)
    const done = await Promise.allSettled(uses.map(writeOne))
    for (const use of uses) if (use.kind === 'key') written.set(use.id, use.last)
    let failure: PromiseRejectedResult | undefined
    for (const [at, result] of done.entries()) {
      const use = uses[at]
      if (result.status === 'fulfilled' || !use) continue
      failure = result
      note(use)
    }
    if (failure) throw failure.reason
  }
  return { add, write }
}

/** Counts are added by compare-and-set, because another node may count the same secret. */
async function writeCredential(room: Room, uses: Uses): Promise<void> {
  const rows = room.table(clientCredential)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await rows.get(uses.id)
    if (!row) return
    const seen = { first_used_at: row.first_used_at ?? uses.first, last_used_at: Math.max(row.last_used_at ?? 0, uses.last) }
    if (await rows.change({ id: row.id, use_count: row.use_count }, { ...addedUp(row, uses), ...seen })) return
  }
  throw new Error(`the uses of credential ${uses.id} could not be counted: others kept counting it`)
}

async function writeKey(room: Room, { id, first, last }: Uses): Promise<void> {
  const rows = room.table(keyPair)
  const row = await rows.get(id)
  if (row && (row.last_used_at ?? 0) + KEY_STEP <= last) await rows.change({ id }, { first_used_at: row.first_used_at ?? first, last_used_at: last })
}

const writers = { credential: writeCredential, key: writeKey, client_key: writeClientKey } as const
