import { compactVerify, decodeJwt, decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose'
import { isNameOf, trustedLeaf } from '#kit/certificate-chain.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import { asymmetricAlgs } from '#model/client-signing-algs.ts'
import type { TrustedIssuer } from '#model/trusted-issuer.ts'
import { keyFault, keysOfHeader, type PublicKey, readJwks } from './public-keys.ts'
import type { RemoteKeys } from './remote.ts'
import { isKeyFor, isMeantFor, readAlg } from './verify.ts'

/** The longest token that is parsed, in characters. */
const MAX_LENGTH = 16_384
/** The leeway for clocks that differ, in seconds. */
const LEEWAY = 30

/** The verified claims of a token of another issuer. */
export type ForeignClaims = Readonly<Record<string, unknown>>

/** The dependencies of verifying foreign tokens. */
export interface ForeignParts {
  readonly remote: RemoteKeys
  /** Finds the `jwks_uri` in the metadata of an issuer. */
  readonly jwksUriOf: (issuer: string) => Promise<string | undefined>
  now(): number
}
/** The accepted values of `aud`; `any` for a JWT that another one binds to its audience. */
export type Audiences = readonly string[] | 'any'
export type TrustedKeys = Pick<TrustedIssuer, 'issuer' | 'jwks' | 'jwks_uri' | 'roots' | 'signing_algs' | 'token_types' | 'cache_ttl'>

/** In bytes: an HMAC key is at least as long as the digest of HS256 (RFC 7518 §3.2). */
export const SHORTEST_HMAC_KEY = 32
const hmacAlgs = ['HS256', 'HS384', 'HS512']

/** Reads the `iss` of a JWT, unverified; undefined when the text is not a JWT, or too long. */
export function readIssuer(jwt: string): string | undefined {
  if (jwt.length > MAX_LENGTH || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt)) return undefined
  try {
    const { iss, sub } = decodeJwt(jwt)
    if (typeof iss === 'string') return iss
    // A JWT-SVID need not name its issuer: its subject lies in the trust domain that signed it.
    return typeof sub === 'string' ? /^spiffe:\/\/[a-z0-9._-]{1,255}(?=\/|$)/.exec(sub)?.[0] : undefined
  } catch {
    return undefined
  }
}

/**
 * Verifies a JWT of a trusted issuer for one of `audiences` (RFC 7519 §7.2, RFC 8725); undefined when it is not valid. `none` and shared secrets are
 * not accepted here, and the header cannot supply a key (`jwk`, `jku`, `x5u`), unless in a certificate that one of the issuer's authorities issued.
 */
export async function verifyForeign(jwt: string, by: TrustedKeys, audiences: Audiences, parts: ForeignParts): Promise<ForeignClaims | undefined> {
  if (readIssuer(jwt) !== by.issuer) return undefined
  const header = decodeProtectedHeader(jwt)
  const { alg: name } = header
  const alg = readAlg(name)
  // RFC 8725 §3.1: the accepted algorithms come from our own list, because an attacker writes the header.
  if (alg === undefined || name === undefined || !by.signing_algs.includes(alg) || !isUnderstood(header, by.token_types)) return undefined
  const usable = (keys: readonly PublicKey[]) => keys.filter((key) => isMeantFor(key.alg, name) && isKeyFor(key.key, alg))
  for await (const keys of keysFor(by, header, parts))
    for (const { key } of usable(keys)) {
      const signed = await compactVerify(jwt, key, { algorithms: [...asymmetricAlgs] }).catch(() => undefined)
      if (signed) return inForce(decodeJwt(jwt), audiences, parts.now())
    }
  return undefined
}

/**
 * Verifies a JWT that a trusted issuer signs with a secret shared with this server; undefined when it is not valid. Such an issuer has no public keys,
 * so that an attacker cannot pass one of them off as the secret (RFC 8725 §2.1).
 */
export async function verifyShared(
  jwt: string,
  { issuer, token_types, secret }: Pick<TrustedIssuer, 'issuer' | 'token_types'> & { readonly secret: string },
  audiences: Audiences,
  now: number,
): Promise<ForeignClaims | undefined> {
  const key = Buffer.from(secret)
  if (readIssuer(jwt) !== issuer || key.length < SHORTEST_HMAC_KEY || !isUnderstood(decodeProtectedHeader(jwt), token_types)) return undefined
  const signed = await compactVerify(jwt, key, { algorithms: hmacAlgs }).catch(() => undefined)
  return signed && inForce(decodeJwt(jwt), audiences, now)
}

/** RFC 7515 §4.1.11: no extension is understood here. RFC 8725 §3.11: a JWT of another type must not be accepted as an access token. */
function isUnderstood({ typ, crit }: ProtectedHeaderParameters, types: readonly string[]): boolean {
  if (crit !== undefined || (typ !== undefined && typeof typ !== 'string')) return false
  return types.some((type) => mediaTypeOf(type) === mediaTypeOf(typ ?? 'JWT'))
}

/** The keys that may have signed: that of a certificate below the issuer's roots, or first the cached ones, then a fresh copy of the published ones. */
async function* keysFor(by: TrustedKeys, header: ProtectedHeaderParameters, { remote, jwksUriOf, now }: ForeignParts): AsyncGenerator<readonly PublicKey[]> {
  const kid = typeof header.kid === 'string' ? header.kid : undefined
  if (by.roots !== undefined) {
    const leaf = trustedLeaf(header['x5c'], by.roots, now())
    // An authority issues for many: a certificate of another must not sign as this issuer.
    if (leaf && isNameOf(leaf, by.issuer) && keyFault(leaf.publicKey) === undefined) yield [{ kid: undefined, key: leaf.publicKey }]
    return
  }
  if (by.jwks !== undefined) {
    yield keysOfHeader(readJwks(by.jwks), kid)
    return
  }
  const uri = by.jwks_uri ?? (await jwksUriOf(by.issuer))
  if (uri === undefined) return
  const place = { uri, ttl: by.cache_ttl }
  yield await remote.find(place, kid)
  yield await remote.find(place, kid, true)
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** The claims, if the token is for one of the audiences and in force (RFC 7519 §4.1.3, §4.1.4). A token without expiry is refused. */
export function inForce(claims: ForeignClaims, audiences: Audiences, now: number): ForeignClaims | undefined {
  const { aud, exp, nbf, iat } = claims
  const seconds = now / 1000
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  if (audiences !== 'any' && !named.some((name) => typeof name === 'string' && audiences.includes(name))) return undefined
  if (!isTime(exp) || exp <= seconds - LEEWAY) return undefined
  for (const begins of [nbf, iat]) if (begins !== undefined && !(isTime(begins) && begins <= seconds + LEEWAY)) return undefined
  return claims
}
