import type { FederatedServer } from '#model/federation/server.ts'
import type { KeyValue } from '#model/outbound/key-values.ts'
import type { OutboundProvider } from '#model/outbound/provider.ts'

/** A ready provider: what a form is filled with, and what its authorizations need there. */
export interface Preset {
  /** Names it in requests. */
  readonly id: string
  readonly name: string
  /** Where a client is made there. Absent: each installation has its own place. */
  readonly documentation_uri?: string
  readonly provider: Partial<OutboundProvider>
  /** Scopes with what they allow. */
  readonly scopes: Readonly<Record<string, string>>
  /** Parameters without which an authorization there gives no refresh token, or none for the right API. */
  readonly parameters?: readonly KeyValue[]
  /** The further parts of signing people in by its accounts. Absent: it has none, or no way to tell who they are. */
  readonly sign_in?: Partial<FederatedServer>
}
