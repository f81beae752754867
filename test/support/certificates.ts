import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'

/** A certificate of a test, as its holder has it. */
export interface TestCertificate {
  readonly pem: string
  readonly key: string
  readonly x509: X509Certificate
  /** `x5t#S256` of it. */
  readonly thumbprint: string
  /** The three ways in which proxies pass it on. */
  readonly headers: Readonly<Record<'rfc9440' | 'nginx' | 'traefik', Readonly<Record<string, string>>>>
}
interface CriticalExtension {
  readonly type: string
  readonly content: Buffer
}
interface Wanted {
  /** Attributes of the subject by their object identifiers, the most general first. */
  readonly subject: readonly (readonly [oid: string, value: string])[]
  /** The authority; itself when absent. */
  readonly issuer?: TestCertificate
  /** The public key as PEM that it is for; a new one when absent. */
  readonly subjectKey?: string
  readonly from?: number
  readonly to?: number
  readonly authority?: boolean
  /** How many authorities may stand below it. */
  readonly pathLength?: number
  /** The bits of keyUsage, the first in the highest place. */
  readonly keyUsage?: number
  /** A critical extension. */
  readonly critical?: CriticalExtension
  /** The key is an RSA key; such a certificate needs an issuer. */
  readonly rsa?: boolean
  readonly names?: Readonly<Partial<Record<'dns' | 'uri' | 'ip' | 'email', string>>>
  /** The object identifier of the one extended key usage. */
  readonly use?: string
  /** The identifier of the key of its authority. */
  readonly authorityKey?: Buffer
}

export const [COUNTRY, ORGANIZATION, COMMON_NAME] = ['2.5.4.6', '2.5.4.10', '2.5.4.3'] as const
export const [CLIENT_USE, SERVER_USE] = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1'] as const

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}
const der = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}
const seq = (...content: readonly Buffer[]) => der(0x30, ...content)
function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const base128 = (n: number): number[] => (n < 128 ? [n] : [...base128(n >> 7).map((b) => b | 0x80), n & 0x7f])
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}
const utf8 = (text: string) => der(0x0c, Buffer.from(text))
const time = (instant: number) => der(0x18, Buffer.from(`${new Date(instant).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))
const nameOf = (subject: Wanted['subject']) => seq(...subject.map(([type, value]) => der(0x31, seq(oid(type), utf8(value)))))
const extension = (type: string, content: Buffer) => seq(oid(type), der(0x04, content))
const ecdsaWithSha256 = seq(oid('1.2.840.10045.4.3.2'))

function alternative(names: NonNullable<Wanted['names']>): Buffer {
  const { email, dns, uri, ip } = names
  const texts = (
    [
      [0x81, email],
      [0x82, dns],
      [0x86, uri],
    ] as const
  ).flatMap(([tag, text]) => (text === undefined ? [] : [der(tag, Buffer.from(text))]))
  return seq(...texts, ...(ip === undefined ? [] : [der(0x87, Buffer.from(ip.split('.').map(Number)))]))
}
const TRUE = der(0x01, Buffer.from([0xff]))
const criticalExtension = ({ type, content }: CriticalExtension) => seq(oid(type), TRUE, der(0x04, content))
function constraintsOf({ authority, pathLength, keyUsage, critical }: Wanted): Buffer[] {
  const length = pathLength === undefined ? [] : [der(0x02, Buffer.from([pathLength]))]
  return [
    extension('2.5.29.19', seq(...(authority ? [TRUE, ...length] : []))),
    ...(keyUsage === undefined ? [] : [criticalExtension({ type: '2.5.29.15', content: der(0x03, Buffer.from([0, keyUsage])) })]),
    ...(critical ? [criticalExtension(critical)] : []),
  ]
}
function extensionsOf(wanted: Wanted): Buffer {
  const { names, use, authorityKey } = wanted
  const issuedBy = authorityKey ? [extension('2.5.29.35', seq(der(0x80, authorityKey)))] : []
  const others = [...issuedBy, ...(names ? [extension('2.5.29.17', alternative(names))] : []), ...(use ? [extension('2.5.29.37', seq(oid(use)))] : [])]
  return der(0xa3, seq(...constraintsOf(wanted), ...others))
}

const issuerNames = new WeakMap<TestCertificate, Buffer>()
const keys = new WeakMap<TestCertificate, KeyObject>()
const DAY = 86_400_000

/** Makes a certificate with a key of its own (RFC 5280 §4.1), valid from yesterday until tomorrow unless told otherwise. */
export function makeCertificate(wanted: Wanted): TestCertificate {
  const { subject, issuer, from = Date.now() - DAY, to = Date.now() + DAY } = wanted
  const { privateKey, publicKey } = wanted.rsa ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [name, issuerName] = [nameOf(subject), issuer && issuerNames.get(issuer)]
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)])
  const spki = createPublicKey(wanted.subjectKey ?? publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' })
  const tbs = seq(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    issuerName ?? name,
    seq(time(from), time(to)),
    name,
    spki,
    extensionsOf(wanted),
  )
  const signature = sign('sha256', tbs, (issuer && keys.get(issuer)) ?? privateKey)
  const raw = seq(tbs, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  const x509 = new X509Certificate(raw)
  const pem = x509.toString()
  const made: TestCertificate = {
    pem,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    x509,
    thumbprint: Buffer.from(x509.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
    headers: {
      rfc9440: { 'client-cert': `:${raw.toString('base64')}:` },
      nginx: { 'x-ssl-client-cert': encodeURIComponent(pem) },
      traefik: { 'x-forwarded-tls-client-cert': encodeURIComponent(raw.toString('base64')) },
    },
  }
  issuerNames.set(made, name)
  keys.set(made, privateKey)
  return made
}

/** A certificate revocation list of an authority (RFC 5280 §5.1), in DER. */
export function makeRevocationList(issuer: TestCertificate, revoked: readonly TestCertificate[], wanted: WantedList = {}): Buffer {
  const { from = Date.now() - DAY, to = Date.now() + DAY, critical } = wanted
  const entries = revoked.map(({ x509 }) => seq(der(0x02, Buffer.from(x509.serialNumber, 'hex')), time(from)))
  const extensions = critical === undefined ? [] : [der(0xa0, seq(criticalExtension(critical)))]
  const times = [time(from), ...(to === null ? [] : [time(to)])]
  const tbs = seq(
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    issuerNames.get(issuer) ?? Buffer.alloc(0),
    ...times,
    ...(entries.length > 0 ? [seq(...entries)] : []),
    ...extensions,
  )
  return seq(tbs, ecdsaWithSha256, der(0x03, Buffer.from([0]), sign('sha256', tbs, keys.get(issuer) ?? '')))
}
interface WantedList {
  readonly from?: number
  /** `null`: it does not say when the next one comes. */
  readonly to?: number | null
  readonly critical?: CriticalExtension
}
/** The PEM text of a revocation list. */
export const pemOfList = (list: Buffer): string => `-----BEGIN X509 CRL-----\n${list.toString('base64')}\n-----END X509 CRL-----\n`

/** A JWK of the certificate's key that carries the certificate (RFC 7517 §4.7). */
export const jwkOf = ({ x509 }: TestCertificate): Record<string, string | string[]> => ({
  ...(x509.publicKey.export({ format: 'jwk' }) as Record<string, string>),
  x5c: [x509.raw.toString('base64')],
})
