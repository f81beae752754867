import { unprocessable } from '#http/refusal.ts'
import { grant } from '#model/grant.ts'
import { LONGEST_SCIM_TOKEN, SCIM_TOKEN_TTL, type ScimToken, scimToken } from '#model/scim-token.ts'
import { SCIM } from '#model/system-scopes.ts'
import { mintScimToken } from '#oauth/scim-tokens.ts'
import { declared, type Plan } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'

/** Mints the token with its row. Only who could keep people by SCIM themselves gives the power to a directory. @throws {Refusal} 403, 422 */
async function planToken(draft: ScimToken, call: Call): Promise<Plan<typeof scimToken.fields>> {
  const { context, actor } = call
  await refuseEscalation(call, [SCIM])
  const now = context.now()
  const expires_at = draft.expires_at ?? now + SCIM_TOKEN_TTL
  if (expires_at <= now) throw unprocessable({ expires_at: ['must lie in the future'] })
  if (expires_at > now + LONGEST_SCIM_TOKEN) throw unprocessable({ expires_at: ['must lie within two years'] })
  const { token, grant_id, write } = await mintScimToken(context, Math.floor((expires_at - now) / 1000))
  return { row: { ...draft, name: draft.name.trim(), expires_at, grant_id, created_by: actor.id }, also: write, once: { token } }
}

/** `/api/scim-tokens`: the token is in the answer that makes it, and nowhere else. A deleted one is dead at once. */
export const scimTokens = declared(scimToken, {
  extras: { token: { type: 'string', description: 'The token: in the answer that made it, and never again.' } },
  plan: ({ draft }, call) => planToken(draft, call),
  removal: ({ grant_id }, { context }) => ({
    also: (batch) => void batch.changeAny(grant, { id: grant_id, revoked_at: undefined }, { revoked_at: context.now() }),
  }),
})
