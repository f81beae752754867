import { decode, encode, Tagged } from 'cborg'
import { isObject } from '#fields/json-object.ts'
import { cborTags, strictCbor } from '#model/strict-cbor.ts'
import { demand } from './fault.ts'

const tags = Tagged.preserve(...Object.values(cborTags))

/** Reads CBOR that a stranger sent. `name` names it in messages. @throws {CredentialFault} */
export function readCbor(bytes: Uint8Array, name: string): unknown {
  try {
    return decode(bytes, { ...strictCbor, tags })
  } catch {
    return demand(false, `${name} is not CBOR that is read here`)
  }
}

/** CBOR in CBOR (RFC 8949 §3.4.5.1): its bytes are signed or digested as they are. */
export const embedCbor = (content: unknown): Tagged => new Tagged(cborTags.embedded, encode(content))
/** The bytes of embedded CBOR with their tag, as they were sent. @throws {CredentialFault} */
export function readEmbedded(value: unknown, name: string): { readonly bytes: Uint8Array; readonly content: unknown } {
  demand(value instanceof Tagged && value.tag === cborTags.embedded && value.value instanceof Uint8Array, `${name} is not embedded CBOR (tag 24)`)
  return { bytes: encode(value), content: readCbor(value.value, name) }
}

/** A value of CBOR as a map. @throws {CredentialFault} */
export function readMap(value: unknown, name: string): ReadonlyMap<unknown, unknown> {
  demand(value instanceof Map, `${name} is not a map`)
  return value
}

/** An instant as a date and time without fractions (RFC 3339 §5.6), from seconds since 1970. */
export const dateTime = (seconds: number): Tagged => new Tagged(cborTags.date_time, new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'))
/** The seconds since 1970 of a date and time. @throws {CredentialFault} */
export function readDateTime(value: unknown, name: string): number {
  const instant = value instanceof Tagged && value.tag === cborTags.date_time && typeof value.value === 'string' ? Date.parse(value.value) : Number.NaN
  demand(Number.isFinite(instant), `${name} is not a date and time (tag 0)`)
  return instant / 1000
}

const picture = /^data:image\/[\w.+-]+;base64,([\w+/=]+)$/

/** A JSON value as CBOR: a full date and a date with a time get their tags, and a picture in a data URL becomes its bytes. */
export function cborOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cborOf)
  if (isObject(value)) return new Map(Object.entries(value).map(([name, one]) => [name, cborOf(one)]))
  if (typeof value !== 'string') return value
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return new Tagged(cborTags.full_date, value)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(value)) return new Tagged(cborTags.date_time, value)
  const [, bytes] = picture.exec(value) ?? []
  return bytes === undefined ? value : new Uint8Array(Buffer.from(bytes, 'base64'))
}

/** A CBOR value as JSON: dates are texts, bytes are base64url, and numbers that JSON cannot hold are texts. @throws {CredentialFault} */
export function jsonOf(value: unknown): unknown {
  if (value instanceof Tagged) return value.tag === cborTags.embedded ? jsonOf(readEmbedded(value, 'a value').content) : jsonOf(value.value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64url')
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, one]) => [String(name), jsonOf(one)]))
  if (Array.isArray(value)) return value.map(jsonOf)
  return typeof value === 'bigint' ? value.toString() : value
}

export { encode as encodeCbor, Tagged }
