import { initialValues } from '#fields/write.ts'
import { type Client, client } from './client.ts'

type StartValues = Readonly<Partial<Client>>

const interactive = ['authorization_code', 'refresh_token']
const withSecret: StartValues = { confidential: true, token_endpoint_auth_methods: ['client_secret_basic', 'client_secret_post'] }
const withoutSecret: StartValues = { confidential: false, token_endpoint_auth_methods: ['none'] }

export type RecipeKind = Exclude<Client['kind'], 'other'>

/** The values that a new client of each kind begins with, besides the initial ones. None has anything to mend. */
export const startValues: Readonly<Record<RecipeKind, StartValues>> = {
  web: { ...withSecret, supported_grant_types: interactive, pkce: true },
  spa: { ...withoutSecret, supported_grant_types: interactive, pkce: true },
  native: { ...withoutSecret, supported_grant_types: interactive, pkce: true, application_type: 'native' },
  machine: { ...withSecret, supported_grant_types: ['client_credentials'] },
  device: { ...withoutSecret, supported_grant_types: ['device_code', 'refresh_token'], application_type: 'native' },
  mcp: { ...withoutSecret, supported_grant_types: interactive, pkce: true, application_type: 'native', access_token_ttl: 600 },
  wallet: {
    ...withoutSecret,
    supported_grant_types: ['authorization_code', 'preauthorized_code'],
    pkce: true,
    application_type: 'native',
    enforce_tx_code: true,
  },
}

/** The grants of a client for which none are named: a kind of application gets those it needs, and a web application no tokens for itself. */
export const grantsOfKind = (kind: Client['kind'] | undefined): Pick<StartValues, 'supported_grant_types'> => {
  const grants = kind === undefined || kind === 'other' ? undefined : startValues[kind].supported_grant_types
  return grants ? { supported_grant_types: grants } : {}
}

/** A new client of a kind, before anything was typed. */
export const startOf = (kind: RecipeKind): Readonly<Record<string, unknown>> => ({ ...initialValues(client), name: undefined, kind, ...startValues[kind] })
