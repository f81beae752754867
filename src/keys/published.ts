import type { JWK } from 'jose'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { type Client, client } from '#model/client.ts'
import { type KeyPair, type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import type { Settings } from '#model/settings.ts'
import { rememberedWhole } from '#store/remembered.ts'
import { present, type Store, type TenantTables } from '#store/store.ts'
import type { Signing } from './keys.ts'
import { choose, type Ring } from './ring.ts'

/** Another name under which a key signs ID tokens of some client (`id_token_kid`). */
export interface Alias {
  readonly kid: string
  readonly alg: SigningAlg
  readonly client_id: string | undefined
  readonly key_pair_id: string | undefined
}

const PAGE = 500
/** How long a node that does not sign with a new alias may miss it, in milliseconds. */
const FRESH = 2000

async function readAliases(db: TenantTables, idTokenAlg: string): Promise<readonly Alias[]> {
  const rows: Client[] = []
  for (let after: { key: string } | undefined; ; ) {
    const page = await db.table(client).find({ id_token_kid: present }, { limit: PAGE, ...(after ? { after } : {}) })
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = { key: last.id }
  }
  return rows.flatMap(({ id, id_token_kid: kid, id_token_signature_alg, key_pair_type, key_pair_id }) => {
    const alg = signingAlgs.find((name) => name === (id_token_signature_alg ?? idTokenAlg))
    return kid === undefined || alg === undefined ? [] : [{ kid, alg, client_id: key_pair_type && id, key_pair_id }]
  })
}

/**
 * The aliases of a tenant: clients are many and change often, so their aliases are read again at most once every few seconds, and when a signature
 * uses an unknown one.
 */
export interface Aliases {
  list(): MaybePromise<readonly Alias[]>
  have(kid: string): Promise<void>
}

export function keptAliases({ db, store, settings, now }: AliasParts): Aliases {
  let [missed, changes] = [false, 0]
  store.watch(client, ({ tenant, key }) => {
    if (tenant === db.tenant || key === undefined) changes++
  })
  const kept = rememberedWhole(
    { db, store },
    {
      resources: [],
      load: async () => {
        missed = false
        const seen = changes
        return { list: await readAliases(db, settings.id_token_signing_alg), seen, until: now() + FRESH }
      },
      expires: ({ seen, until }) => missed || (seen !== changes && until <= now()),
    },
  )
  return {
    list: () => andThen(kept(), ({ list }) => list),
    async have(kid) {
      missed ||= !(await kept()).list.some((alias) => alias.kid === kid)
    },
  }
}
interface AliasParts {
  readonly db: TenantTables
  readonly store: Store
  readonly settings: Pick<Settings, 'id_token_signing_alg'>
  now(): number
}

/** The key with this alias. */
export function findByAlias(ring: Ring, aliases: readonly Alias[], kid: string): KeyPair | undefined {
  const alias = aliases.find((other) => other.kid === kid)
  return alias && choose(ring, alias)?.row
}

/** A JWK set (RFC 7517 §5). */
export interface JwkSet {
  readonly keys: readonly JWK[]
}

/** Our JWK set: every key that signs, or has signed tokens that may still be verified. Each `kid` is unique (RFC 7517 §4.5). */
export function publishKeys(ring: Ring, aliases: readonly Alias[], rows = ring.published): JwkSet {
  const keys = new Map<string, JWK>(rows.map((row) => [row.id, row.public_jwk as JWK]))
  for (const alias of aliases) {
    const row = choose(ring, alias)?.row
    if (row && !keys.has(alias.kid)) keys.set(alias.kid, { ...(row.public_jwk as JWK), kid: alias.kid })
  }
  return { keys: [...keys.values()] }
}

/**
 * The JWK set for one client, with the alias of the key of its ID tokens. It includes the keys of the tenant, which sign for the client or did before
 * it got its own.
 */
export function publishedFor(clientId: string, ring: Ring, { kid, ...signing }: Signing): JwkSet {
  const rows = ring.published.filter(({ client_id }) => client_id === undefined || client_id === clientId)
  const alias = { kid: kid ?? '', alg: signing.alg, client_id: signing.client_id, key_pair_id: signing.key_pair_id }
  return publishKeys(ring, kid === undefined ? [] : [alias], rows)
}
