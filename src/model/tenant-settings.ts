import { z } from 'zod'
import { type Kind, shape } from '#fields/kinds.ts'

/**
 * The settings that tenants may decide for themselves, where the operator allows it (`tenant_overrides`): lifetimes, legacy grants, password rules,
 * profiles of clients.
 * The listeners, the hosts that the server may reach and the master key are for the operator alone.
 */
export const overridable = [
  'access_token_ttl',
  'authorization_code_ttl',
  'authorization_request_ttl',
  'refresh_token_ttl',
  'refresh_token_absolute_ttl',
  'refresh_retry_ttl',
  'id_token_ttl',
  'dpop_nonce',
  'implicit_grant',
  'password_grant',
  'credential_drafts',
  'siopv2_draft_13',
  'session_idle_ttl',
  'session_ttl',
  'lockout_attempts',
  'lockout_ttl',
  'password_history',
  'password_min_length',
  'client_profiles',
  'client_profile_mode',
  'review_credentials',
] as const
export type Overridable = (typeof overridable)[number]
/** The value of such a setting. */
export type TenantSetting = number | boolean | string | string[]
export type TenantSettings = { readonly [name in Overridable]?: TenantSetting }

/** Values by the names of settings. The kinds of the settings check the values; `tenant_overrides` says which names a tenant may use. */
export const tenantSettings = (): Kind<TenantSettings> =>
  shape(
    'settings of a tenant',
    z.partialRecord(z.enum(overridable), z.union([z.number(), z.boolean(), z.string().max(64), z.array(z.string().max(64)).max(20)])),
  )
