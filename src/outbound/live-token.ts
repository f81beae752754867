import type { Context } from '#http/context.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'

/** A token that is good now. */
export interface LiveToken {
  readonly access_token: string
  readonly token_type: string
  /** In milliseconds since 1970. Absent: the provider does not say. */
  readonly expires_at?: number | undefined
}

type Dated = Pick<OutboundAuthorization, 'expires_at' | 'obtained_at'>

/**
 * How long before its end a token counts as spent, in milliseconds: the margin in seconds, but at most half its life. A token that lives no longer than
 * the margin would otherwise be renewed at each request.
 */
export const marginOf = ({ expires_at = 0, obtained_at = 0 }: Dated, seconds: number): number =>
  Math.min(seconds * 1000, Math.max(0, expires_at - obtained_at) / 2)

/** True when the row has a token that lives for longer than `margin` milliseconds. */
export const isLive = ({ access_token, expires_at }: Pick<OutboundAuthorization, 'access_token' | 'expires_at'>, now: number, margin: number): boolean =>
  access_token !== undefined && (expires_at === undefined || expires_at - margin > now)

/** The token of an authorization, unsealed. */
export async function openToken(context: Context, row: OutboundAuthorization): Promise<LiveToken> {
  const access_token = (await context.sealed.open(outboundAuthorization, row, 'access_token')) ?? ''
  return { access_token, token_type: row.token_type ?? 'Bearer', expires_at: row.expires_at }
}
