import type { RecipeKind } from '#model/start-values.ts'
import type { Key } from '../../../i18n/language.ts'

/** How the wizard presents a kind of application: the reasons for its start values, and what it asks for. */
export interface Recipe {
  readonly reasons: readonly Key[]
  /** People come back to it through a browser, so it needs redirect URIs. */
  readonly redirects: boolean
  /** It gets a secret. */
  readonly secret: boolean
  readonly example?: string
}

export const recipes: Readonly<Record<RecipeKind, Recipe>> = {
  web: {
    reasons: ['wizard.why.secret', 'wizard.why.pkce', 'wizard.why.refresh'],
    redirects: true,
    secret: true,
    example: 'https://app.example.com/callback',
  },
  spa: {
    reasons: ['wizard.why.no_secret_browser', 'wizard.why.pkce', 'wizard.why.rotated', 'wizard.why.origins'],
    redirects: true,
    secret: false,
    example: 'https://app.example.com/',
  },
  native: {
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.loopback', 'wizard.why.rotated'],
    redirects: true,
    secret: false,
    example: 'com.example.app:/callback',
  },
  machine: {
    reasons: ['wizard.why.secret', 'wizard.why.only_machine', 'wizard.why.no_refresh'],
    redirects: false,
    secret: true,
  },
  device: {
    reasons: ['wizard.why.no_secret_device', 'wizard.why.typed_code', 'wizard.why.rotated'],
    redirects: false,
    secret: false,
  },
  mcp: {
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.loopback', 'wizard.why.resource', 'wizard.why.short'],
    redirects: true,
    secret: false,
    example: 'http://127.0.0.1/callback',
  },
  wallet: {
    reasons: ['wizard.why.no_secret_device', 'wizard.why.pkce', 'wizard.why.tx_code'],
    redirects: true,
    secret: false,
    example: 'com.example.wallet:/callback',
  },
}
