import { json } from '#http/render.ts'
import { client } from '#model/client.ts'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { role } from '#model/role.ts'
import { adminScopes } from '#model/system-scopes.ts'
import { type SignInPreset, signInPresetOf, signInPresets } from '#outbound/presets/all.ts'
import { declared, type Edit } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Operation } from '../operation.ts'
import { presetProperties, withPreset } from '../presets.ts'
import { dataSchema } from '../schemas.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { unknownKeys } from '../write/known-references.ts'
import { scopesOfChangedRoles } from '../write/known-roles.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { samlFaults } from './saml-faults.ts'

/**
 * An attacker who chooses the server, its endpoints or its claims could sign in as everybody whose account is linked with it, administrators too, so
 * an edit demands every power.
 */
export const signInPowers: readonly string[] = adminScopes

type ServerFields = typeof federatedServer.fields

/** The values that a preset fills in. Endpoints with variables are left to discovery at the issuer. */
function presetValues({ provider = {}, sign_in }: { readonly [K in 'provider' | 'sign_in']?: SignInPreset[K] | undefined }): Readonly<Record<string, unknown>> {
  const { issuer, authorization_endpoint, token_endpoint, jwks_uri, client_auth_method, scope_separator, pkce } = provider
  const whole = Object.entries({ issuer, authorization_endpoint, token_endpoint, jwks_uri }).filter(([, url]) => url !== undefined && !url.includes('{{'))
  return { client_auth_method, scope_separator, pkce, ...Object.fromEntries(whole), ...sign_in }
}

/** Fills in the fields of the preset that were not sent. */
const fillFromPreset = ({ was, draft, sent }: Edit<ServerFields>): FederatedServer =>
  was ? draft : withPreset(draft, sent, presetValues(signInPresetOf(draft.preset) ?? {}))

const ruledRoles = (row: FederatedServer | undefined) => ({ ...row, role_ids: [...new Set((row?.role_rules ?? []).map(({ role_id }) => role_id))] })

/** `/api/federated-servers`. */
export const federatedServers = declared(federatedServer, {
  whole: ['client_secret', 'saml_signing_key', 'saml_decryption_key', 'attributes'],
  fill: fillFromPreset,
  async faults({ was, draft, sent }, call) {
    const named = { was: was && ruledRoles(was), draft: ruledRoles(draft) }
    const { role_ids, ...unknown } = await unknownKeys(call, named, [{ field: 'role_ids', resource: role, missing: (id) => `there is no role ${id}` }])
    return mergeErrors(
      unknown,
      role_ids === undefined ? {} : { role_rules: role_ids },
      samlFaults(draft, sent),
      faultIf(was === undefined && draft.preset !== undefined && !signInPresetOf(draft.preset), 'preset', `there is no preset ${draft.preset} for signing in`),
    )
  },
  async plan({ was, draft }, call) {
    await refuseEscalation(call, [...signInPowers, ...(await scopesOfChangedRoles(call, ruledRoles(was).role_ids, ruledRoles(draft).role_ids))])
    return { row: draft }
  },
  async removal({ id }, call) {
    await refuseEscalation(call, signInPowers)
    await refuseIfReferred(call, id, [
      { resource: identityProvider, field: 'federated_servers', many: true },
      { resource: client, field: 'default_federated_server' },
      { resource: organizationDomain, field: 'federated_server_id' },
    ])
    return { also: (batch) => void batch.remove(linkedAccount, { federated_server_id: id }) }
  },
})

const presetSchema = {
  type: 'array',
  items: {
    title: 'sign_in_preset',
    type: 'object',
    required: ['id', 'name', 'protocol', 'values'],
    properties: {
      ...presetProperties,
      protocol: { enum: [...(federatedServer.fields.protocol.kind.choices as readonly string[])], description: 'The protocol that it speaks.' },
      needs_issuer: { type: 'boolean', description: 'Each installation has its own issuer: give it.' },
    },
  },
} as const

/** `GET /api/federated-servers/presets`. */
export const federatedPresets: Operation = {
  method: 'GET',
  path: '/api/federated-servers/presets',
  scopes: federatedServers.doors.read,
  tag: federatedServer.name,
  summary: 'List the servers that are ready to be used',
  success: { status: 200, doc: 'The ready servers, by name.', schema: () => dataSchema(presetSchema) },
  run: () =>
    json({
      data: signInPresets.map(({ id, name, documentation_uri, provider, sign_in }) => ({
        id,
        values: presetValues({ provider, sign_in }),
        name,
        protocol: sign_in.protocol ?? 'oidc',
        documentation_uri,
        needs_issuer: sign_in.protocol === 'oidc' && (provider?.issuer ?? sign_in.issuer) === undefined,
      })),
    }),
}
