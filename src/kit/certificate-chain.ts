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

/**
 * The certificate that signed, if its chain (`x5c`, RFC 7515 §4.1.6) leads to a trusted root (RFC 5280 §6): each certificate is in force and issued by
 * the authority after it. The root itself need not be sent. `roots` are PEM certificates.
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
  const isRooted = rootsIn(roots ?? '').some((root) => isIssuedBy(last, root, now) || (root.fingerprint256 === last.fingerprint256 && chain.length > 1))
  return isLinked && isRooted ? leaf : undefined
}

/** True when a certificate names an issuer: by its URI, or by the host of its https address (RFC 5280 §4.2.1.6). */
export function isNameOf({ raw }: X509Certificate, issuer: string): boolean {
  const { uri, dns } = new Certificate(raw).alternativeNames()
  if (uri.includes(issuer)) return true
  const address = URL.parse(issuer)
  return address?.protocol === 'https:' && dns.some((one) => one.toLowerCase() === address.hostname)
}
