import type { Context } from '#http/context.ts'
import type { OutboundAuthorization } from '#model/outbound/authorization.ts'
import { type OutboundProvider, outboundProvider } from '#model/outbound/provider.ts'
import { type RemoteClient, remoteClient } from '#model/outbound/remote-client.ts'
import { OutboundFailure } from './failure.ts'
import { findShared, type Home } from './shared.ts'

/** A remote client with its provider, and where each of them lives. */
export interface RegisteredClient {
  readonly client: RemoteClient
  readonly provider: OutboundProvider
  readonly home: Home
  /** Another tenant may share the provider than the client. */
  readonly providerHome: Home
}

/** The client of a key with its provider; nothing when either is gone or not shared any more. */
export async function findRegistered(context: Context, id: string | undefined): Promise<RegisteredClient | undefined> {
  const housed = id === undefined ? undefined : await findShared(context, remoteClient, id)
  if (!housed) return undefined
  const { row: client, home } = housed
  const near = await home.db.table(outboundProvider).get(client.provider_id)
  const found = near ? { row: near, home } : await findShared(context, outboundProvider, client.provider_id)
  return found && { client, provider: found.row, home, providerHome: found.home }
}

/** The parts of a request to a provider as our client there. */
export interface RemoteParty extends RegisteredClient {
  readonly context: Context
  readonly row: Pick<OutboundAuthorization, 'id' | 'variables'>
}
/** One question to a provider for one authorization: all that it is made of. */
export interface RemoteCall extends RemoteParty {
  readonly row: OutboundAuthorization
}

/** @throws {OutboundFailure} when the client or its provider is gone. */
export async function remoteCallFor(context: Context, row: OutboundAuthorization): Promise<RemoteCall> {
  const registered = await findRegistered(context, row.remote_client_id)
  if (!registered) throw new OutboundFailure('misconfigured', 'its client or the provider of that client is gone, or not shared any more')
  return { ...registered, context, row }
}

/** The secret of the client, as it is now; nothing when it has none. */
export const secretOf = ({ client, home }: Pick<RegisteredClient, 'client' | 'home'>): Promise<string | undefined> =>
  home.sealed.open(remoteClient, client, 'secret')
