/** One attribute of a name: its type as an object identifier, and its value. */
interface Attribute {
  readonly oid: string
  readonly value: string
}
/** A distinguished name: its relative names, the most general first. Each has one attribute as a rule. */
export type DistinguishedName = readonly (readonly Attribute[])[]

/** The short names of attribute types: those of RFC 4514 §3, and others that certificates carry, as OpenSSL writes them. */
const types: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  TITLE: '2.5.4.12',
  DESCRIPTION: '2.5.4.13',
  BUSINESSCATEGORY: '2.5.4.15',
  POSTALCODE: '2.5.4.17',
  GN: '2.5.4.42',
  GIVENNAME: '2.5.4.42',
  ORGANIZATIONIDENTIFIER: '2.5.4.97',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  E: '1.2.840.113549.1.9.1',
  EMAILADDRESS: '1.2.840.113549.1.9.1',
  JURISDICTIONC: '1.3.6.1.4.1.311.60.2.1.3',
}

/** Splits a text at a character where it is not escaped by a backslash. */
function splitAt(text: string, separator: string): string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    const here = text[at] === '\\' ? text.slice(at, at + 2) : text.charAt(at)
    if (here === separator) parts.push('')
    else parts[parts.length - 1] += here
    at += here.length - 1
  }
  return parts
}

const hexPair = /^[0-9a-f]{2}$/i

/** A value without its escapes (RFC 4514 §2.4): `\,` is a comma, `\C3\A4` the bytes of a character. Undefined for an invalid escape. */
function unescapeValue(text: string): string | undefined {
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let at = 0; at < text.length; at++) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (letter !== '\\') {
      bytes.push(...encoder.encode(letter))
      at += letter.length - 1
    } else if (hexPair.test(text.slice(at + 1, at + 3))) {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16))
      at += 2
    } else {
      if (!/[ "#+,;<=>\\]/.test(text.charAt(at + 1))) return undefined
      bytes.push(text.charCodeAt(++at))
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}

function readAttribute(text: string): Attribute | undefined {
  const [, type = '', raw = ''] = /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=\s*(.*?)\s*$/s.exec(text) ?? []
  const oid = /^\d/.test(type) ? type : types[type.toUpperCase()]
  const value = unescapeValue(raw)
  return oid === undefined || value === undefined || value === '' ? undefined : { oid, value }
}

/** Parses a name in the notation of RFC 4514, the most specific part first; undefined when it is malformed or has an unknown type. */
export function parseDistinguishedName(text: string): DistinguishedName | undefined {
  const name: Attribute[][] = []
  for (const relative of splitAt(text, ',').reverse()) {
    const attributes = splitAt(relative, '+').map(readAttribute)
    const known = attributes.filter((one) => one !== undefined)
    if (known.length < attributes.length) return undefined
    name.push(known)
  }
  return name
}

/** RFC 4518 §2: case and repeated spaces do not matter. */
const comparableAttribute = ({ oid, value }: Attribute) => `${oid}=${value.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')}`
const keyOf = (name: DistinguishedName): string => JSON.stringify(name.map((relative) => relative.map(comparableAttribute).sort()))

/** True when two names have the same relative names in the same order (RFC 4517 §4.2.15). */
export const isSameName = (one: DistinguishedName, other: DistinguishedName): boolean => keyOf(one) === keyOf(other)
