import type { GuardedFetch } from '#kit/fetch.ts'
import { Lru } from '#kit/lru.ts'
import type { TrustedIssuer } from '#model/trusted-issuer.ts'
import { type ForeignClaims, inForce } from './foreign.ts'

/**
 * How long an answer is cached unless the issuer's row says otherwise, in milliseconds: a token that is revoked there stays valid here for so long at most. The cache also keeps an attacker
 * with invented tokens from making us flood the issuer.
 */
const BELIEVED = 30_000
const ANSWERS = 4000
const MAX_TOKEN = 16_384
/** The most simultaneous requests. Beyond that a token counts as unknown, so that a flood here does not become a flood there. */
const MOST_ASKED = 32

/** The dependencies of introspecting a token at another issuer. */
export interface Introspection {
  readonly issuer: Pick<TrustedIssuer, 'issuer' | 'introspection_endpoint' | 'introspection_client_id' | 'cache_ttl'>
  readonly secret: string
  readonly audiences: readonly string[]
}
interface IntrospectionAnswer {
  readonly claims: ForeignClaims | undefined
  readonly until: number
}

/** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
const formEncoded = (text: string) => new URLSearchParams({ t: text }).toString().slice('t='.length)
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${formEncoded(id)}:${formEncoded(secret)}`).toString('base64')}`

/** Introspects tokens at the endpoints of trusted issuers (RFC 7662 §2.1). `digest` makes the cache key of a token. */
export function introspecting(fetch: GuardedFetch, digest: (token: string) => string, now: () => number) {
  const answers = new Lru<string, IntrospectionAnswer>(ANSWERS)

  let underWay = 0

  async function ask(token: string, { issuer, secret, audiences }: Introspection): Promise<ForeignClaims | undefined> {
    try {
      const { status, body } = await fetch(issuer.introspection_endpoint ?? '', {
        method: 'POST',
        headers: {
          accept: 'application/json',
          authorization: basic(issuer.introspection_client_id ?? '', secret),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ token, token_type_hint: 'access_token' }).toString(),
      })
      const claims: unknown = status === 200 ? JSON.parse(body) : undefined
      if (!isActive(claims) || (claims['iss'] !== undefined && claims['iss'] !== issuer.issuer)) return undefined
      return inForce(claims, audiences, now())
    } catch {
      // The endpoint was not reached, or did not answer JSON: the token is unknown.
      return undefined
    }
  }
  return async (token: string, asked: Introspection): Promise<ForeignClaims | undefined> => {
    if (token.length > MAX_TOKEN) return undefined
    const key = digest(`${asked.issuer.introspection_endpoint}\n${token}`)
    const known = answers.get(key)
    // The time has advanced and the accepted audiences may have changed since the answer was cached.
    if (known && now() < known.until) return known.claims && inForce(known.claims, asked.audiences, now())
    if (underWay >= MOST_ASKED) return undefined
    underWay++
    try {
      const claims = await ask(token, asked)
      const { cache_ttl } = asked.issuer
      answers.set(key, { claims, until: now() + (cache_ttl === undefined ? BELIEVED : cache_ttl * 1000) })
      return claims
    } finally {
      underWay--
    }
  }
}

const isActive = (said: unknown): said is Readonly<Record<string, unknown>> =>
  typeof said === 'object' && said !== null && 'active' in said && said.active === true
