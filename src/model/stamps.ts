import { instant, integer } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The stamps of an editable row. `version` is its ETag: an edit that names an older version is refused. */
export const stamps = {
  version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Grows with every edit; sent as the ETag.', initial: 1, writers: 'server', section: 'History' }),
  created_at: field(instant(), { doc: 'When the row was made.', initial: 0, writers: 'server', section: 'History', find: ['sort'] }),
  updated_at: field(instant(), { doc: 'When the row was last edited.', initial: 0, writers: 'server', section: 'History', find: ['sort'] }),
} as const
