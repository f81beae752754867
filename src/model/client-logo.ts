import { instant, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A copy of a client's logo. Our pages show pictures from our own origin only, so that no other host learns who visits them. */
export const clientLogo = resource(
  { name: 'client_logo', table: 'client_logos', key: 'id', doc: 'The logo of a client, as fetched from its `logo_uri`.' },
  {
    id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    uri: field(text(2048), { doc: 'The address that it was fetched from.', writers: 'server' }),
    type: field(oneOf('image/png', 'image/jpeg', 'image/gif', 'image/webp'), { doc: 'The media type, by its first bytes.', writers: 'server' }),
    digest: field(text(64), { doc: 'A digest of the picture, part of its address, so that the address changes with the picture.', writers: 'server' }),
    image: field(source(400_000), { doc: 'The picture, in base64.', writers: 'server', readers: [] }),
    fetched_at: field(instant(), { doc: 'When it was fetched.', writers: 'server' }),
  },
)
export type ClientLogo = Row<typeof clientLogo.fields>
