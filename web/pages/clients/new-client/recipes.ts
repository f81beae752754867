import { initials } from '#fields/write.ts'
import { client } from '#model/client.ts'
import type { AnyRow } from '../../../api/rows.ts'
import type { Key } from '../../../i18n/language.ts'
import type { ClientKind } from '../kinds.ts'

/** What a kind of application is set up with, and why: each line is a value and the reason that is shown with it. */
export interface Recipe {
  readonly values: AnyRow
  readonly reasons: readonly Key[]
  /** Whether people come back to it through a browser, so that it needs redirect URIs. */
  readonly redirects: boolean
  /** Whether it gets a secret. */
  readonly secret: boolean
  readonly example?: string
}

const interactive = ['authorization_code', 'refresh_token']
const withSecret = { confidential: true, token_endpoint_auth_methods: ['client_secret_basic', 'client_secret_post'] }
const withoutSecret = { confidential: false, token_endpoint_auth_methods: ['none'] }

export const recipes: Readonly<Record<Exclude<ClientKind, 'other'>, Recipe>> = {
  web: {
    values: { ...withSecret, supported_grant_types: interactive, pkce: true },
    reasons: ['wizard.why.secret', 'wizard.why.pkce', 'wizard.why.refresh'],
    redirects: true,
    secret: true,
    example: 'https://app.example.com/callback',
  },
  spa: {
    values: { ...withoutSecret, supported_grant_types: interactive, pkce: true },
    reasons: ['wizard.why.no_secret_browser', 'wizard.why.pkce', 'wizard.why.rotated', 'wizard.why.origins'],
    redirects: true,
    secret: false,
    example: 'https://app.example.com/',
  },
  native: {
    values: { ...withoutSecret, supported_grant_types: interactive, pkce: true, application_type: 'native' },
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.loopback', 'wizard.why.rotated'],
    redirects: true,
    secret: false,
    example: 'com.example.app:/callback',
  },
  machine: {
    values: { ...withSecret, supported_grant_types: ['client_credentials'] },
    reasons: ['wizard.why.secret', 'wizard.why.only_machine', 'wizard.why.no_refresh'],
    redirects: false,
    secret: true,
  },
  device: {
    values: { ...withoutSecret, supported_grant_types: interactive, pkce: true, application_type: 'native' },
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.rotated'],
    redirects: true,
    secret: false,
    example: 'http://127.0.0.1/callback',
  },
  mcp: {
    values: { ...withoutSecret, supported_grant_types: interactive, pkce: true, application_type: 'native', access_token_ttl: 600 },
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.loopback', 'wizard.why.resource', 'wizard.why.short'],
    redirects: true,
    secret: false,
    example: 'http://127.0.0.1/callback',
  },
  wallet: {
    values: {
      ...withoutSecret,
      supported_grant_types: ['authorization_code', 'preauthorized_code'],
      pkce: true,
      application_type: 'native',
      enforce_tx_code: true,
    },
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.tx_code'],
    redirects: true,
    secret: false,
    example: 'com.example.wallet:/callback',
  },
}

export type RecipeKind = keyof typeof recipes
/** A new client of a kind, before anything was typed. */
export const startOf = (kind: RecipeKind): AnyRow => ({ ...initials(client), name: undefined, kind, ...recipes[kind].values })
