import { type LastUse, lastUse } from '#model/activity.ts'
import type { Client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { scope } from '#model/scope.ts'
import { anyOf } from '#store/store.ts'
import type { Showing } from '../administered.ts'
import type { Call } from '../operation.ts'

type Shown = Readonly<Record<string, unknown>>

/**
 * The members shown of clients besides their fields: the names of referenced rows and, in lists, the last use. One query for each kind, for any
 * number of rows.
 */
export async function presentClients(rows: readonly Client[], { context: { db } }: Call, { listed, wants }: Showing): Promise<Shown[]> {
  const [scoped, provided] = [wants('authorized_scopes') ? rows : [], wants('identity_provider') ? rows : []]
  const used = listed && USE.some(wants)
  const scopeIds = uniqueIds(scoped.flatMap(({ authorized_scopes }) => authorized_scopes.flatMap(({ id }) => id ?? [])))
  const scopeNames = uniqueIds(scoped.flatMap(({ authorized_scopes }) => authorized_scopes.flatMap(({ id, name }) => (id === undefined ? (name ?? []) : []))))
  const providerIds = uniqueIds(provided.flatMap(({ identity_provider: link }) => link?.id ?? []))
  const [byId, byName, providers, uses] = await Promise.all([
    scopeIds.length > 0 ? db.table(scope).find({ id: anyOf(scopeIds) }) : [],
    scopeNames.length > 0 ? db.table(scope).find({ name: anyOf(scopeNames) }) : [],
    providerIds.length > 0 ? db.table(identityProvider).find({ id: anyOf(providerIds) }) : [],
    used && rows.length > 0 ? db.table(lastUse).find({ id: anyOf(rows.map(({ id }) => id)) }) : [],
  ])
  const scopes = new Map([...byId.map((row) => [row.id, row] as const), ...byName.map((row) => [row.name, row] as const)])
  const providerNames = new Map(providers.map(({ id, name }) => [id, name]))
  const useOf = new Map(uses.map((use) => [use.id, use]))
  return rows.map(({ id, authorized_scopes, identity_provider: link }) => ({
    authorized_scopes: authorized_scopes.map((wanted) => {
      const row = scopes.get(wanted.id ?? wanted.name ?? '')
      return row ? { id: row.id, name: row.name, public: row.public } : wanted
    }),
    identity_provider: link ? { id: link.id, ...(providerNames.has(link.id) ? { name: providerNames.get(link.id) } : {}) } : null,
    ...(used ? shownUse(useOf.get(id)) : {}),
  }))
}

const USE = ['last_used_at', 'last_refused_at', 'last_refusal']
const shownUse = (use: LastUse | undefined): Shown => ({
  last_used_at: use?.last_used_at || null,
  last_refused_at: use?.last_refused_at ?? null,
  last_refusal: use?.last_refusal ?? null,
})

const uniqueIds = (values: readonly string[]): string[] => [...new Set(values)]
