import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A browser in which a person need not show the second factor for a while. */
export const trustedDevice = resource(
  {
    name: 'trusted_device',
    table: 'trusted_devices',
    key: 'id',
    expires: 'expires_at',
    doc: 'A browser in which a person need not show the second factor for a while.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of its cookie and person.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    agent: field(text(512), { doc: 'The browser.', optional: true, writers: 'server' }),
    address: field(text(64), { doc: 'The network address at that time.', writers: 'server' }),
    created_at: field(instant(), { doc: 'When the person chose it.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the second factor is asked for again.', writers: 'server' }),
  },
)
export type TrustedDevice = Row<typeof trustedDevice.fields>
