import type { Client } from '#model/client.ts'
import type { GrantSettings } from '#model/grant-settings.ts'

/** The tokens that a client may exchange, and for what (RFC 8693 §2.1): nothing beyond its own unless its settings say so. */
export interface ExchangePolicy {
  readonly subject_issuers: readonly string[]
  readonly subject_clients: readonly string[]
  readonly target_audiences: readonly string[]
  readonly actors: readonly string[]
  readonly impersonation: boolean
  readonly vault: GrantSettings[string]['vault']
}

/** The token settings of a client for one grant type. */
export interface PerGrant {
  readonly access_token_format: Client['access_token_format']
  /** Seconds. */
  readonly access_token_ttl: number
  /** Refresh tokens are issued with access tokens. */
  readonly refreshes: boolean
  /** The APIs they are for when the request names none. */
  readonly audience: readonly string[] | undefined
  /** The client must authenticate; undefined where its settings for this grant say nothing. */
  readonly secret_required: boolean | undefined
  readonly exchange: ExchangePolicy
}

/** The token settings of each grant with settings of its own, and those of all others. */
export interface Grants {
  readonly byName: ReadonlyMap<string, PerGrant>
  readonly others: PerGrant
}

type Settled = Pick<Client, 'access_token_format' | 'supported_grant_types' | 'grant_settings'> & { readonly access_token_ttl: number }

const none: readonly string[] = []
const exchangePolicy = (own: GrantSettings[string]): ExchangePolicy => ({
  subject_issuers: own.subject_issuers ?? none,
  subject_clients: own.subject_clients ?? none,
  target_audiences: own.target_audiences ?? none,
  actors: own.actors ?? none,
  impersonation: own.impersonation ?? false,
  vault: own.vault,
})

/** Resolves the settings of a client for its grants: once, when the client is compiled. */
export function resolveGrants({ access_token_format, access_token_ttl, supported_grant_types, grant_settings }: Settled): Grants {
  const refreshes = supported_grant_types.includes('refresh_token')
  const others: PerGrant = { access_token_format, access_token_ttl, refreshes, audience: undefined, secret_required: undefined, exchange: exchangePolicy({}) }
  const byName = new Map(
    Object.entries(grant_settings).map(([grant, own]): [string, PerGrant] => [
      grant,
      {
        access_token_format: own.format ?? access_token_format,
        access_token_ttl: own.access_token_ttl ?? access_token_ttl,
        refreshes: refreshes && own.refresh !== false,
        audience: own.audience,
        secret_required: own.secret_required,
        exchange: exchangePolicy(own),
      },
    ]),
  )
  return { byName, others }
}

/** The token settings of this client for a grant type. */
export const perGrant = ({ grants }: { readonly grants: Grants }, grant: string): PerGrant => grants.byName.get(grant) ?? grants.others
