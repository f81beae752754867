import { instant, integer, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The activity of one row on the desk in one hour: what it was used for, and how often it refused. Counted in memory, as that of clients is. */
export const deskActivity = resource(
  {
    name: 'desk_activity',
    table: 'desk_activity',
    key: 'id',
    expires: 'expires_at',
    doc: 'The activity of a verifier, a credential configuration, a status list or a wallet provider in one hour.',
    indexes: [['subject_id', 'hour_at']],
  },
  {
    id: field(text(512), { doc: 'Expiry, subject and hour.', writers: 'server' }),
    subject_id: field(text(64), { doc: 'The row that was used.', writers: 'server' }),
    hour_at: field(instant(), { doc: 'The beginning of the hour.', writers: 'server' }),
    uses: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Presentations accepted, credentials issued, status lists told, or attestations accepted.',
      initial: 0,
      writers: 'server',
    }),
    refusals: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'Presentations and attestations refused.', initial: 0, writers: 'server' }),
    last_at: field(instant(), { doc: 'The last of them.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the row is removed.', writers: 'server' }),
  },
)
export type DeskActivity = Row<typeof deskActivity.fields>

/** The last use or refusal of each row on the desk, so that one query tells it of all of them. */
export const deskLastUse = resource(
  { name: 'desk_last_use', table: 'desk_last_uses', key: 'subject_id', expires: 'expires_at', doc: 'When a row on the desk was last used, or refused.' },
  {
    subject_id: field(text(64), { doc: 'The row that was used.', writers: 'server' }),
    last_at: field(instant(), { doc: 'Its last use or refusal.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the row is removed.', writers: 'server' }),
  },
)
