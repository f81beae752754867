import { type KeyObject, verify } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import { isKeyFor, readAlg, verifySignature } from './verify.ts'

/** The longest JWS that is verified, in characters. */
const LONGEST = 131_072

/**
 * True when a key signed a compact JWS (RFC 7515 §5.2). The algorithm must be one of a public key and fit the kind of this key (RFC 8725 §3.1), so
 * neither `none` nor an HMAC with the public key passes. ES256K (RFC 8812 §3.2) is verified and never made.
 */
export async function isSignedBy(jws: string, key: KeyObject): Promise<boolean> {
  const [header = '', payload = '', signature = '', ...more] = jws.length > LONGEST ? [] : jws.split('.')
  if (more.length > 0 || !/^[\w-]+$/.test(header) || !/^[\w-]+$/.test(signature)) return false
  try {
    const { alg: name, crit } = decodeProtectedHeader(jws)
    // RFC 7515 §4.1.11: no extension is understood here.
    if (crit !== undefined) return false
    const [input, bytes] = [`${header}.${payload}`, Buffer.from(signature, 'base64url')]
    if (name === 'ES256K')
      return key.asymmetricKeyDetails?.namedCurve === 'secp256k1' && verify('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }, bytes)
    const alg = readAlg(name)
    return alg !== undefined && isKeyFor(key, alg) && (await verifySignature({ alg, key, input, signature: bytes }))
  } catch {
    return false
  }
}
