import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One wrong password or client secret of the last minute, or one registration of the last hour: stored, so that all nodes share one count. */
export const guess = resource(
  {
    name: 'guess',
    table: 'guesses',
    key: 'id',
    expires: 'expires_at',
    doc: 'A wrong password or secret of the last minute, or a registration of the last hour, of one network.',
    indexes: [['network']],
  },
  {
    id: field(text(64), { doc: 'Its expiry and a random part.', writers: 'server' }),
    network: field(text(64), { doc: 'A keyed digest of the kind (a password, a secret, a registration) and the network it came from.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it is no longer counted.', writers: 'server' }),
  },
)
export type Guess = Row<typeof guess.fields>
