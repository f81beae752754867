import { verify, type X509Certificate } from 'node:crypto'
import { certificateParts } from './certificate.ts'
import { type DerValue, derParts, readDer, readOid } from './der.ts'

const [SEQUENCE, INTEGER, UTC_TIME, GENERALIZED_TIME, BOOLEAN, EXTENSIONS] = [0x30, 0x02, 0x17, 0x18, 0x01, 0xa0]
/** The digests of signature algorithms (RFC 5758 §3.2, RFC 8017 §8.2, RFC 8410 §6), by their object identifiers. */
const digests: Readonly<Record<string, string | null>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.3.101.112': null,
}
const ISSUING_DISTRIBUTION_POINT = '2.5.29.28'
/** RFC 5280 §5.2.5: the name of the distribution point, and the mark of a list of end entities alone. With any other part a list is not about all clients. */
const harmless = [0xa0, 0x81]

/** A time of a list (RFC 5280 §5.1.2.4), in milliseconds since 1970. */
function readTime({ tag, content }: DerValue): number {
  const text = content.toString('latin1')
  const [, year = '', rest = ''] = (tag === UTC_TIME ? /^(\d\d)(\d{10})Z$/ : /^(\d{4})(\d{10})Z$/).exec(text) ?? []
  const full = tag === UTC_TIME ? `${Number(year) < 50 ? '20' : '19'}${year}` : year
  const [month, day, hour, minute, second] = rest.match(/../g) ?? []
  const instant = Date.parse(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(instant)) throw new RangeError('a time in it is not one that certificates have')
  return instant
}

/** A serial number as hexadecimal digits without leading zeros. */
const serialOf = (hex: string): string => hex.toLowerCase().replace(/^0+(?=.)/, '')

const isCritical = (extension: DerValue): boolean => derParts(extension).some(({ tag, content }) => tag === BOOLEAN && content[0] !== 0)

/** RFC 5280 §5.2: a list with a critical extension that is not understood says something else than which certificates are revoked, as a delta does. */
function refuseSpecial(extensions: readonly DerValue[]): void {
  for (const extension of extensions.filter(isCritical)) {
    const parts = derParts(extension)
    const [id, value] = [parts[0], parts.at(-1)]
    const isPlain =
      id !== undefined &&
      value !== undefined &&
      readOid(id) === ISSUING_DISTRIBUTION_POINT &&
      derParts(readDer(value.content)).every(({ tag }) => harmless.includes(tag))
    if (!isPlain) throw new RangeError('it has a critical extension that is not understood here: give a complete list, without deltas or indirect issuers')
  }
}

interface Contents {
  readonly issuer: Buffer
  readonly thisUpdate: number
  readonly nextUpdate: number
  readonly serials: ReadonlySet<string>
}

/** The parts of a TBSCertList (RFC 5280 §5.1.2). */
function contentsOf(signed: DerValue): Contents {
  const [, issuer, first, second, ...rest] = derParts(signed).filter(({ tag }, at) => at > 0 || tag !== INTEGER)
  const isTime = (value: DerValue | undefined): value is DerValue => value?.tag === UTC_TIME || value?.tag === GENERALIZED_TIME
  if (!issuer || !isTime(first)) throw new RangeError('it is no revocation list')
  if (!isTime(second)) throw new RangeError('it does not say when the next one comes (nextUpdate), so nobody could tell an old one')
  const [entries] = rest.filter(({ tag }) => tag === SEQUENCE)
  const [extensions] = rest.filter(({ tag }) => tag === EXTENSIONS).flatMap(derParts)
  refuseSpecial(extensions ? derParts(extensions) : [])
  const serials = (entries ? derParts(entries) : []).map((entry) => serialOf(readDer(entry.content).content.toString('hex')))
  return { issuer: issuer.content, thisUpdate: readTime(first), nextUpdate: readTime(second), serials: new Set(serials) }
}

/** A certificate revocation list (RFC 5280 §5), with whatever authority it is of. */
export class RevocationList {
  readonly #contents: Contents
  readonly #isSigned: (key: X509Certificate['publicKey']) => boolean
  readonly #known = new WeakMap<X509Certificate, boolean>()

  /** @throws {Error} when it is not one, or one that is not understood here */
  constructor(der: Buffer) {
    const whole = readDer(der)
    const [signed, algorithm, signature] = derParts(whole)
    const [id] = algorithm ? derParts(algorithm) : []
    if (!signed || !id || !signature) throw new RangeError('it is no revocation list')
    const digest = digests[readOid(id)]
    if (digest === undefined) throw new RangeError('it is signed with an algorithm that is not accepted here: ECDSA, RSA with PKCS #1 or Ed25519, with SHA-2')
    this.#contents = contentsOf(signed)
    const text = whole.content.subarray(0, signed.end)
    // A bit string begins with the number of its unused bits.
    this.#isSigned = (key) => {
      try {
        return verify(digest, text, key, signature.content.subarray(1))
      } catch {
        // An authority that was renewed with another kind of key under its name: the digest of the list does not go with that key.
        return false
      }
    }
  }

  /** When the next list comes, in milliseconds since 1970. */
  get nextUpdate(): number {
    return this.#contents.nextUpdate
  }

  /** True when the authority signed it (RFC 5280 §6.3.3). Found once for each authority. */
  isOf(authority: X509Certificate): boolean {
    const known = this.#known.get(authority)
    if (known !== undefined) return known
    const subject = certificateParts(authority.raw)[4]
    const isIts = subject !== undefined && this.#contents.issuer.equals(subject.content) && this.#isSigned(authority.publicKey)
    this.#known.set(authority, isIts)
    return isIts
  }

  isInForce(instant: number): boolean {
    return this.#contents.thisUpdate <= instant && instant < this.#contents.nextUpdate
  }

  holds({ serialNumber }: X509Certificate): boolean {
    return this.#contents.serials.has(serialOf(serialNumber))
  }
}

const pem = /-----BEGIN X509 CRL-----([^-]*)-----END X509 CRL-----/g

/** The revocation lists of a file: one in DER, or any number as PEM (RFC 7468 §6). @throws {Error} when one cannot be used, or there is none */
export function readRevocationLists(bytes: Buffer): RevocationList[] {
  if (bytes[0] === SEQUENCE) return [new RevocationList(bytes)]
  const found = [...bytes.toString('latin1').matchAll(pem)].map(([, base64 = '']) => new RevocationList(Buffer.from(base64, 'base64')))
  if (found.length === 0) throw new Error('there is no revocation list in it')
  return found
}

/** The revocation lists that are known, and the answer where none is in force. */
export interface Revocations {
  readonly lists: readonly RevocationList[]
  readonly whenStale: 'refuse' | 'accept'
}

/**
 * Why a certificate of an authority must not be accepted (RFC 5280 §6.3); undefined when it may. A certificate that an old list names stays revoked,
 * and the lists of one authority count together, as some publish theirs in parts.
 */
export function revocationFault(
  certificate: X509Certificate,
  authority: X509Certificate,
  { lists, whenStale }: Revocations,
  instant: number,
): 'revoked' | 'unknown' | undefined {
  const its = lists.filter((list) => list.isOf(authority))
  if (its.some((list) => list.holds(certificate))) return 'revoked'
  return whenStale === 'accept' || its.some((list) => list.isInForce(instant)) ? undefined : 'unknown'
}
