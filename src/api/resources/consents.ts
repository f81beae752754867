import { accessToken } from '#model/access-token.ts'
import { type Consent, consent } from '#model/consent.ts'
import { grant } from '#model/grant.ts'
import { declared } from '../administered.ts'
import type { Call } from '../operation.ts'
import { namesOfPair, pairNames } from '../users/pair-names.ts'

/** When the client last got a token of this person, as far as still recorded. */
async function lastToken({ user_id, client_id }: Consent, { context }: Call): Promise<number | undefined> {
  const [token] = await context.db.table(accessToken).find({ user_id, client_id }, { descending: true, limit: 1 })
  return token?.issued_at
}

/** `/api/consents`: the consents of people. Deleting one revokes every grant and token that descends from it. */
export const consents = declared(consent, {
  extras: pairNames,
  async present(rows, call) {
    const [names, latest] = await Promise.all([namesOfPair(rows, call), Promise.all(rows.map((row) => lastToken(row, call)))])
    return names.map((name, i) => ({ ...name, last_used_at: latest[i] ?? rows[i]?.last_used_at ?? null }))
  },
  removal: ({ user_id, client_id }, { context }) => ({
    also: (batch) => {
      const [theirs, revoked] = [{ user_id, client_id, revoked_at: undefined }, { revoked_at: context.now() }]
      batch.changeAny(grant, theirs, revoked)
      batch.changeAny(accessToken, theirs, revoked)
    },
  }),
})
