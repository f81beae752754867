import type { X509Certificate } from 'node:crypto'
import type { Logger } from 'pino'
import type { Explanations } from '#events/explanations.ts'
import type { Names } from '#fields/kinds.ts'
import type { Keys } from '#keys/keys.ts'
import type { SealedFields } from '#keys/sealed.ts'
import type { FindTexts } from '#kit/dns-text.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import type { Deliver } from '#kit/mail.ts'
import type { Revocations } from '#kit/revocation-list.ts'
import type { Vault } from '#kit/vault.ts'
import type { Explanation } from '#model/explanation.ts'
import type { Settings } from '#model/settings.ts'
import type { Tenant } from '#model/tenant.ts'
import type { Store, TenantTables } from '#store/store.ts'
import type { Tally } from '#usage/tally.ts'
import type { HostedPages } from './hosted-pages.ts'
import type { ServedRegistry } from './registry.ts'

/**
 * The dependencies of every handler: one context for each tenant, as long as its row does not change. Handlers use no global, no environment and no
 * other clock. Caches of a tenant are memoized by its context (kit/memoize-weak.ts).
 */
export interface Context {
  readonly tenant: Tenant
  /** The issuer of this tenant, exactly as tokens carry it. Its endpoints are this and their path. */
  readonly issuer: string
  /** The settings in force for this tenant. */
  readonly settings: Settings
  /** The settings of the server, whatever the tenant decides. */
  readonly serverSettings: Settings
  /** The names of the composed grants, client authentication methods and signing algorithms. */
  readonly names: Names
  /** The composed grants, methods and algorithms with their descriptions. */
  readonly registry: ServedRegistry
  /** The pages for people. */
  readonly hosted: HostedPages<Context>
  /** The rows of this tenant. */
  readonly db: TenantTables
  readonly store: Store
  readonly vault: Vault
  readonly keys: Keys
  /** The secrets in the rows of this tenant. */
  readonly sealed: SealedFields
  /** The authorities whose certificates clients may show (RFC 8705 §2.1); none unless the operator names some. */
  readonly clientAuthorities: () => readonly X509Certificate[]
  /** The revocation lists of these authorities (RFC 5280 §6.3); undefined where the operator names none. */
  readonly revocations: () => Revocations | undefined
  /** The guarded fetch for all outgoing requests: it refuses private addresses unless allowed. */
  readonly fetch: GuardedFetch
  /** Finds TXT records in DNS. */
  readonly findTexts: FindTexts
  /** Hands a letter to a mail server. */
  readonly deliver: Deliver
  readonly tally: Tally
  readonly explanations: Explanations
  /** The function that repeats the checks of a refused request of an endpoint; undefined where that is not possible. */
  readonly replayOf: (endpoint: string) => Replay | undefined
  readonly log: Logger
  /** True in a dry run: all writes are undone, so nothing may be done at other servers. */
  readonly isRehearsal?: true
  /** Milliseconds since 1970; one reading for each turn of the event loop is enough. */
  now(): number
}

/**
 * Repeats the checks of a refused request with the present state, as far as its stored parameters allow.
 * @throws {Refusal} of the first check that fails.
 */
export type Replay = (refused: Explanation, context: Context) => Promise<void>
