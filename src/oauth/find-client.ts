import type { Client } from '#model/client.ts'
import type { ClientCredential } from '#model/client-credential.ts'

/** A client as requests need it: what it inherits filled in, its live credentials at hand. Never stored, never changed. */
export interface CompiledClient extends Client {
  readonly credentials: readonly ClientCredential[]
}
