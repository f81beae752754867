import type { Explanation } from '#model/explanation.ts'
import { CLIENTS, type ClientRow } from '../client-row.ts'

/** A refusal as the API explains it, with the patch of its client that mends it. */
export interface Explained extends Explanation {
  readonly fix?: Partial<ClientRow>
}
/** The result of checking a request again. */
export interface Replayed {
  readonly passes: boolean | null
  readonly check: Explanation['check'] | null
  readonly message: string | null
}

/** Where the refusals of a client are found: an administrator finds all in one place, a developer those of an application. */
export const explanationsAt = (root: string, id: string): string => (root === CLIENTS ? '/api/explanations' : `${root}/${encodeURIComponent(id)}/explanations`)
