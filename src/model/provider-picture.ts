import { reference, text } from '#fields/kinds.ts'
import { field, resource } from '#fields/resource.ts'
import { keptPicture } from './kept-picture.ts'

export const pictureUses = ['logo', 'background'] as const
export type PictureUse = (typeof pictureUses)[number]

/** A copy of a picture of an identity provider's pages, which show pictures from our own origin only. */
export const providerPicture = resource(
  { name: 'provider_picture', table: 'provider_pictures', key: 'id', doc: "A picture of an identity provider's pages, as fetched." },
  {
    id: field(text(128), { doc: 'The identity provider and the use of the picture.', writers: 'server' }),
    identity_provider_id: field(reference('identity_provider'), { doc: 'The identity provider.', writers: 'server', find: ['filter'] }),
    ...keptPicture(800_000),
  },
)

export const pictureKey = (providerId: string, use: PictureUse): string => `${providerId} ${use}`
