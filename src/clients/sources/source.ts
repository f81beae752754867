import type { Context } from '#http/context.ts'
import type { Client } from '#model/client.ts'
import type { ClientCredential } from '#model/client-credential.ts'

/** A client as a source knows it, with the credentials that are live now. */
export interface Registered {
  readonly row: Client
  readonly credentials: readonly ClientCredential[]
  /** When it is to be found anew, in milliseconds since 1970. Absent: when its row changes. */
  readonly until?: number
}

/** A source of clients. */
export interface ClientSource {
  /** The client of this id; undefined when this source has none. The result is cached until its row changes. */
  readonly find: (context: Context, id: string) => Promise<Registered | undefined>
}
