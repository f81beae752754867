import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Backend, backend } from '#model/backend.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import { organization } from '#model/organization.ts'
import { makeRowCache, rememberedWhole } from '#store/remembered.ts'
import type { CompiledClient } from './find-client.ts'

/** The place where the people of a client sign in: the identity provider with its pages, and the store of people that checks them. */
export interface SignInPlace {
  readonly provider: IdentityProvider
  readonly backend: Backend
}

type SigningIn = Pick<CompiledClient, 'identity_provider' | 'organization_id'>

const LIMIT = 2000
const providers = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: identityProvider, cache: new Lru(LIMIT), load: (id) => context.db.table(identityProvider).get(id) }),
)
const backends = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: backend, cache: new Lru(LIMIT), load: (id) => context.db.table(backend).get(id) }),
)
const organizations = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: organization, cache: new Lru(LIMIT), load: (id) => context.db.table(organization).get(id) }),
)
const defaults = memoizeWeak((context: Context) =>
  rememberedWhole(context, {
    resources: [identityProvider, backend],
    load: async () => {
      const [[provider], [store]] = await Promise.all([
        context.db.table(identityProvider).find({ is_default: true }, { limit: 1 }),
        context.db.table(backend).find({ is_default: true }, { limit: 1 }),
      ])
      return { provider, store }
    },
    // An absent row is looked up again next time: nothing announces a new row.
    expires: ({ provider, store }) => !provider || !store,
  }),
)

/** The store of people of this id; without an id, the default one. */
export async function findBackend(context: Context, id: string | undefined): Promise<Backend | undefined> {
  return id === undefined ? (await defaults(context)()).store : backends(context).get(id)
}

/** The identity provider that a client names, or else its organization. */
async function providerNamedBy(context: Context, { identity_provider, organization_id }: SigningIn): Promise<string | undefined> {
  if (identity_provider?.id !== undefined || organization_id === undefined) return identity_provider?.id
  return (await organizations(context).get(organization_id))?.identity_provider_id
}

/**
 * Finds where the people of a client sign in: at its identity provider, else at that of its organization, else at the default one.
 * @throws {Refusal} when there is none.
 */
export async function findSignInPlace(context: Context, client: SigningIn): Promise<SignInPlace> {
  const named = await providerNamedBy(context, client)
  const provider = named === undefined ? (await defaults(context)()).provider : await providers(context).get(named)
  const store = provider && (await findBackend(context, provider.backend_id))
  if (!provider || !store) throw invalidRequest('nobody can sign in to this client: its identity provider or backend is missing')
  return { provider, backend: store }
}
