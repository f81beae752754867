import { instant, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The logo of a client, kept here: what our pages show comes from our own origin, and tells nobody else who looks. */
export const clientLogo = resource(
  { name: 'client_logo', table: 'client_logos', key: 'id', doc: 'The logo of a client, as it was found at its `logo_uri`.' },
  {
    id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    uri: field(text(2048), { doc: 'Where it was found.', writers: 'server' }),
    type: field(oneOf('image/png', 'image/jpeg', 'image/gif', 'image/webp'), { doc: 'The media type, by its first bytes.', writers: 'server' }),
    digest: field(text(64), { doc: 'Names the picture: its address changes with it.', writers: 'server' }),
    image: field(source(400_000), { doc: 'The picture, in base64.', writers: 'server', readers: [] }),
    fetched_at: field(instant(), { doc: 'When it was found.', writers: 'server' }),
  },
)
export type ClientLogo = Row<typeof clientLogo.fields>
