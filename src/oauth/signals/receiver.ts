import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { RECEIVE_SIGNALS } from '#model/system-scopes.ts'
import { scopesOfClient, scopeTable } from '../scopes.ts'

/** True while a client may receive security events: its stream outlives the scope by which it was made. */
export const mayReceive = async (context: Context, client: CompiledClient | undefined): Promise<boolean> =>
  client?.active === true && scopesOfClient(client, await scopeTable(context)).has(RECEIVE_SIGNALS)
