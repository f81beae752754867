import type { Context } from '#http/context.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { storeWaiting, type WaitingSecrets } from './waiting.ts'

/** A person who leaves for a federated server. */
export interface Leaving {
  readonly server: FederatedServer
  readonly backend_id: string
  readonly browser: string
  /** The query of our page, with which they go on afterwards. */
  readonly query: string
  /** The person who links an account to their own. */
  readonly user_id?: string
  /** Parameters that tell the server whom to expect, and how strictly. */
  readonly hints?: Readonly<Record<string, string | undefined>>
}

/** True where the person has to sign in at the server again, although it may know them. */
export const asksAgain = ({ server, hints }: Leaving): boolean => hints?.['prompt'] === 'login' || (server.protocol === 'saml' && server.saml_ask_again)

/** Stores the sign-in of a person who leaves, until they are back. @returns the `state` of the request. */
export function storeDeparture(context: Context, leaving: Leaving, proof: Pick<WaitingSecrets, 'verifier' | 'nonce'>): Promise<string> {
  const { server, backend_id, browser, user_id, query } = leaving
  const secrets = { ...proof, query, ...(asksAgain(leaving) ? { asked_again_at: context.now() } : {}) }
  return storeWaiting(context, { step: 'state', federated_server_id: server.id, backend_id, user_id, browser, secrets })
}
