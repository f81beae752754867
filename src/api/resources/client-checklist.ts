import { json } from '#http/render.ts'
import type { Client, client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import { type ChecklistItem, checkStates, reviewChecklist, reviewCheckNames } from '#model/review-checklist.ts'
import type { TenantTables } from '#store/store.ts'
import type { Administered } from '../administered.ts'
import type { Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { clientResource } from './clients.ts'

/** The checklist of an application as it is now. A grant shows that somebody signed in to it. */
export async function checklistOf(row: Client, db: TenantTables): Promise<readonly ChecklistItem[]> {
  const [tested] = await db.table(grant).find({ client_id: row.id }, { limit: 1 })
  return reviewChecklist(row, { wasTested: tested !== undefined })
}

const checklistSchema = dataSchema({
  type: 'array',
  items: {
    title: 'review_check',
    type: 'object',
    required: ['check', 'state', 'shown'],
    properties: {
      check: { enum: reviewCheckNames },
      state: { enum: checkStates, description: '`met`: it is so; `open`: it is missing; `look`: a reviewer has to look at what is shown.' },
      shown: { type: 'array', items: { type: 'string' }, description: 'The values that are to be looked at.' },
    },
  },
})

/** `GET …/{id}/checklist`, for reviewers and developers. */
export const checklistVerb = (a: Administered<typeof client.fields>): Operation =>
  rowVerb(a, 'checklist', {
    method: 'GET',
    summary: 'Read what a reviewer looks at before an application goes live',
    success: { status: 200, doc: 'The checklist.', schema: () => checklistSchema },
    run: async (call) => json({ data: await checklistOf(await findRow(a, call), call.context.db) }),
  })

export const clientChecklist: Operation = checklistVerb(clientResource)
