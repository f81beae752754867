import type { GuardedFetch } from '#kit/fetch.ts'
import { Lru } from '#kit/lru.ts'

const ISSUERS = 500
/** How long the metadata of an issuer is cached, and how long a failed fetch is not repeated, in milliseconds. */
const [FRESH, PAUSE] = [3_600_000, 30_000]
const LARGEST = 262_144

interface FoundKeySet {
  readonly uri: string | undefined
  readonly until: number
}

/** The two places of an issuer's metadata (RFC 8414 §3.1, OIDC Discovery §4). */
function placesOf(issuer: string): readonly string[] {
  const { origin, pathname } = new URL(issuer)
  const path = pathname.replace(/\/$/, '')
  return [`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, `${origin}/.well-known/oauth-authorization-server${path}`]
}

/** The `jwks_uri` that issuers name in their metadata, kept for an hour. Metadata with another `issuer` is ignored (RFC 8414 §3.3). */
export function discoveredKeys(fetch: GuardedFetch, now: () => number): (issuer: string) => Promise<string | undefined> {
  const known = new Lru<string, FoundKeySet>(ISSUERS)
  const reading = new Map<string, Promise<FoundKeySet>>()

  async function readAt(place: string, issuer: string): Promise<string | undefined> {
    try {
      const { status, body } = await fetch(place, { headers: { accept: 'application/json' }, limit: LARGEST })
      const said: unknown = status === 200 ? JSON.parse(body) : undefined
      if (typeof said !== 'object' || said === null || !('issuer' in said) || said.issuer !== issuer || !('jwks_uri' in said)) return undefined
      return typeof said.jwks_uri === 'string' ? said.jwks_uri : undefined
    } catch {
      // The issuer was not reached, or did not answer JSON: there are no keys, and the token is refused.
      return undefined
    }
  }
  async function read(issuer: string): Promise<FoundKeySet> {
    let uri: string | undefined
    for (const place of placesOf(issuer)) uri ??= await readAt(place, issuer)
    const before = known.get(issuer)
    const found = { uri: uri ?? before?.uri, until: now() + (uri === undefined ? PAUSE : FRESH) }
    known.set(issuer, found)
    return found
  }
  return async (issuer) => {
    const found = known.get(issuer)
    if (found && now() < found.until) return found.uri
    const under = reading.get(issuer) ?? read(issuer).finally(() => reading.delete(issuer))
    reading.set(issuer, under)
    return (await under).uri
  }
}
