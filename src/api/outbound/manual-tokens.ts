import { z } from 'zod'
import { conflict } from '#http/refusal.ts'
import { refuseWithout } from '#outbound/failure.ts'
import { noteAttempt } from '#outbound/history.ts'
import { withTokens } from '#outbound/keep-tokens.ts'
import { ensureRefreshJob, refreshJobId } from '#outbound/refresh-schedule.ts'
import { remoteCallFor } from '#outbound/registered.ts'
import { tokensOf } from '#outbound/token-answer.ts'
import { wakeJob } from '#work/enqueue.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { readMembers } from '../write/body.ts'
import { change } from '../write/change.ts'
import { parseMembers } from '../write/parsed-body.ts'
import { outboundAuthorizations } from './authorizations.ts'

const token = z
  .string()
  .min(1)
  .max(65_536)
  .regex(/^[\x20-\x7e]+$/, 'must be visible ASCII')
const sent = z.strictObject({
  access_token: token,
  token_type: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be a kind of token such as Bearer')
    .default('Bearer'),
  expires_in: z.int().min(1).max(315_360_000).optional(),
  refresh_token: token.optional(),
  id_token: token.optional(),
  confirm: z.literal(true, 'expected true: what is there is overwritten'),
})

const textSchema = (description: string) => ({ type: 'string', description })
const body = () => ({
  type: 'object',
  required: ['access_token', 'confirm'],
  additionalProperties: false,
  properties: {
    access_token: textSchema('The access token.'),
    token_type: textSchema('Its kind; Bearer unless said.'),
    expires_in: { type: 'integer', minimum: 1, description: 'How long it lives, in seconds. Absent: nobody knows.' },
    refresh_token: textSchema('The refresh token.'),
    id_token: textSchema('The ID token. It is kept, not verified.'),
    confirm: { const: true, description: 'The tokens that are there are overwritten.' },
  },
})

/** Writes tokens that somebody got elsewhere over those that are there. */
async function enterTokens(call: Call) {
  const { confirm: _, ...members } = parseMembers(sent, readMembers(call.request), 'token')
  return change(outboundAuthorizations, call, {
    deed: 'tokens_entered',
    edit: (was) => ({ draft: was, sent: {} }),
    plan: async ({ draft }) => {
      if (draft.type !== 'oauth2' && draft.type !== 'callback') throw conflict('this kind of authorization has no tokens')
      const { context } = call
      const remote = await remoteCallFor(context, draft).catch((caught) => {
        throw refuseWithout(caught)
      })
      const row = withTokens(remote, { outcome: 'entered', answer: tokensOf(members) })
      await ensureRefreshJob(context)
      return {
        row,
        also: (batch) => {
          noteAttempt(batch, { authorization_id: row.id, outcome: 'entered', at: context.now() })
          if (row.refresh_at !== undefined) wakeJob(batch, refreshJobId(context.tenant.id), row.refresh_at)
        },
      }
    },
  })
}

/** `PUT /api/outbound/authorizations/{id}/tokens`: for tokens that were got elsewhere. Nothing ever shows them again. */
export const manualTokens: Operation = rowVerb(outboundAuthorizations, 'tokens', {
  method: 'PUT',
  summary: 'Enter tokens that were got elsewhere, over those that are there',
  body,
  conditional: true,
  run: enterTokens,
})
