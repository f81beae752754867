import { hash } from 'node:crypto'
import type { GuardedFetch } from '#kit/fetch.ts'
import { Lru } from '#kit/lru.ts'
import { keysOfHeader, type PublicKey, readJwks } from './public-keys.ts'

const SETS = 2000
const LARGEST = 262_144
const TIMEOUT = 5000
/**
 * An unknown `kid` causes another fetch, but at most once in so many milliseconds, so that an attacker with invented ones cannot make us flood the
 * server.
 */
const PAUSE = 30_000
const FRESH = { shortest: 60_000, usual: 600_000, longest: 3_600_000 } as const
/** How long the last keys are used while their server is unavailable, in milliseconds. */
const STALE = 86_400_000

/** A key with a `kid`. */
interface KeyName {
  readonly kid: string | undefined
}
interface KeySet<K> {
  readonly keys: readonly K[]
  readonly readAt: number
  readonly freshUntil: number
}

/** The keys that others publish at a `jwks_uri` (RFC 7517 §5). */
export interface RemoteKeys<K extends KeyName = PublicKey> {
  /** The keys at a place that a header with this `kid` may refer to. `anew`: the cached keys did not fit, fetch them again if the pause allows it. */
  find(place: KeyPlace | string, kid: string | undefined, anew?: boolean): Promise<readonly K[]>
}
/** The address of published keys, and the authorities (PEM) to trust for it instead of those that come with Node. */
export interface KeyPlace {
  readonly uri: string
  readonly ca?: string | undefined
  /** The seconds for which they are kept, instead of those of their headers. */
  readonly ttl?: number | undefined
}

/**
 * The cache key of a set. It includes the pinned authorities, because a set fetched with the usual ones must not serve a client that pins its own.
 */
const placeName = ({ uri, ca }: KeyPlace): string => (ca === undefined ? uri : `${uri} ${hash('sha256', ca, 'base64url')}`)

/** A cache of key sets of others: verification keys, unless `readKeys` selects others. */
export function remoteKeys(fetch: GuardedFetch, now: () => number): RemoteKeys
export function remoteKeys<K extends KeyName>(fetch: GuardedFetch, now: () => number, readKeys: (set: unknown) => readonly K[]): RemoteKeys<K>
export function remoteKeys(fetch: GuardedFetch, now: () => number, readKeys: (set: unknown) => readonly KeyName[] = readJwks): RemoteKeys<KeyName> {
  const sets = new Lru<string, KeySet<KeyName>>(SETS)
  const tried = new Lru<string, number>(SETS)
  const reading = new Map<string, Promise<KeySet<KeyName> | undefined>>()

  async function read(name: string, { uri, ca }: KeyPlace): Promise<KeySet<KeyName> | undefined> {
    tried.set(name, now())
    try {
      const answer = await fetch(uri, {
        headers: { accept: 'application/jwk-set+json, application/json' },
        limit: LARGEST,
        timeout: TIMEOUT,
        ...(ca === undefined ? {} : { tls: { ca } }),
      })
      if (answer.status !== 200) return undefined
      const set = { keys: readKeys(JSON.parse(answer.body)), readAt: now(), freshUntil: now() + cacheLife(answer.headers['cache-control']) }
      sets.set(name, set)
      return set
    } catch {
      // The address was not reached or is forbidden, or the answer is too large or not JSON: there are no keys, and the request is refused.
      return undefined
    }
  }
  function refreshed(name: string, place: KeyPlace): Promise<KeySet<KeyName> | undefined> {
    const under = reading.get(name)
    if (under !== undefined) return under
    const made = read(name, place).finally(() => reading.delete(name))
    reading.set(name, made)
    return made
  }

  return {
    async find(given, kid, anew = false) {
      const place: KeyPlace = typeof given === 'string' ? { uri: given } : given
      const name = placeName(place)
      const known = sets.get(name)
      const until = known && (place.ttl === undefined ? known.freshUntil : known.readAt + place.ttl * 1000)
      const missing = until === undefined || now() >= until || (kid !== undefined && !known?.keys.some((key) => key.kid === kid))
      const mayLook = now() - (tried.get(name) ?? Number.NEGATIVE_INFINITY) >= PAUSE
      const looked = (missing || anew) && (mayLook || reading.has(name)) ? await refreshed(name, place) : undefined
      const set = looked ?? (known && now() - known.readAt < STALE ? known : undefined)
      return set ? keysOfHeader(set.keys, kid) : []
    },
  }
}

/** How long a set is cached: by its `max-age` (RFC 9111 §5.2.2.1), within limits. */
function cacheLife(cacheControl: string | undefined): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl ?? '')?.[1]
  return seconds === undefined ? FRESH.usual : Math.min(Math.max(Number(seconds) * 1000, FRESH.shortest), FRESH.longest)
}
