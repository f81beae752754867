import { freeObject, instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The registration of a client that registered itself (RFC 7591): what its management token is compared with, and where it came from. */
export const registration = resource(
  {
    name: 'registration',
    table: 'registrations',
    key: 'client_id',
    doc: 'The registration of a client that registered itself, with the digest of its management token.',
    indexes: [['network', 'registered_at']],
  },
  {
    client_id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    digest: field(text(128), { doc: 'The keyed digest of the management token.', spec: 'RFC 7592 §3', writers: 'server', readers: [] }),
    former_digest: field(text(128), {
      doc: 'That of the token before, which is accepted until the new one is used: an answer may have been lost.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    network: field(text(64), { doc: 'The network it came from: /24 for IPv4, /64 for IPv6.', writers: 'server' }),
    initial_access_token_id: field(text(64), { doc: 'The initial access token that allowed it.', optional: true, writers: 'server' }),
    vouched: field(freeObject(), {
      doc: 'The metadata that its software statement vouches for; a replacement cannot change it.',
      spec: 'RFC 7591 §2.3',
      optional: true,
      writers: 'server',
    }),
    registered_at: field(instant(), { doc: 'When it was registered.', writers: 'server' }),
  },
)
export type Registration = Row<typeof registration.fields>
