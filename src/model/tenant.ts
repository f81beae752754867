import { flag, hostName, identifier, list, oneOf, seconds, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { clientSigningAlgList } from './client-signing-algs.ts'
import { developerSignUp } from './developer-sign-up.ts'
import { policyPoints } from './policy-points.ts'
import { stamps } from './stamps.ts'
import { tenantSettings } from './tenant-settings.ts'

/** The tenant whose issuer is the server's own. */
export const DEFAULT_TENANT = 'default'

export const tenant = resource(
  {
    name: 'tenant',
    table: 'tenants',
    key: 'id',
    natural: 'slug',
    prefix: 'tn_',
    reach: 'global',
    administered: { path: 'tenants', area: 'tenants', central: true, sort: 'slug', filters: ['active'] },
    doc: 'An isolated issuer: its own clients, people, keys, scopes and pages.',
  },
  {
    id: field(identifier(), { doc: 'The identifier of the tenant; it never changes.', writers: 'server' }),
    slug: field(identifier(63), {
      doc: 'Its name in URLs: the issuer is `{issuer}/t/{slug}`. The default tenant is at the root.',
      writers: 'create',
      find: ['unique', 'sort', 'search'],
    }),
    name: field(text(), { doc: 'Shown to people.', find: ['sort', 'search'] }),
    active: field(flag(), { doc: 'All endpoints of a tenant that is not active answer 404.', initial: true, find: ['filter'] }),
    owner: field(text(128), {
      doc: 'The person or company that the tenant is run for. Tenants of one owner may use the outbound clients that one of them shares with its owner.',
      optional: true,
      find: ['filter'],
    }),
    client_signing_algs: field(clientSigningAlgList(), {
      doc: 'The algorithms accepted in DPoP proofs and client assertions. If not set: those of the server.',
      spec: 'FAPI 2.0 §5.4.1',
      optional: true,
    }),
    settings: field(tenantSettings(), {
      doc: 'Settings that this tenant decides itself, by their names, out of those in `tenant_overrides` of the server.',
      initial: {},
    }),
    registration: field(oneOf('closed', 'with_token', 'with_statement', 'open'), {
      doc: 'Registration of clients without an administrator: by nobody, by holders of an initial access token, also by holders of a software statement of a trusted issuer, or by everybody.',
      spec: 'RFC 7591 §3',
      initial: 'closed',
    }),
    registration_pkce: field(flag(), {
      doc: 'Demand PKCE of confidential clients that register themselves. Public ones must use it in any case.',
      spec: 'RFC 7636 §4.3',
      initial: true,
    }),
    ...developerSignUp,
    registered_client_ttl: field(seconds(86_400, 315_360_000), {
      doc: 'How long a client that registered itself stays when it is not used. One with a live grant or token stays in any case. If not set: for ever.',
      optional: true,
    }),
    client_documents: field(oneOf('off', 'trusted_hosts', 'any_host'), {
      doc: 'Clients whose id is the URL of their metadata document: none, those on the hosts listed in `client_document_hosts`, or any.',
      spec: 'draft-ietf-oauth-client-id-metadata-document §3',
      initial: 'off',
    }),
    client_document_hosts: field(list(hostName()), { doc: 'The hosts whose documents are trusted.', initial: [] }),
    registered_clients: field(oneOf('off', 'same_owner', 'any_tenant'), {
      doc: 'The registered clients of other tenants that people may sign in to here: none, those of tenants with the same `owner`, or all. They get public scopes only, and people are asked for consent.',
      initial: 'off',
    }),
    deny_by_default: field(list(oneOf(...policyPoints), policyPoints.length), {
      doc: 'The questions to which the answer is no where no policy allows it: `operation`, `token`, `access`.',
      initial: [],
      writers: 'server',
    }),
    deny_by_default_rehearsed: field(list(oneOf(...policyPoints), policyPoints.length), {
      doc: 'Those where it is only recorded whom that would lock out.',
      initial: [],
      writers: 'server',
    }),
    ...stamps,
  },
  [
    {
      fields: ['slug'],
      holds: (row) => row.slug === undefined || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(row.slug),
      message: 'must be lower-case letters, digits and hyphens',
    },
  ],
)
export type Tenant = Row<typeof tenant.fields>
