import { domainToASCII } from 'node:url'
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
 * is folded as sign-in names are: by fullwidth letters, or a name of any length, one could otherwise sign in past an enforced domain. A domain of other
 * letters than ASCII is compared in the form of DNS (RFC 5891 §4.4).
 */
export async function findHome(context: Context, provider: IdentityProvider, address: string): Promise<HomeRealm | undefined> {
  const name = mailDomainOf(address)
  if (name === '' || provider.federated_servers.length === 0) return undefined
  const [domain] = await context.db.table(organizationDomain).find({ verified_domain: name }, { limit: 1 })
  const server = domain?.federated_server_id === undefined ? undefined : await findOffered(context, provider, domain.federated_server_id)
  return domain && server && { domain, server }
}

/** The domain of an address in the form of DNS; empty for what is no address. */
export const mailDomainOf = (address: string): string => domainToASCII(/^[^@]{1,255}@([^@\s]{1,253}?)\.?$/.exec(comparable(address))?.[1] ?? '')

/** The place where a person has to sign in, with the address by which it was found. */
interface EnforcedHome extends HomeRealm {
  readonly address: string
}

/** The server of the organization at which a person has to sign in, by the domain of their name or of their address. */
export async function findEnforcedHome(
  context: Context,
  provider: IdentityProvider,
  { username, email }: Pick<User, 'username' | 'email'>,
): Promise<EnforcedHome | undefined> {
  for (const address of new Set([username, email ?? username])) {
    const home = await findHome(context, provider, address)
    if (home?.domain.enforced) return { ...home, address }
  }
  return undefined
}

/** True for a person who has to sign in at the server of their organization. */
export const mustSignInAtHome = async (context: Context, provider: IdentityProvider, person: Pick<User, 'username' | 'email'>): Promise<boolean> =>
  (await findEnforcedHome(context, provider, person)) !== undefined

/** True when some proved domain leads to a server that the identity provider offers. */
export async function hasHomes({ db }: Context, { federated_servers }: IdentityProvider): Promise<boolean> {
  if (federated_servers.length === 0) return false
  const found = await db.table(organizationDomain).find({ federated_server_id: anyOf(federated_servers) }, { limit: 50 })
  return found.some(({ verified_at }) => verified_at !== undefined)
}
