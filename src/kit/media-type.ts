/**
 * The media type that the `typ` of a JWT names, in lower case and without `application/` (RFC 7515 §4.1.9); empty where it names none. A header is read
 * before it is verified, so that the value may be of any type.
 */
export const mediaTypeOf = (typ: unknown): string => (typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '')
