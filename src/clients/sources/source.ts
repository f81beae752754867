import type { Context } from '#http/context.ts'
import type { Client } from '#model/client.ts'
import type { ClientCredential } from '#model/client-credential.ts'

/** A client as a source knows it, with the credentials that are live now. */
export interface Registered {
  readonly row: Client
  readonly credentials: readonly ClientCredential[]
}

/** A place that clients come from. */
export interface ClientSource {
  /** The client of this id; nothing when this source has none. What it finds is kept until its row changes. */
  readonly find: (context: Context, id: string) => Promise<Registered | undefined>
}
