import type { FederatedServer } from '#model/federation/server.ts'

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
export const asksAgain = ({ hints }: Leaving): boolean => hints?.['prompt'] === 'login'
