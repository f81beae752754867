import { z } from 'zod'
import { conflict, forbidden } from '#http/refusal.ts'
import { reviewOutcomes } from '#model/desk/answered-for.ts'
import { nounOf } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { readMembers } from '../write/body.ts'
import { change } from '../write/change.ts'
import { keepVersion } from '../write/history.ts'
import { documentedSchema, parseMembers } from '../write/parsed-body.ts'
import type { DeskKind, DeskRow } from './kinds.ts'
import { peopleBehind } from './people-behind.ts'

const judgement = z.strictObject({
  outcome: z.enum(reviewOutcomes),
  version: z.int().min(1).describe('The version that the reviewer looked at.'),
  note: z.string().max(1024).nullish().describe('Why, for its author.'),
})

/**
 * Records what a reviewer says of one version. None of its authors can approve it, so that it takes two people to bring a credential or a query to
 * wallets (separation of duties): two who change it in turn cannot approve each other's part. @throws {Refusal} 403, 409, 422
 */
async function judgeReview({ administered, history }: DeskKind, call: Call) {
  const { outcome, version, note } = parseMembers(judgement, readMembers(call.request), 'review')
  const parties = await peopleBehind(call)
  return change(administered, call, {
    deed: outcome,
    edit: (row) => {
      const was = row as DeskRow
      if (was.version !== version) throw conflict(`it is at version ${was.version} by now: look at that one`)
      if (outcome === 'approved' && parties.some((party) => was.authors.includes(party)))
        throw forbidden('whoever changed it since it was last approved cannot approve it: ask somebody else to look at it')
      const review = { review: outcome, review_note: note ?? undefined, reviewed_by: call.actor.id, reviewed_at: call.context.now() }
      return { draft: { ...was, ...review }, sent: { review: outcome } }
    },
    plan: ({ draft }) => ({ row: draft, also: (batch) => keepVersion(batch, history, draft, call) }),
  })
}

/** `POST {collection}/{id}/review`: approves or declines a row on the desk as it is. */
export const deskReview = (kind: DeskKind): Operation =>
  rowVerb(kind.administered, 'review', {
    summary: `Approve or decline a ${nounOf(kind.administered.resource)} as it is`,
    body: documentedSchema(judgement),
    run: (call) => judgeReview(kind, call),
  })
