import { hash } from 'node:crypto'
import type { GuardedFetch } from '#kit/fetch.ts'
import { Lru } from '#kit/lru.ts'
import { keysOfHeader, type PublicKey, readJwks } from './public-keys.ts'

const SETS = 2000
const LARGEST = 262_144
const TIMEOUT = 5000
/** An unknown `kid` makes us look again, but not more often than this: who sends made-up ones must not make us a flood. */
const PAUSE = 30_000
const FRESH = { shortest: 60_000, usual: 600_000, longest: 3_600_000 } as const
/** While their server is away, its last keys go on for so long. */
const STALE = 86_400_000

/** A key that has a name. */
interface Named {
  readonly kid: string | undefined
}
interface KeySet<K> {
  readonly keys: readonly K[]
  readonly readAt: number
  readonly freshUntil: number
}

/** The keys that others publish at a `jwks_uri` (RFC 7517 §5). */
export interface RemoteKeys<K extends Named = PublicKey> {
  /** The keys there that a header with this `kid` may mean. `anew`: those at hand were of no use, look again if it may be done. */
  find(place: KeyPlace | string, kid: string | undefined, anew?: boolean): Promise<readonly K[]>
}
/** Where keys are published, and the authorities (PEM) by which that server is believed, when not by those that come with Node. */
export interface KeyPlace {
  readonly uri: string
  readonly ca?: string | undefined
}

/** The cache key of a set. A set that was read with the usual authorities must not serve a client that pins its own. */
const nameOf = ({ uri, ca }: KeyPlace): string => (ca === undefined ? uri : `${uri} ${hash('sha256', ca, 'base64url')}`)

/** Reads the keys of others: those that verify, unless `readKeys` takes other ones out of a set. */
export function remoteKeys(fetch: GuardedFetch, now: () => number): RemoteKeys
export function remoteKeys<K extends Named>(fetch: GuardedFetch, now: () => number, readKeys: (set: unknown) => readonly K[]): RemoteKeys<K>
export function remoteKeys(fetch: GuardedFetch, now: () => number, readKeys: (set: unknown) => readonly Named[] = readJwks): RemoteKeys<Named> {
  const sets = new Lru<string, KeySet<Named>>(SETS)
  const tried = new Lru<string, number>(SETS)
  const reading = new Map<string, Promise<KeySet<Named> | undefined>>()

  async function read(name: string, { uri, ca }: KeyPlace): Promise<KeySet<Named> | undefined> {
    tried.set(name, now())
    try {
      const answer = await fetch(uri, {
        headers: { accept: 'application/jwk-set+json, application/json' },
        limit: LARGEST,
        timeout: TIMEOUT,
        ...(ca === undefined ? {} : { tls: { ca } }),
      })
      if (answer.status !== 200) return undefined
      const set = { keys: readKeys(JSON.parse(answer.body)), readAt: now(), freshUntil: now() + lifeOf(answer.headers['cache-control']) }
      sets.set(name, set)
      return set
    } catch {
      // Not reached, too large, not JSON, or forbidden: there are no keys. Whoever asked is refused, and the log has that.
      return undefined
    }
  }
  function refreshed(name: string, place: KeyPlace): Promise<KeySet<Named> | undefined> {
    const under = reading.get(name)
    if (under !== undefined) return under
    const made = read(name, place).finally(() => reading.delete(name))
    reading.set(name, made)
    return made
  }

  return {
    async find(given, kid, anew = false) {
      const place = typeof given === 'string' ? { uri: given } : given
      const name = nameOf(place)
      const known = sets.get(name)
      const missing = known === undefined || now() >= known.freshUntil || (kid !== undefined && !known.keys.some((key) => key.kid === kid))
      const mayLook = now() - (tried.get(name) ?? Number.NEGATIVE_INFINITY) >= PAUSE
      const looked = (missing || anew) && (mayLook || reading.has(name)) ? await refreshed(name, place) : undefined
      const set = looked ?? (known && now() - known.readAt < STALE ? known : undefined)
      return set ? keysOfHeader(set.keys, kid) : []
    },
  }
}

/** How long a set counts as fresh: as its server says (RFC 9111 §5.2.2.1), within limits. */
function lifeOf(cacheControl: string | undefined): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl ?? '')?.[1]
  return seconds === undefined ? FRESH.usual : Math.min(Math.max(Number(seconds) * 1000, FRESH.shortest), FRESH.longest)
}
