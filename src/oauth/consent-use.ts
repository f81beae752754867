import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { consent } from '#model/consent.ts'
import type { Batch } from '#store/store.ts'

/** The key of the consent of one person to one client. */
export const consentKey = (userId: string, clientId: string): string => `${userId} ${clientId}`

const MINUTE = 60_000
const noted = memoizeWeak((_context: Context) => new Lru<string, number>(20_000))

/** Records in a batch, to the minute, when a consent was last used: people look for applications they no longer need. */
export function noteConsentUse(context: Context, batch: Batch, { user_id, client_id }: { readonly user_id: string; readonly client_id: string }): void {
  const [id, now] = [consentKey(user_id, client_id), context.now()]
  if (now - (noted(context).get(id) ?? 0) < MINUTE) return
  noted(context).set(id, now)
  batch.changeAny(consent, { id }, { last_used_at: now })
}
