import { instant, type Kind, oneOf, source, text } from '#fields/kinds.ts'
import { field, type Resource, type Row } from '#fields/resource.ts'

/** The fields of a stored copy of a picture. `longest` is the greatest length of the picture in base64. */
export const keptPicture = (longest: number) => ({
  uri: field(text(2048), { doc: 'The address that it was fetched from.', writers: 'server' }),
  type: field(oneOf('image/png', 'image/jpeg', 'image/gif', 'image/webp'), { doc: 'The media type, by its first bytes.', writers: 'server' }),
  digest: field(text(64), { doc: 'A digest of the picture, part of its address, so that the address changes with the picture.', writers: 'server' }),
  image: field(source(longest), { doc: 'The picture, in base64.', writers: 'server', readers: [] }),
  fetched_at: field(instant(), { doc: 'When it was fetched.', writers: 'server' }),
})

type KeptPictureFields = ReturnType<typeof keptPicture> & {
  readonly id: { readonly kind: Kind<string>; readonly doc: string; readonly writers: 'server' }
}
/** A resource whose rows are such copies, whatever else they hold. */
export type KeptPictures = Resource<KeptPictureFields>
export type KeptPicture = Row<KeptPictureFields>
