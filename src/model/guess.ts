import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One wrong password or client secret of the last minute, from a network that sends many: counted here, so that all nodes count the same. */
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
    id: field(text(64), { doc: 'Its expiry and something random.', writers: 'server' }),
    network: field(text(64), { doc: 'The keyed digest of what was guessed at (passwords, secrets) and of the network it came from.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it counts no more.', writers: 'server' }),
  },
)
export type Guess = Row<typeof guess.fields>
