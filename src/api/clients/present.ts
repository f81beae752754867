import type { Members } from '#fields/json-object.ts'
import { type LastUse, lastUse } from '#model/activity.ts'
import type { Client } from '#model/client.ts'
import { clientState } from '#model/client-state.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { scope } from '#model/scope.ts'
import { anyOf } from '#store/store.ts'
import { findActorNames } from '../actor-names.ts'
import type { Showing } from '../administered.ts'
import type { Call } from '../operation.ts'

/**
 * The members shown of clients besides their fields: the names of referenced rows and, in lists, the last use. One query for each kind, for any
 * number of rows.
 */
export async function presentClients(rows: readonly Client[], { context: { db, now } }: Call, { listed, wants }: Showing): Promise<Members[]> {
  const [scoped, provided] = [wants('authorized_scopes') ? rows : [], wants('identity_provider') ? rows : []]
  const used = listed && USE.some(wants)
  const scopeIds = uniqueIds(scoped.flatMap(({ authorized_scopes }) => authorized_scopes.flatMap(({ id }) => id ?? [])))
  const scopeNames = uniqueIds(scoped.flatMap(({ authorized_scopes }) => authorized_scopes.flatMap(({ id, name }) => (id === undefined ? (name ?? []) : []))))
  const providerIds = uniqueIds(provided.flatMap(({ identity_provider: link }) => link?.id ?? []))
  const [byId, byName, providers, uses, owners] = await Promise.all([
    scopeIds.length > 0 ? db.table(scope).find({ id: anyOf(scopeIds) }) : [],
    scopeNames.length > 0 ? db.table(scope).find({ name: anyOf(scopeNames) }) : [],
    providerIds.length > 0 ? db.table(identityProvider).find({ id: anyOf(providerIds) }) : [],
    used && rows.length > 0 ? db.table(lastUse).find({ id: anyOf(rows.map(({ id }) => id)) }) : [],
    findActorNames(listed ? [] : rows.map(({ owner }) => owner), db),
  ])
  const scopes = new Map([...byId.map((row) => [row.id, row] as const), ...byName.map((row) => [row.name, row] as const)])
  const providerNames = new Map(providers.map(({ id, name }) => [id, name]))
  const useOf = new Map(uses.map((use) => [use.id, use]))
  return rows.map((row) => ({
    authorized_scopes: row.authorized_scopes.map((wanted) => {
      const found = scopes.get(wanted.id ?? wanted.name ?? '')
      return found ? { id: found.id, name: found.name, public: found.public } : wanted
    }),
    identity_provider: shownProvider(row, providerNames),
    ...(listed ? {} : { owner_name: owners.get(row.owner ?? '') ?? null }),
    ...(used ? shownUse(row, useOf.get(row.id), now()) : {}),
  }))
}

const shownProvider = ({ identity_provider: link }: Client, names: ReadonlyMap<string, string>): Members | null =>
  link ? { id: link.id, ...(names.has(link.id) ? { name: names.get(link.id) } : {}) } : null

const USE = ['last_used_at', 'last_refused_at', 'last_refusal', 'recent_tokens', 'recent_refusals', 'state']
const shownUse = (row: Client, use: LastUse | undefined, now: number): Members => ({
  state: clientState(row, use, now),
  last_used_at: use?.last_used_at || null,
  last_refused_at: use?.last_refused_at ?? null,
  last_refusal: use?.last_refusal ?? null,
  recent_tokens: use?.recent_tokens ?? 0,
  recent_refusals: use?.recent_refusals ?? 0,
})

const uniqueIds = (values: readonly string[]): string[] => [...new Set(values)]
