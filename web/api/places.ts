import type { AnyResource } from '#fields/resource.ts'
import type { Area } from '#model/system-scopes.ts'

/** The parts of a declaration that say where the console shows it. */
export type PlacedResource = Pick<AnyResource, 'name' | 'doc' | 'administered'>

/** Where the console shows a resource, and whose scopes open it. */
export interface Place<R extends PlacedResource = PlacedResource> {
  readonly slug: string
  readonly area: Area
  readonly resource: R
}

/** The parts of a section that read better than those derived from its declaration. */
interface Layout {
  readonly slug?: string
  readonly columns?: readonly string[]
}
export const layouts: Readonly<Record<string, Layout>> = {
  user: { columns: ['username', 'name', 'email', 'blocked', 'last_login_at'] },
  user_import: { columns: ['name', 'state', 'rows', 'created', 'faulty', 'created_at'] },
  group: { columns: ['name', 'parent_id', 'roles', 'scopes', 'updated_at'] },
  session: { columns: ['user_id', 'agent', 'address', 'auth_time', 'last_seen_at', 'ended_at'] },
  consent: { columns: ['user_id', 'client_id', 'scopes', 'updated_at', 'last_used_at'] },
  identity_provider: { columns: ['name', 'backend_id', 'is_default', 'registrable', 'consentable', 'updated_at'] },
  federated_server: { columns: ['name', 'protocol', 'issuer', 'active', 'updated_at'] },
  linked_account: { columns: ['user_id', 'federated_server_id', 'label', 'subject', 'last_used_at'] },
  organization_domain: { columns: ['domain', 'organization_id', 'verified_at', 'federated_server_id', 'enforced'] },
  backend: { columns: ['name', 'type', 'is_default', 'updated_at'] },
  scope: { columns: ['name', 'label', 'public', 'system', 'updated_at'] },
  role: { columns: ['name', 'description', 'scopes', 'updated_at'] },
  api: { columns: ['name', 'identifier', 'scopes', 'active', 'updated_at'] },
  key_pair: { slug: 'keys', columns: ['name', 'type', 'alg', 'state', 'is_default', 'last_used_at'] },
  job: { columns: ['kind', 'state', 'due_at', 'attempts', 'last_error', 'node'] },
  trusted_issuer: { columns: ['name', 'issuer', 'purposes', 'active', 'updated_at'] },
  verifier: { columns: ['name', 'scope', 'client_id', 'active', 'updated_at'] },
  presentation: { columns: ['verifier_id', 'state', 'purpose', 'client_id', 'flow', 'created_at'] },
  template: { columns: ['name', 'language', 'identity_provider_id', 'client_id', 'updated_at'] },
  translation: { columns: ['name', 'language', 'direction', 'updated_at'] },
  mail_server: { columns: ['name', 'host', 'security', 'sender', 'is_default', 'updated_at'] },
  webhook: { columns: ['name', 'url', 'events', 'active', 'failing_since'] },
  signal_stream: { columns: ['client_id', 'method', 'endpoint_url', 'status', 'failing_since', 'last_error'] },
  outbound_provider: { slug: 'outbound-providers', columns: ['name', 'namespace', 'type', 'issuer', 'updated_at'] },
  outbound_scope: { slug: 'outbound-scopes', columns: ['name', 'provider_id', 'description', 'updated_at'] },
  remote_client: { slug: 'outbound-clients', columns: ['name', 'provider_id', 'type', 'identifier', 'secret_expires_at', 'updated_at'] },
  outbound_authorization: { slug: 'outbound-authorizations', columns: ['name', 'status', 'type', 'namespace', 'remote_client_id', 'expires_at'] },
  outbound_connection: { slug: 'outbound-connections', columns: ['name', 'base_url', 'open', 'namespace', 'updated_at'] },
  credential_configuration: { columns: ['identifier', 'format', 'vct', 'active', 'updated_at'] },
  status_list: { columns: ['id', 'client_id', 'active', 'owner', 'review', 'updated_at'] },
  credential_offer: { columns: ['credential_configuration_ids', 'user_id', 'client_id', 'used_at', 'expires_at'] },
  issued_credential: { columns: ['holder_name', 'configuration_id', 'client_id', 'status', 'wallet_event', 'issued_at'] },
  audit_event: { slug: 'audit', columns: ['at', 'action', 'actor_id', 'target_name', 'outcome', 'address'] },
}
/** Shown on pages of their own, wholly: with a client, with a person, or with the requests of developers. */
const elsewhere = new Set(['token', 'grant', 'review', 'logout_delivery'])

/** The places of resources in the navigation and in addresses. */
export function placesIn<R extends PlacedResource>(declarations: readonly R[]): readonly Place<R>[] {
  return declarations.flatMap((resource) => {
    const { name, administered } = resource
    if (!administered || elsewhere.has(name)) return []
    return [{ slug: layouts[name]?.slug ?? administered.path, area: administered.area as Area, resource }]
  })
}
