import type { X509Certificate } from 'node:crypto'
import type { Logger } from 'pino'
import type { Explanations } from '#events/explanations.ts'
import type { Names } from '#fields/kinds.ts'
import type { Keys } from '#keys/keys.ts'
import type { SealedFields } from '#keys/sealed.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import type { Deliver } from '#kit/mail.ts'
import type { Vault } from '#kit/vault.ts'
import type { Explanation } from '#model/explanation.ts'
import type { Settings } from '#model/settings.ts'
import type { Tenant } from '#model/tenant.ts'
import type { Policy } from '#policy/engine.ts'
import type { Store, TenantTables } from '#store/store.ts'
import type { Tally } from '#usage/tally.ts'
import type { ServedRegistry } from './registry.ts'

/**
 * All that a handler is given: one for each tenant, kept as long as the tenant is. It reads nothing else: no global, no environment, no
 * clock of its own. Caches of a tenant hang on it by `per` (kit/per.ts).
 */
export interface Context {
  readonly tenant: Tenant
  /** The issuer of this tenant, exactly as tokens carry it. Its endpoints are this and their path. */
  readonly issuer: string
  /** The settings in force for this tenant. */
  readonly settings: Settings
  /** The settings of the server, whatever the tenant decides. */
  readonly serverSettings: Settings
  /** What the house was put together from: the grants, client authentication methods and signing algorithms there are. */
  readonly names: Names
  /** The same with their descriptions. */
  readonly registry: ServedRegistry
  /** The rows of this tenant. */
  readonly db: TenantTables
  readonly store: Store
  readonly vault: Vault
  readonly keys: Keys
  /** The secrets in the rows of this tenant. */
  readonly sealed: SealedFields
  /** The authorities whose certificates clients may show (RFC 8705 §2.1); none unless the operator names some. */
  readonly clientAuthorities: () => readonly X509Certificate[]
  /** The only way out: refuses private addresses unless allowed. */
  readonly fetch: GuardedFetch
  /** Hands a letter to a mail server. */
  readonly deliver: Deliver
  readonly tally: Tally
  readonly explanations: Explanations
  /** What is asked before a token is issued, or an operation of the API is done. */
  readonly policies: readonly Policy[]
  /** How a refused request of an endpoint is checked anew; nothing where that cannot be done. */
  readonly replayOf: (endpoint: string) => Replay | undefined
  readonly log: Logger
  /** Milliseconds since 1970; one reading for each turn of the event loop is enough. */
  now(): number
}

/**
 * Checks a refused request anew, against everything as it is now, as far as that can be done with what was kept of it.
 * @throws {Refusal} of the first check that it fails.
 */
export type Replay = (refused: Explanation, context: Context) => Promise<void>
