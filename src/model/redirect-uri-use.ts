import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** When a client last got an answer at one of its redirect URIs, so that its owner sees which of them is still needed. */
export const redirectUriUse = resource(
  {
    name: 'redirect_uri_use',
    table: 'redirect_uri_uses',
    key: 'id',
    doc: 'The last use of one redirect URI of a client.',
    indexes: [['client_id']],
  },
  {
    id: field(text(2400), { doc: 'Client and redirect URI.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    uri: field(text(2048), { doc: 'The registered redirect URI.', spec: 'RFC 6749 §3.1.2', writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When an answer was last sent there; a use shows within two seconds.', writers: 'server' }),
  },
)
export type RedirectUriUse = Row<typeof redirectUriUse.fields>

/** The key of the row of a redirect URI. No client id holds a space. */
export const redirectUriUseOf = (client_id: string, uri: string): string => `${client_id} ${uri}`
