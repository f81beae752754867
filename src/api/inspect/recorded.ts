import type { Context } from '#http/context.ts'
import type { AccessToken } from '#model/access-token.ts'
import { verifyRecorded } from '#oauth/tokens/verify.ts'
import { formatInstant, type InspectionStep, makeStep } from './inspection.ts'
import { rootSteps } from './roots.ts'

export const checkExpiry = (expiresAt: number, now: number) =>
  makeStep('expiry', expiresAt > now, expiresAt > now ? `it lives until ${formatInstant(expiresAt)}` : `it expired at ${formatInstant(expiresAt)}`)
export const checkUnmarked = (at: number | undefined, word: string) =>
  makeStep(word, at === undefined, at === undefined ? `it was not ${word}` : `it was ${word} at ${formatInstant(at)}`)
export const checkRecorded = (found: boolean) =>
  makeStep('record', found, found ? 'it is recorded here' : 'this server never issued it, or it expired long ago')

/** The steps of an access token that is on record. */
export async function accessSteps(context: Context, row: AccessToken): Promise<InspectionStep[]> {
  const own = [checkRecorded(true), checkExpiry(row.expires_at, context.now()), checkUnmarked(row.revoked_at, 'revoked'), ...(await rootSteps(context, row))]
  if (row.subject_token_id === undefined) return own
  const stands = (await verifyRecorded(context, row.subject_token_id)) !== undefined
  const detail = stands ? 'the token that it was exchanged for stands' : 'the token that it was exchanged for is dead'
  return [...own, makeStep('subject_token', stands, detail)]
}
