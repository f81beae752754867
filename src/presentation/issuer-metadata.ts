import { fetchOnBehalf, memoizeByParty, type OnBehalf } from '#clients/on-behalf.ts'
import { isObject } from '#fields/json-object.ts'
import { keysOfHeader, type PublicKey, readJwks } from '#keys/public-keys.ts'
import { remoteKeys } from '#keys/remote.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { Lru } from '#kit/lru.ts'

const ISSUERS = 500
const [FRESH, PAUSE] = [600_000, 30_000]
const LARGEST = 262_144

interface Published {
  readonly keys: readonly PublicKey[]
  readonly jwks_uri: string | undefined
  readonly until: number
}

/** The metadata that was read of issuers. The `jwks_uri` in it is theirs to choose, and so it is fetched for the same party. */
const caches = memoizeByParty((party) => ({
  published: new Lru<string, Published>(ISSUERS),
  sets: remoteKeys(fetchOnBehalf(party), party.context.now),
}))

/** The place of the metadata of an issuer (draft-ietf-oauth-sd-jwt-vc §4): the well-known name before the path. */
function placeOf(issuer: string): string {
  const { origin, pathname } = new URL(issuer)
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`
}

async function readPublished(issuer: string, fetch: GuardedFetch): Promise<Omit<Published, 'until'> | undefined> {
  try {
    const { status, body } = await fetch(placeOf(issuer), { headers: { accept: 'application/json' }, limit: LARGEST })
    const said: unknown = status === 200 ? JSON.parse(body) : undefined
    // Metadata that names another issuer would let one host speak for another.
    if (!isObject(said) || said['issuer'] !== issuer) return undefined
    const { jwks, jwks_uri } = said
    return { keys: readJwks(jwks), jwks_uri: typeof jwks_uri === 'string' ? jwks_uri : undefined }
  } catch {
    return undefined
  }
}

/** The keys that an issuer publishes in its metadata, which its header may refer to; empty when it was not reached. */
export async function publishedKeys(party: OnBehalf, issuer: string, kid: string | undefined) {
  const { published, sets } = caches(party)
  const { context } = party
  let found = published.get(issuer)
  if (!found || context.now() >= found.until) {
    const fresh = await readPublished(issuer, fetchOnBehalf(party))
    found = { keys: [], jwks_uri: undefined, ...fresh, until: context.now() + (fresh ? FRESH : PAUSE) }
    published.set(issuer, found)
  }
  return found.jwks_uri === undefined ? keysOfHeader(found.keys, kid) : sets.find(found.jwks_uri, kid)
}
