import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { withoutTokens } from '#outbound/cancel.ts'
import { freshToken } from '#outbound/fresh-token.ts'
import { noteAttempt } from '#outbound/history.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { change } from '../write/change.ts'
import { outboundAuthorizations, planRevocation } from './authorizations.ts'
import { askConsent, consentBody } from './consent.ts'
import { consentSchema, liveTokenSchema, needsProvider, tellToken, withProvider } from './remote-answer.ts'

async function askConsentFor(call: Call) {
  return askConsent(call, await findRow(outboundAuthorizations, call))
}

/** Tells a live token, and records whom it was told. */
async function giveToken(call: Call) {
  const row = await findRow(outboundAuthorizations, call)
  const token = await withProvider(call, () => freshToken(call.context, row.id))
  await writeTogether(outboundAuthorization, call, (batch) => audit(batch, call, { resource: outboundAuthorization, deed: 'token_given', was: row, is: row }))
  return tellToken(token)
}

/** Takes all tokens away, the refresh token too, and has them revoked at the provider. */
const cancel = (call: Call) =>
  change(outboundAuthorizations, call, {
    deed: 'cancelled',
    edit: (was) => ({ draft: withoutTokens(was), sent: {} }),
    plan: async ({ was, draft }) => {
      const revoke = was ? await planRevocation(was, call) : () => {}
      return {
        row: draft,
        also: (batch) => {
          revoke(batch)
          noteAttempt(batch, { authorization_id: draft.id, outcome: 'cancelled', at: call.context.now() })
        },
      }
    },
  })

/** Authorizations beyond CRUD. */
export const outboundAuthorizationVerbs: readonly Operation[] = [
  {
    ...rowVerb(outboundAuthorizations, 'authorize', {
      summary: 'Begin to ask a person for consent: the address that they open, or the code that they type',
      body: consentBody,
      bodyOptional: true,
      success: { status: 200, doc: 'The address that the person opens.', schema: consentSchema },
      run: askConsentFor,
    }),
    ...needsProvider,
  },
  {
    ...rowVerb(outboundAuthorizations, 'token', {
      summary: 'Get a live token, renewed first when it ends soon; that it was told is recorded',
      success: { status: 200, doc: 'A live token.', schema: liveTokenSchema },
      run: giveToken,
    }),
    ...needsProvider,
  },
  rowVerb(outboundAuthorizations, 'cancel', { summary: 'Take all its tokens away and revoke them at the provider', conditional: true, run: cancel }),
]
