import type { Context } from '#http/context.ts'
import type { AccessToken } from '#model/access-token.ts'
import { type Step, step, when } from './inspection.ts'
import { rootSteps } from './roots.ts'

export const lives = (expiresAt: number, now: number) =>
  step('expiry', expiresAt > now, expiresAt > now ? `it lives until ${when(expiresAt)}` : `it expired at ${when(expiresAt)}`)
export const unmarked = (at: number | undefined, word: string) =>
  step(word, at === undefined, at === undefined ? `it was not ${word}` : `it was ${word} at ${when(at)}`)
export const recorded = (found: boolean) => step('record', found, found ? 'it is recorded here' : 'this server never issued it, or it expired long ago')

/** The steps of an access token that is on record. */
export async function accessSteps(context: Context, row: AccessToken): Promise<Step[]> {
  return [recorded(true), lives(row.expires_at, context.now()), unmarked(row.revoked_at, 'revoked'), ...(await rootSteps(context, row))]
}
