import { reference } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { keptPicture } from './kept-picture.ts'

/** A copy of a client's logo. Our pages show pictures from our own origin only, so that no other host learns who visits them. */
export const clientLogo = resource(
  { name: 'client_logo', table: 'client_logos', key: 'id', doc: 'The logo of a client, as fetched from its `logo_uri`.' },
  { id: field(reference('client'), { doc: 'The client.', writers: 'server' }), ...keptPicture(400_000) },
)
export type ClientLogo = Row<typeof clientLogo.fields>
