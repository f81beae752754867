import { instant, integer, list, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** When, how often and from where a client proved itself with one of its keys: one row for each key that was ever used. */
export const clientKeyUse = resource(
  {
    name: 'client_key_use',
    table: 'client_key_uses',
    key: 'id',
    doc: "The use of one of a client's own keys.",
    indexes: [['client_id', 'last_used_at']],
  },
  {
    id: field(text(512), { doc: 'Client and thumbprint.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    thumbprint: field(text(64), { doc: 'The SHA-256 thumbprint of the key.', spec: 'RFC 7638 §3', writers: 'server' }),
    kid: field(text(255), { doc: 'The `kid` that the client last used for it.', optional: true, writers: 'server' }),
    first_used_at: field(instant(), { doc: 'When it was first used.', writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When it was last used; a use shows within two seconds.', writers: 'server' }),
    use_count: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'How often it was used.', initial: 0, writers: 'server' }),
    networks: field(list(text(64), 16), {
      doc: 'The networks it was used from: /24 for IPv4, /64 for IPv6; the latest sixteen.',
      initial: [],
      writers: 'server',
    }),
  },
)
export type ClientKeyUse = Row<typeof clientKeyUse.fields>

/** The key of the row that counts the uses of a client's key. No client id holds a space. */
export const keyUseOf = (client_id: string, thumbprint: string): string => `${client_id} ${thumbprint}`
