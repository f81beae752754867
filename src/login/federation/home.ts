import type { Context } from '#http/context.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { type OrganizationDomain, organizationDomain } from '#model/organization-domain.ts'
import { comparable, type User } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { findOffered } from './offered.ts'

/** Where people of a domain sign in. */
export interface HomeRealm {
  readonly domain: OrganizationDomain
  readonly server: FederatedServer
}

/**
 * The federated server of the domain of an address, where the identity provider offers it: home-realm discovery. Only proved domains count. The address
 * is folded as sign-in names are: by fullwidth letters, or a name of any length, one could otherwise sign in past an enforced domain.
 */
export async function findHome(context: Context, provider: IdentityProvider, address: string): Promise<HomeRealm | undefined> {
  const name = /^[^@]{1,255}@([^@\s]{1,253})$/.exec(comparable(address))?.[1]
  if (name === undefined || provider.federated_servers.length === 0) return undefined
  const [domain] = await context.db.table(organizationDomain).find({ verified_domain: name }, { limit: 1 })
  const server = domain?.federated_server_id === undefined ? undefined : await findOffered(context, provider, domain.federated_server_id)
  return domain && server && { domain, server }
}

/** True for a person who has to sign in at the server of their organization, by the domain of their name or of their address. */
export async function mustSignInAtHome(context: Context, provider: IdentityProvider, { username, email = '' }: Pick<User, 'username' | 'email'>) {
  const homes = await Promise.all([username, email].map((address) => findHome(context, provider, address)))
  return homes.some((home) => home?.domain.enforced)
}

/** True when some proved domain leads to a server that the identity provider offers. */
export async function hasHomes({ db }: Context, { federated_servers }: IdentityProvider): Promise<boolean> {
  if (federated_servers.length === 0) return false
  const found = await db.table(organizationDomain).find({ federated_server_id: anyOf(federated_servers) }, { limit: 50 })
  return found.some(({ verified_at }) => verified_at !== undefined)
}
