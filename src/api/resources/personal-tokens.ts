import { personalToken } from '#model/personal-token.ts'
import { removePersonalToken } from '#oauth/personal-tokens.ts'
import { declared } from '../administered.ts'

/** `/api/personal-tokens`: the access tokens that people made for scripts of their own. A deleted one is dead at once. */
export const personalTokens = declared(personalToken, {
  removal: (row, { context }) => ({ also: (batch) => removePersonalToken(batch, row, context.now()) }),
})
