import type { Context } from '#http/context.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import { handleKey, refreshHandle } from './handle.ts'
import type { Confirmation } from './proof/possession.ts'
import type { TokenAnswer } from './tokens/entitlement.ts'

/** The pair that a refresh token was exchanged for, and the key that the access token of it is bound to. */
export interface Exchanged {
  readonly pair: Omit<TokenAnswer, 'id_token'>
  readonly confirmation?: Confirmation | undefined
}
const about = (id: string) => `refresh_token ${id}`

/** Seals the answer to the use of a refresh token. The ID token is left out: it is long, and keeping it doubled what a refresh writes. */
export function sealExchanged({ vault }: Context, id: string, { id_token: _, ...pair }: TokenAnswer, confirmation: Confirmation | undefined): string {
  return vault.seal(JSON.stringify({ pair, confirmation }), about(id))
}

/**
 * The stored answer to a repeated refresh, within the retry window: for a short while, and only as long as nobody used the
 * successor. Who uses it has the answer, so a repeat after that comes from somebody else (RFC 9700 §4.14.2).
 */
export async function findExchanged(context: Context, used: RefreshToken): Promise<Exchanged | undefined> {
  const isYoung = used.used_at !== undefined && context.now() - used.used_at < context.settings.refresh_retry_ttl * 1000
  if (!isYoung || used.answer === undefined) return undefined
  const exchanged: Exchanged = JSON.parse(context.vault.unseal(used.answer, about(used.id)))
  return (await isUnused(context, exchanged.pair.refresh_token ?? '')) ? exchanged : undefined
}

async function isUnused({ db, vault }: Context, token: string): Promise<boolean> {
  const id = handleKey(refreshHandle, token, vault)
  const successor = id === undefined ? undefined : await db.table(refreshToken).get(id)
  return successor !== undefined && successor.used_at === undefined && successor.last_used_at === undefined
}
