import { effective } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Client, client } from '#model/client.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { organization } from '#model/organization.ts'
import { makeRowCache, type Remembered } from '#store/remembered.ts'
import { type Grants, resolveGrants } from './per-grant.ts'
import { clientSources } from './sources/all.ts'
import type { Registered } from './sources/source.ts'
import { withholdGrants } from './withheld-grants.ts'

type Filled = 'access_token_ttl' | 'authorization_code_ttl' | 'authorization_request_ttl' | 'refresh_token_ttl' | 'refresh_token_absolute_ttl' | 'id_token_ttl'
/** A compiled client: inherited values filled in, with its credentials. Never stored, never changed. */
export type CompiledClient = Readonly<Omit<Client, 'access_token_signature_alg' | 'id_token_signature_alg' | Filled>> & {
  readonly [K in Filled]: NonNullable<Client[K]>
} & {
  readonly access_token_signature_alg: SigningAlg
  readonly id_token_signature_alg: SigningAlg
  /** The token settings of each grant type. */
  readonly grants: Grants
  /** The credentials that were live when they were read. Check `expires_at` again before use. */
  readonly credentials: readonly ClientCredential[]
  /** The grants that it is registered for, and that its organization does not allow. */
  readonly withheld_grant_types?: readonly string[]
  /** When it is to be found anew. */
  readonly until?: number | undefined
}

/** The size of the cache: some 30 MB at most. */
const LIMIT = 20_000
/** A DID may hold a whole key, so it may be longer. */
const clientId = /^(?:[\x21-\x7e]{1,255}|did:[\x21-\x7e]{1,2044})$/

const algorithm = (name: string | undefined): SigningAlg => signingAlgs.find((alg) => alg === name) ?? 'ES256'

/** A client compiled from its row: inherited values are filled in from the settings. */
export function compileClient(row: Client, credentials: readonly ClientCredential[], settings: Context['settings']): CompiledClient {
  const filled = effective(client, row, settings) as Client & { readonly [K in Filled]: NonNullable<Client[K]> }
  return {
    ...filled,
    access_token_signature_alg: algorithm(filled.access_token_signature_alg),
    id_token_signature_alg: algorithm(filled.id_token_signature_alg),
    grants: resolveGrants(filled),
    credentials,
  }
}

async function findInSources(context: Context, id: string): Promise<Registered | undefined> {
  for (const source of clientSources) {
    const found = await source.find(context, id)
    if (found) return found
  }
  return undefined
}

const compiled = memoizeWeak((context: Context): Remembered<CompiledClient> => {
  const { store, settings } = context
  // Credential id → its cached client, because the change of a credential names only the credential.
  const owners = new Map<string, CompiledClient>()
  // Organization → its cached clients by id, because the change of an organization names only that.
  const owned = new Map<string, Map<string, CompiledClient | undefined>>()
  const own = (organization_id: string, id: string, made?: CompiledClient) =>
    owned.set(organization_id, (owned.get(organization_id) ?? new Map<string, CompiledClient | undefined>()).set(id, made))
  const disown = (made: CompiledClient) => {
    const mates = owned.get(made.organization_id ?? '')
    if (mates?.get(made.id) === made) mates.delete(made.id)
    for (const credential of made.credentials) if (owners.get(credential.id) === made) owners.delete(credential.id)
  }
  const clients = makeRowCache<CompiledClient>(context, {
    resource: client,
    cache: new Lru(LIMIT, disown),
    load: async (id) => {
      const found = await findInSources(context, id)
      if (!found) return undefined
      // Noted before the organization is read, so that a change of it meanwhile is heard.
      const { organization_id } = found.row
      if (organization_id !== undefined) own(organization_id, found.row.id)
      const { row, withheld } = await withholdGrants(context.db, found.row)
      const made: CompiledClient = { ...compileClient(row, found.credentials, settings), withheld_grant_types: withheld, until: found.until }
      if (organization_id !== undefined) own(organization_id, made.id, made)
      for (const credential of found.credentials) owners.set(credential.id, made)
      return made
    },
  })
  store.watch(clientCredential, ({ key }) => {
    const owner = key === undefined ? undefined : owners.get(key)
    if (owner !== undefined || key === undefined) clients.drop(owner?.id)
  })
  store.watch(organization, ({ key, tenant }) => {
    if (key === undefined) clients.drop()
    else if (tenant === context.tenant.id) for (const id of [...(owned.get(key)?.keys() ?? [])]) clients.drop(id)
  })
  return clients
})

/** How many other names of clients are remembered, and for how long, in milliseconds. */
const [NAMES, REMEMBERED] = [1000, 15_000]
interface NamedClient {
  readonly id: string
  readonly until: number
}
const named = memoizeWeak((_context: Context) => new Lru<string, NamedClient>(NAMES))

/**
 * The id of the row of a client that a DID names. The client is cached under that id: anybody can make DIDs, and they would else drive the clients of
 * others out of the cache.
 */
async function idOfDid(context: Context, did: string): Promise<string | undefined> {
  const names = named(context)
  const known = names.get(did)
  if (known && known.until > context.now()) return known.id
  const found = await findInSources(context, did)
  if (found) names.set(did, { id: found.row.id, until: found.until ?? context.now() + REMEMBERED })
  return found?.row.id
}

/** The client of this id, active or not; undefined when there is none. Cached until the client or one of its credentials changes on any node. */
export function findClient(context: Context, id: string): MaybePromise<CompiledClient | undefined> {
  if (!clientId.test(id)) return undefined
  const clients = compiled(context)
  if (id.startsWith('did:')) return idOfDid(context, id).then((found) => (found === undefined ? undefined : clients.get(found)))
  return andThen(clients.get(id), (found) => (found?.until !== undefined && found.until <= context.now() ? clients.fresh(id) : found))
}

/** Like `findClient`, past the cache: a new credential of another node may not have been announced yet. */
export async function findClientAnew(context: Context, id: string): Promise<CompiledClient | undefined> {
  const key = id.startsWith('did:') ? await idOfDid(context, id) : id
  return key === undefined ? undefined : compiled(context).fresh(key)
}
