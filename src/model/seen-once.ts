import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** Identifiers that may be used once: the `jti` of assertions and proofs, one-time links. An insert uses one; a Conflict is a replay. */
export const seenOnce = resource(
  { name: 'seen_once', table: 'seen_once', key: 'id', expires: 'expires_at', doc: 'Identifiers that were used and may not be used again.' },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of its purpose and value.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the identifier has expired, so that a replay is refused for its age.', writers: 'server' }),
  },
)
export type SeenOnce = Row<typeof seenOnce.fields>
