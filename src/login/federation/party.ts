import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { type Discovered, discoverProvider } from '#outbound/discovery.ts'
import type { RemoteParty } from '#outbound/registered.ts'

/** How long metadata is believed, in milliseconds. */
const FRESH = 600_000
interface KeptDiscovery {
  readonly until: number
  readonly found: Promise<Discovered>
}
const metadata = memoizeWeak((_context: Context) => new Lru<string, KeptDiscovery>(500))

/** The metadata of an issuer, read at most every ten minutes; a failure is not kept. */
function discover(context: Context, issuer: string): Promise<Discovered> {
  const cache = metadata(context)
  const kept = cache.get(issuer)
  if (kept && kept.until > context.now()) return kept.found
  const found = discoverProvider(context.fetch, issuer)
  cache.set(issuer, { until: context.now() + FRESH, found })
  found.catch(() => cache.set(issuer, { until: 0, found }))
  return found
}

/** The endpoints of a federated server (OIDC Discovery §4). @throws {OutboundFailure} when its metadata cannot be read. */
export async function reach(context: Context, server: FederatedServer): Promise<FederatedServer> {
  const { protocol, issuer, authorization_endpoint, token_endpoint, jwks_uri } = server
  const isWhole = authorization_endpoint !== undefined && token_endpoint !== undefined && jwks_uri !== undefined
  if (protocol !== 'oidc' || issuer === undefined || isWhole) return server
  const { provider, sign_in } = await discover(context, issuer)
  return {
    ...server,
    authorization_endpoint: authorization_endpoint ?? provider.authorization_endpoint,
    token_endpoint: token_endpoint ?? provider.token_endpoint,
    jwks_uri: jwks_uri ?? provider.jwks_uri,
    userinfo_endpoint: server.userinfo_endpoint ?? sign_in.userinfo_endpoint,
    end_session_endpoint: server.end_session_endpoint ?? sign_in.end_session_endpoint,
    iss_parameter: server.iss_parameter || provider.iss_parameter === true,
  }
}

/** A federated server as the other party of our OAuth client, which the outbound register uses too. */
export function partyOf(context: Context, server: FederatedServer): RemoteParty {
  const { id, name, issuer, token_endpoint, client_auth_method, client_id = '' } = server
  const home = { db: context.db, sealed: { ...context.sealed, open: () => context.sealed.open(federatedServer, server, 'client_secret') } }
  return {
    context,
    provider: newRow(outboundProvider, { id, name, full_name: id, issuer, token_endpoint, client_auth_method }),
    client: newRow(remoteClient, { id, name, full_name: id, provider_id: id, type: 'oauth2', identifier: client_id }),
    home,
    providerHome: home,
    row: { id, variables: [] },
  }
}
