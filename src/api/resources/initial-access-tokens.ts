import { makeSecret } from '#kit/random.ts'
import { initialAccessToken } from '#model/initial-access-token.ts'
import { declared } from '../administered.ts'
import { initialTokenDigest } from '../registration/admission.ts'

/** The prefix, so that scanners recognise a leaked token. */
const PREFIX = 'gia_'

/** `/api/initial-access-tokens`: the token is in the answer that makes it, and nowhere else. */
export const initialAccessTokens = declared(initialAccessToken, {
  extras: { token: { type: 'string', description: 'The token: in the answer that made it, and never again.' } },
  plan({ was, draft }, { context, actor }) {
    if (was) return { row: draft }
    const token = makeSecret(PREFIX)
    return { row: { ...draft, digest: initialTokenDigest(context, token), created_by: actor.id }, once: { token } }
  },
})
