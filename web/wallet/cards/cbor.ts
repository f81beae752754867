import { decode, encode, Tagged } from 'cborg'
import { base64url } from 'jose'
import { cborTags, strictCbor } from '#model/strict-cbor.ts'
import { fault } from '../words/fault.ts'

const tags = Tagged.preserve(...Object.values(cborTags))

/** Reads CBOR; maps become `Map`. @throws {WalletFault} */
export function readCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, { ...strictCbor, tags })
  } catch (cause) {
    throw fault('malformedCard', cause)
  }
}
export const encodeCbor = (value: unknown): Uint8Array<ArrayBuffer> => new Uint8Array(encode(value))

/** CBOR in CBOR (RFC 8949 §3.4.5.1): its bytes are signed or digested as they are. */
export const embedded = (value: unknown): Tagged => new Tagged(cborTags.embedded, encode(value))
export const isEmbedded = (value: unknown): value is Tagged => value instanceof Tagged && value.tag === cborTags.embedded && value.value instanceof Uint8Array

/** The content of embedded CBOR. @throws {WalletFault} */
export function unembedded(value: unknown): unknown {
  if (!isEmbedded(value)) throw fault('malformedCard')
  return readCbor(value.value as Uint8Array)
}

/** A value as a map. @throws {WalletFault} */
export function mapIn(value: unknown): ReadonlyMap<unknown, unknown> {
  if (!(value instanceof Map)) throw fault('malformedCard')
  return value
}

/** A value as JSON: dates are texts, bytes are base64url, and numbers that JSON cannot hold are texts. */
export function jsonOf(value: unknown): unknown {
  if (isEmbedded(value)) return jsonOf(unembedded(value))
  if (value instanceof Tagged) return jsonOf(value.value)
  if (value instanceof Uint8Array) return base64url.encode(value)
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, one]) => [String(name), jsonOf(one)]))
  if (Array.isArray(value)) return value.map(jsonOf)
  return typeof value === 'bigint' ? value.toString() : value
}
