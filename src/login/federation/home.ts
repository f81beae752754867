import type { Context } from '#http/context.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { type OrganizationDomain, organizationDomain } from '#model/organization-domain.ts'
import { anyOf } from '#store/store.ts'
import { findOffered } from './offered.ts'

/** Where people of a domain sign in. */
export interface HomeRealm {
  readonly domain: OrganizationDomain
  readonly server: FederatedServer
}

/** The federated server of the domain of an address, where the identity provider offers it: home-realm discovery. Only proved domains count. */
export async function findHome(context: Context, provider: IdentityProvider, address: string): Promise<HomeRealm | undefined> {
  const name = /^[^@\s]{1,64}@([^@\s]{1,253})$/.exec(address.trim())?.[1]?.toLowerCase()
  if (name === undefined || provider.federated_servers.length === 0) return undefined
  const [domain] = await context.db.table(organizationDomain).find({ verified_domain: name }, { limit: 1 })
  const server = domain?.federated_server_id === undefined ? undefined : await findOffered(context, provider, domain.federated_server_id)
  return domain && server && { domain, server }
}

/** True when some proved domain leads to a server that the identity provider offers. */
export async function hasHomes({ db }: Context, { federated_servers }: IdentityProvider): Promise<boolean> {
  if (federated_servers.length === 0) return false
  const found = await db.table(organizationDomain).find({ federated_server_id: anyOf(federated_servers) }, { limit: 50 })
  return found.some(({ verified_at }) => verified_at !== undefined)
}
