import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { lastUse } from '#model/activity.ts'
import type { Client } from '#model/client.ts'
import type { Batch } from '#store/store.ts'

/** How long a hold is not renewed, in milliseconds. A client must have been unused for longer before a clean-up may remove it. */
export const HOLD = 1_800_000
const CLIENTS = 20_000

const held = memoizeWeak((_context: Context) => new Lru<string, number>(CLIENTS))

/** The hold of what is issued on its client. */
export interface Hold {
  /** Holds the client in the batch that stores what is issued. The batch is lost when the client was removed. */
  take(batch: Batch): void
  /** To be called once the batch is written. */
  taken(): void
}

/**
 * Keeps a client that registered itself from a clean-up which runs at this moment: the use is noted in the very batch that issues a grant or token, and the
 * clean-up removes only a client whose last use is long ago. So one of the two is lost, on whichever node, and no grant outlives its client. Undefined
 * for all other clients, which no clean-up removes, and for one that was held a moment ago.
 */
export function holdClient(
  context: Context,
  { id, origin, registered_name }: Pick<Client, 'id' | 'origin' | 'registered_name'>,
  now: number,
): Hold | undefined {
  // No clean-up removes one with a registered name. In other tenants, where it is known as a dynamic client, it has no row to hold.
  if (origin !== 'dynamic' || registered_name !== undefined) return undefined
  const holds = held(context)
  if ((holds.get(id) ?? 0) > now - HOLD) return undefined
  return {
    take: (batch) => batch.change(lastUse, { id }, { last_used_at: now }),
    taken: () => holds.set(id, now),
  }
}
