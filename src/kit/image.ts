/** The kinds of picture that hold nothing but a picture: an SVG can hold scripts and refer to others. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

const hasAt = (bytes: Buffer, place: number, expected: string) => bytes.toString('latin1', place, place + expected.length) === expected

const is: Readonly<Record<ImageType, (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => hasAt(bytes, 0, '\x89PNG\r\n\x1a\n'),
  'image/jpeg': (bytes) => hasAt(bytes, 0, '\xff\xd8\xff'),
  'image/gif': (bytes) => hasAt(bytes, 0, 'GIF87a') || hasAt(bytes, 0, 'GIF89a'),
  'image/webp': (bytes) => hasAt(bytes, 0, 'RIFF') && hasAt(bytes, 8, 'WEBP'),
}

/** The media type of a picture by its first bytes, regardless of the declared type; undefined when it is no picture. */
export const imageTypeOf = (bytes: Buffer): ImageType | undefined => (Object.keys(is) as ImageType[]).find((type) => is[type](bytes))
