import { instant, integer, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a version of any row, besides the row that it is of and what that was like. */
export const keptVersion = {
  id: field(text(300), { doc: 'The row and its version.', writers: 'server' }),
  version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Which version.', writers: 'server' }),
  at: field(instant(), { doc: 'When it became so.', writers: 'server' }),
  actor_type: field(text(16), { doc: 'The kind of actor who made the change.', writers: 'server' }),
  actor_id: field(text(255), { doc: 'The actor who made the change.', optional: true, writers: 'server' }),
} as const
