import { hash, X509Certificate } from 'node:crypto'
import { canonicalAddress } from './address.ts'
import { type DerValue, derParts, readDer, readDerText, readOid } from './der.ts'

/** One attribute of a name: its type as an object identifier, and its value. */
export interface NameAttribute {
  readonly oid: string
  readonly value: string
}

/** The names of a certificate besides its subject (RFC 5280 §4.2.1.6), by their kinds. */
export interface AlternativeNames {
  readonly dns: readonly string[]
  readonly uri: readonly string[]
  readonly ip: readonly string[]
  readonly email: readonly string[]
}

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const BASIC_CONSTRAINTS = '2.5.29.19'
const AUTHORITY_KEY = '2.5.29.35'
/** The tag of keyIdentifier in it. */
const KEY_IDENTIFIER = 0x80
/** RFC 5280 §4.2.1.12: clientAuth, and any use. */
const clientUses = ['1.3.6.1.5.5.7.3.2', '2.5.29.37.0']
const VERSION = 0xa0
const EXTENSIONS = 0xa3
const [BOOLEAN, INTEGER] = [0x01, 0x02]

/** The kinds of alternative names that are read, by their tags (RFC 5280 §4.2.1.6). */
const kinds: Readonly<Record<number, keyof AlternativeNames>> = { 129: 'email', 130: 'dns', 134: 'uri', 135: 'ip' }

/** The parts of a TBSCertificate (RFC 5280 §4.1.2), without the version that the oldest leave out. */
export function certificateParts(der: Buffer): DerValue[] {
  const [signed] = derParts(readDer(der))
  if (!signed) throw new RangeError('the certificate is empty')
  return derParts(signed).filter(({ tag }) => tag !== VERSION)
}

const attributeOf = (pair: DerValue): NameAttribute[] => {
  const [type, value] = derParts(pair)
  return type && value ? [{ oid: readOid(type), value: readDerText(value) }] : []
}

function ipAddressIn(content: Buffer): string {
  if (content.length === 4) return content.join('.')
  if (content.length !== 16) return ''
  return canonicalAddress((content.toString('hex').match(/.{4}/g) ?? []).join(':')) ?? ''
}

/** The extensions of a certificate (RFC 5280 §4.1.2.9), each as its parts: its type, whether it is critical, and its content. */
function extensionsOf(parts: readonly DerValue[]): readonly (readonly DerValue[])[] {
  const [list] = parts.filter(({ tag }) => tag === EXTENSIONS).flatMap(derParts)
  return list ? derParts(list).map(derParts) : []
}
const oidOfExtension = ([type]: readonly DerValue[]) => (type ? readOid(type) : '')

/** The content of an extension (RFC 5280 §4.1): the last part of it, which is DER again. */
function extensionOf(parts: readonly DerValue[], oid: string): DerValue | undefined {
  const text = extensionsOf(parts)
    .find((one) => oidOfExtension(one) === oid)
    ?.at(-1)
  return text && readDer(text.content)
}

/** A presented certificate (X.509, RFC 5280), parsed at its first use. */
export class Certificate {
  readonly #der: Buffer
  #x509: X509Certificate | undefined
  #thumbprint: string | undefined

  constructor(der: Buffer) {
    this.#der = der
  }

  get der(): Buffer {
    return this.#der
  }

  /** The SHA-256 digest of its DER encoding, in base64url (RFC 8705 §3.1 `x5t#S256`). */
  get thumbprint(): string {
    this.#thumbprint ??= hash('sha256', this.#der, 'base64url')
    return this.#thumbprint
  }

  /** @throws {Error} when it is no certificate. */
  get x509(): X509Certificate {
    this.#x509 ??= new X509Certificate(this.#der)
    return this.#x509
  }

  /** The relative names of the subject (RFC 5280 §4.1.2.6), the most general first. */
  subject(): NameAttribute[][] {
    const [, , , , name] = certificateParts(this.#der)
    return name ? derParts(name).map((relative) => derParts(relative).flatMap(attributeOf)) : []
  }

  alternativeNames(): AlternativeNames {
    const names: Record<keyof AlternativeNames, string[]> = { dns: [], uri: [], ip: [], email: [] }
    const extension = extensionOf(certificateParts(this.#der), SUBJECT_ALTERNATIVE_NAME)
    for (const { tag, content } of extension ? derParts(extension) : []) {
      const kind = kinds[tag]
      if (kind) names[kind].push(kind === 'ip' ? ipAddressIn(content) : content.toString('utf8'))
    }
    return names
  }

  /** The identifier of the key that issued it (RFC 5280 §4.2.1.1), in base64url. */
  authorityKey(): string | undefined {
    const extension = extensionOf(certificateParts(this.#der), AUTHORITY_KEY)
    const found = extension && derParts(extension).find(({ tag }) => tag === KEY_IDENTIFIER)
    return found?.content.toString('base64url')
  }

  /** How many authorities may stand between it and the last certificate of a path (RFC 5280 §4.2.1.9). If it does not say: any number. */
  pathLength(): number {
    const constraints = extensionOf(certificateParts(this.#der), BASIC_CONSTRAINTS)
    const found = constraints && derParts(constraints).find(({ tag }) => tag === INTEGER)
    return found ? Number.parseInt(found.content.toString('hex'), 16) : Number.POSITIVE_INFINITY
  }

  /** The types of its extensions that whoever does not process them must refuse it for (RFC 5280 §4.2). */
  criticalExtensions(): readonly string[] {
    const isCritical = ([, flag]: readonly DerValue[]) => flag?.tag === BOOLEAN && flag.content[0] !== 0
    return extensionsOf(certificateParts(this.#der)).filter(isCritical).map(oidOfExtension)
  }

  /** True when it is in force at an instant (RFC 5280 §4.1.2.5), in milliseconds since 1970. */
  isValidAt(instant: number): boolean {
    return isInForce(this.x509, instant)
  }

  /**
   * The one of these authorities that issued it for clients, if both are valid. Paths are not searched: an intermediate authority must be among them,
   * and its name constraints (RFC 5280 §4.2.1.10) are left to the operator who listed it.
   */
  issuerAmong(authorities: readonly X509Certificate[], instant: number): X509Certificate | undefined {
    const uses = this.x509.keyUsage as readonly string[] | undefined
    if (!this.isValidAt(instant) || (uses !== undefined && !uses.some((use) => clientUses.includes(use)))) return undefined
    return authorities.find((one) => one.ca && isInForce(one, instant) && this.x509.checkIssued(one) && this.x509.verify(one.publicKey))
  }
}

const isInForce = ({ validFromDate: from, validToDate: to }: X509Certificate, instant: number): boolean => from.getTime() <= instant && instant <= to.getTime()

/** The certificate in these DER bytes; undefined when they are not one. */
export function readCertificate(der: Buffer): Certificate | undefined {
  const made = new Certificate(der)
  try {
    return made.x509 && made.subject() && made
  } catch {
    return undefined
  }
}

const pem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g

/** The certificates of a PEM text (RFC 7468 §5). @throws {Error} when one is invalid, or there is none */
export function readCertificates(text: string): X509Certificate[] {
  const found = (text.match(pem) ?? []).map((one) => new X509Certificate(one))
  if (found.length === 0) throw new Error('there is no certificate in it')
  return found
}
