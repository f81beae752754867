import type { Context } from '#http/context.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { anyOf } from '#store/store.ts'

/** The active federated servers that an identity provider offers, in its order. */
export async function offeredServers({ db }: Context, { federated_servers }: IdentityProvider): Promise<readonly FederatedServer[]> {
  if (federated_servers.length === 0) return []
  const rows = await db.table(federatedServer).find({ id: anyOf(federated_servers), active: true }, { limit: federated_servers.length })
  return federated_servers.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

/** The federated server of this id, if the identity provider offers it. */
export async function findOffered(context: Context, provider: IdentityProvider, id: string): Promise<FederatedServer | undefined> {
  const row = provider.federated_servers.includes(id) ? await context.db.table(federatedServer).get(id) : undefined
  return row?.active ? row : undefined
}
