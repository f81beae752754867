import type { Context } from '#http/context.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import { handleKey, refreshHandle } from './handle.ts'
import type { Confirmation } from './proof/possession.ts'
import type { TokenAnswer } from './tokens/entitlement.ts'

/** The token pair that a refresh token was exchanged for, and the binding of its access token. */
export interface Exchanged {
  readonly pair: Omit<TokenAnswer, 'id_token'>
  readonly confirmation?: Confirmation | undefined
}
const about = (id: string) => `refresh_token ${id}`

/** Seals the answer to the use of a refresh token. The ID token is left out: storing it doubled the bytes that a refresh writes. */
export function sealExchanged({ vault }: Context, id: string, { id_token: _, ...pair }: TokenAnswer, confirmation: Confirmation | undefined): string {
  return vault.seal(JSON.stringify({ pair, confirmation }), about(id))
}

/**
 * The stored answer to a repeated refresh, within the retry window: only while the successor is unused. A client that used the successor has received
 * the answer, so a later repeat comes from a thief (RFC 9700 §4.14.2).
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
