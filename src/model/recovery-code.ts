import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A recovery code: it signs a person in once instead of a lost second factor. */
export const recoveryCode = resource(
  {
    name: 'recovery_code',
    table: 'recovery_codes',
    key: 'id',
    doc: 'A code that a person uses once instead of a lost second factor.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'A keyed digest of the person and the code.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it was used.', optional: true, writers: 'server' }),
  },
)
export type RecoveryCode = Row<typeof recoveryCode.fields>
