import { instant, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

export const pictureUses = ['logo', 'background'] as const
export type PictureUse = (typeof pictureUses)[number]

/** A copy of a picture of an identity provider's pages, which show pictures from our own origin only. */
export const providerPicture = resource(
  { name: 'provider_picture', table: 'provider_pictures', key: 'id', doc: "A picture of an identity provider's pages, as fetched." },
  {
    id: field(text(128), { doc: 'The identity provider and the use of the picture.', writers: 'server' }),
    identity_provider_id: field(reference('identity_provider'), { doc: 'The identity provider.', writers: 'server', find: ['filter'] }),
    uri: field(text(2048), { doc: 'The address that it was fetched from.', writers: 'server' }),
    type: field(oneOf('image/png', 'image/jpeg', 'image/gif', 'image/webp'), { doc: 'The media type, by its first bytes.', writers: 'server' }),
    digest: field(text(64), { doc: 'A digest of the picture, part of its address, so that the address changes with the picture.', writers: 'server' }),
    image: field(source(800_000), { doc: 'The picture, in base64.', writers: 'server', readers: [] }),
    fetched_at: field(instant(), { doc: 'When it was fetched.', writers: 'server' }),
  },
)
export type ProviderPicture = Row<typeof providerPicture.fields>

export const pictureKey = (providerId: string, use: PictureUse): string => `${providerId} ${use}`
