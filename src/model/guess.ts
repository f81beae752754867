import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One wrong password or client secret of the last minute, from a network that sends many: stored, so that all nodes share one count. */
export const guess = resource(
  {
    name: 'guess',
    table: 'guesses',
    key: 'id',
    expires: 'expires_at',
    doc: 'A wrong password or secret of the last minute, from a network that sends many.',
    indexes: [['network']],
  },
  {
    id: field(text(64), { doc: 'Its expiry and a random part.', writers: 'server' }),
    network: field(text(64), { doc: 'A keyed digest of the kind of guess (password or secret) and the network it came from.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it is no longer counted.', writers: 'server' }),
  },
)
export type Guess = Row<typeof guess.fields>
