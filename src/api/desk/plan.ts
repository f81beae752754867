import { type AnsweredFor, needsReview } from '#model/desk/answered-for.ts'
import type { Batch } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type History, keepVersion } from '../write/history.ts'
import { peopleBehind } from './people-behind.ts'

/** The authors after a change. Only an approval ends the list: whoever declines, restores or imports in between takes nobody out of it. */
const authorsAfter = (was: AnsweredFor | undefined, parties: readonly string[]): string[] => [
  ...new Set([...(was === undefined || was.review === 'approved' ? [] : was.authors), ...parties]),
]

/** The plan of an edit of a row on the desk: a change that matters needs a new review by somebody else, and every version is kept. */
export async function planOnDesk<R extends AnyRow & AnsweredFor>(
  { was, draft }: { readonly was: R | undefined; readonly draft: R },
  history: History,
  call: Call,
): Promise<{ readonly row: R; readonly also: (batch: Batch) => void }> {
  const isNew = needsReview(was, draft)
  const anew = { review: 'waiting', review_note: undefined, reviewed_by: undefined, reviewed_at: undefined } as const
  const row: R = isNew ? { ...draft, ...anew, authors: authorsAfter(was, await peopleBehind(call)) } : draft
  return { row, also: (batch) => keepVersion(batch, history, row, call) }
}
