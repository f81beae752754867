import { accessToken } from '#model/access-token.ts'
import { consent } from '#model/consent.ts'
import { grant } from '#model/grant.ts'
import { administered } from '../administered.ts'
import { doorsOf } from '../operation.ts'
import { namesOfPair, pairNames } from './pair-names.ts'

/** `/api/consents`: what people agreed that clients may have. Taken back, everything that came of it is dead. */
export const consents = administered({
  resource: consent,
  path: '/api/consents',
  doors: doorsOf('users'),
  verbs: ['list', 'read', 'remove'],
  extras: pairNames,
  present: (rows, call) => namesOfPair(rows, call),
  removal: ({ user_id, client_id }, { context }) => ({
    also: (batch) => {
      const [theirs, revoked] = [{ user_id, client_id, revoked_at: undefined }, { revoked_at: context.now() }]
      batch.changeAny(grant, theirs, revoked)
      batch.changeAny(accessToken, theirs, revoked)
    },
  }),
})
