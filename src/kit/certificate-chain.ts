import { X509Certificate } from 'node:crypto'
import { Certificate, readCertificates } from './certificate.ts'
import { Lru } from './lru.ts'

/** The longest chain that is followed. */
const LONGEST = 6

const parsed = new Lru<string, readonly X509Certificate[]>(100)
function rootsIn(pem: string): readonly X509Certificate[] {
  const known = parsed.get(pem) ?? (pem.trim() === '' ? [] : readCertificates(pem))
  parsed.set(pem, known)
  return known
}

/**
 * The critical extensions that are processed here: keyUsage and basicConstraints (read by `ca` and by the length of the path), subjectAltName,
 * certificatePolicies (any policy will do, RFC 5280 §6.1.1) and extKeyUsage, which is for the caller. Others are refused, name constraints among them.
 */
const processed = new Set(['2.5.29.15', '2.5.29.19', '2.5.29.17', '2.5.29.32', '2.5.29.37'])

const isInForce = ({ validFromDate, validToDate }: X509Certificate, now: number) => validFromDate.getTime() <= now && now <= validToDate.getTime()
const isIssuedBy = (one: X509Certificate, by: X509Certificate, now: number) => by.ca && isInForce(by, now) && one.checkIssued(by) && one.verify(by.publicKey)

function parse(x5c: unknown): readonly X509Certificate[] | undefined {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > LONGEST || !x5c.every((one) => typeof one === 'string')) return undefined
  try {
    return x5c.map((one) => new X509Certificate(Buffer.from(one, 'base64')))
  } catch {
    return undefined
  }
}

const isSelfIssued = ({ subject, issuer }: X509Certificate) => subject === issuer

/** RFC 5280 §6.1.4: an authority that may have no other below it must not reach further by making one. Self-issued ones do not count. */
function isWithinLengths(path: readonly X509Certificate[]): boolean {
  const [, ...authorities] = path
  return authorities.every((one, at) => authorities.slice(0, at).filter((below) => !isSelfIssued(below)).length <= new Certificate(one.raw).pathLength())
}

/** RFC 5280 §6.1.4, §6.1.5: a path with a critical extension that is not processed is not valid. */
const isUnderstood = ({ raw }: X509Certificate) => new Certificate(raw).criticalExtensions().every((type) => processed.has(type))

/** True when the path, from the leaf to a trusted root, may be as it is. Its DER is read by ourselves, and may be wrong. */
function isPermitted(path: readonly X509Certificate[]): boolean {
  try {
    return isWithinLengths(path) && path.every(isUnderstood)
  } catch {
    return false
  }
}

/**
 * The certificate that signed, if its chain (`x5c`, RFC 7515 §4.1.6) leads to a trusted root (RFC 5280 §6): each certificate is in force and issued by
 * the authority after it, and no authority further from the root than those above it allow. The root itself need not be sent. `roots` are PEM certificates.
 */
export function trustedLeaf(x5c: unknown, roots: string | undefined, now: number): X509Certificate | undefined {
  const chain = parse(x5c)
  const [leaf] = chain ?? []
  const last = chain?.at(-1)
  if (!chain || !leaf || !last || !isInForce(leaf, now)) return undefined
  const isLinked = chain.every((one, at) => {
    const next = chain[at + 1]
    return next === undefined || isIssuedBy(one, next, now)
  })
  const isRoot = (root: X509Certificate) => root.fingerprint256 === last.fingerprint256 && chain.length > 1
  const isTrusted = rootsIn(roots ?? '').some((root) => (isRoot(root) ? isPermitted(chain) : isIssuedBy(last, root, now) && isPermitted([...chain, root])))
  return isLinked && isTrusted ? leaf : undefined
}

/** True when a certificate names an issuer: by its URI, or by the host of its https address (RFC 5280 §4.2.1.6). */
export function isNameOf({ raw }: X509Certificate, issuer: string): boolean {
  const { uri, dns } = new Certificate(raw).alternativeNames()
  if (uri.includes(issuer)) return true
  const address = URL.parse(issuer)
  return address?.protocol === 'https:' && dns.some((one) => one.toLowerCase() === address.hostname)
}
