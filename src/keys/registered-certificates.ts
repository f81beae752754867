import { type Certificate, readCertificate } from '#kit/certificate.ts'

const MOST = 100

/** The certificates of a JWK set: the first of each `x5c`, which is that of the key itself (RFC 7517 §4.7). Anything else is left out. */
export function readRegisteredCertificates(set: unknown): readonly Certificate[] {
  const keys = typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys) ? set.keys : []
  return keys.slice(0, MOST).flatMap((jwk: unknown) => {
    const chain = typeof jwk === 'object' && jwk !== null && 'x5c' in jwk && Array.isArray(jwk.x5c) ? jwk.x5c : []
    const [own] = chain as readonly unknown[]
    return typeof own === 'string' ? (readCertificate(Buffer.from(own, 'base64')) ?? []) : []
  })
}
