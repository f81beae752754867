import { type AnsweredFor, needsReview } from '#model/desk/answered-for.ts'
import type { Batch } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type History, keepVersion } from '../write/history.ts'

/** The plan of an edit of a row on the desk: a change that matters needs a new review by somebody else, and every version is kept. */
export function planOnDesk<R extends AnyRow & AnsweredFor>(
  { was, draft }: { readonly was: R | undefined; readonly draft: R },
  history: History,
  call: Call,
): { readonly row: R; readonly also: (batch: Batch) => void } {
  const anew = { review: 'waiting', review_note: undefined, reviewed_by: undefined, reviewed_at: undefined, changed_by: call.actor.id } as const
  const row: R = needsReview(was, draft) ? { ...draft, ...anew } : draft
  return { row, also: (batch) => keepVersion(batch, history, row, call) }
}
