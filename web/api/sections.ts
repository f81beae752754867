import type { AnyResource } from '#fields/resource.ts'
import { auditEvent } from '#model/audit-event.ts'
import { backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { consent } from '#model/consent.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { job } from '#model/job.ts'
import { keyPair } from '#model/key-pair.ts'
import { organization } from '#model/organization.ts'
import { protectedApi } from '#model/protected-api.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { session } from '#model/session.ts'
import type { Area } from '#model/system-scopes.ts'
import { tenant } from '#model/tenant.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import { user } from '#model/user.ts'
import { webhook } from '#model/webhook.ts'
import type { Key } from '../i18n/language.ts'

/** A resource as the console shows it: where the API keeps it, which columns its list has, what may be done to it. */
export interface Section {
  readonly slug: string
  readonly path: string
  readonly resource: AnyResource
  readonly area: Area
  readonly title: Key
  /** What it is for, in a sentence: the head of the list, and all there is on an empty one. */
  readonly about: Key
  readonly columns: readonly string[]
  readonly filters?: readonly string[]
  readonly can: readonly ('create' | 'edit' | 'remove')[]
  readonly sort?: string
}

const all = ['create', 'edit', 'remove'] as const

/** The resources whose list and form are drawn from their declarations, and how clients are reached from a reference. */
export const sections: readonly Section[] = [
  {
    slug: 'clients',
    path: '/api/clients',
    resource: client,
    area: 'clients',
    title: 'clients.title',
    about: 'clients.about',
    columns: ['name', 'id'],
    can: all,
  },
  {
    slug: 'users',
    path: '/api/users',
    resource: user,
    area: 'users',
    title: 'sections.users.title',
    about: 'sections.users.about',
    columns: ['username', 'name', 'email', 'blocked', 'last_login_at'],
    filters: ['blocked'],
    can: all,
  },
  {
    slug: 'organizations',
    path: '/api/organizations',
    resource: organization,
    area: 'organizations',
    title: 'sections.organizations.title',
    about: 'sections.organizations.about',
    columns: ['name', 'label', 'updated_at'],
    can: all,
  },
  {
    slug: 'sessions',
    path: '/api/sessions',
    resource: session,
    area: 'users',
    title: 'sections.sessions.title',
    about: 'sections.sessions.about',
    columns: ['user_id', 'agent', 'address', 'auth_time', 'last_seen_at', 'ended_at'],
    can: ['remove'],
  },
  {
    slug: 'consents',
    path: '/api/consents',
    resource: consent,
    area: 'users',
    title: 'sections.consents.title',
    about: 'sections.consents.about',
    columns: ['user_id', 'client_id', 'scopes', 'updated_at', 'last_used_at'],
    can: ['remove'],
  },
  {
    slug: 'identity-providers',
    path: '/api/identity-providers',
    resource: identityProvider,
    area: 'identity-providers',
    title: 'sections.identity_providers.title',
    about: 'sections.identity_providers.about',
    columns: ['name', 'backend_id', 'is_default', 'registrable', 'consentable', 'updated_at'],
    can: all,
  },
  {
    slug: 'backends',
    path: '/api/backends',
    resource: backend,
    area: 'identity-providers',
    title: 'sections.backends.title',
    about: 'sections.backends.about',
    columns: ['name', 'type', 'is_default', 'updated_at'],
    can: all,
  },
  {
    slug: 'scopes',
    path: '/api/scopes',
    resource: scope,
    area: 'scopes',
    title: 'sections.scopes.title',
    about: 'sections.scopes.about',
    columns: ['name', 'label', 'public', 'system', 'updated_at'],
    filters: ['public'],
    can: all,
    sort: 'name',
  },
  {
    slug: 'roles',
    path: '/api/roles',
    resource: role,
    area: 'roles',
    title: 'sections.roles.title',
    about: 'sections.roles.about',
    columns: ['name', 'description', 'scopes', 'updated_at'],
    can: all,
  },
  {
    slug: 'apis',
    path: '/api/apis',
    resource: protectedApi,
    area: 'clients',
    title: 'sections.apis.title',
    about: 'sections.apis.about',
    columns: ['name', 'identifier', 'scopes', 'active', 'updated_at'],
    can: all,
  },
  {
    slug: 'keys',
    path: '/api/key-pairs',
    resource: keyPair,
    area: 'keys',
    title: 'sections.keys.title',
    about: 'sections.keys.about',
    columns: ['name', 'type', 'alg', 'state', 'is_default', 'last_used_at'],
    filters: ['state', 'alg'],
    can: all,
  },
  {
    slug: 'trusted-issuers',
    path: '/api/trusted-issuers',
    resource: trustedIssuer,
    area: 'configuration',
    title: 'sections.trusted_issuers.title',
    about: 'sections.trusted_issuers.about',
    columns: ['name', 'issuer', 'purposes', 'active', 'updated_at'],
    can: all,
  },
  {
    slug: 'tenants',
    path: '/api/tenants',
    resource: tenant,
    area: 'tenants',
    title: 'sections.tenants.title',
    about: 'sections.tenants.about',
    columns: ['name', 'slug', 'active', 'updated_at'],
    filters: ['active'],
    can: all,
  },
  {
    slug: 'webhooks',
    path: '/api/webhooks',
    resource: webhook,
    area: 'configuration',
    title: 'sections.webhooks.title',
    about: 'sections.webhooks.about',
    columns: ['name', 'url', 'events', 'active', 'failing_since'],
    can: all,
  },
  {
    slug: 'jobs',
    path: '/api/jobs',
    resource: job,
    area: 'configuration',
    title: 'sections.jobs.title',
    about: 'sections.jobs.about',
    columns: ['kind', 'state', 'due_at', 'attempts', 'last_error', 'node'],
    filters: ['state'],
    can: ['remove'],
    sort: 'due_at',
  },
  {
    slug: 'audit',
    path: '/api/audit-events',
    resource: auditEvent,
    area: 'logs',
    title: 'sections.audit.title',
    about: 'sections.audit.about',
    columns: ['at', 'action', 'actor_id', 'target_name', 'outcome', 'address'],
    filters: ['action', 'actor_id', 'target_id', 'outcome'],
    can: [],
    sort: '-at',
  },
]

export const sectionAt = (slug: string): Section | undefined => sections.find((section) => section.slug === slug)
/** Where rows of a resource are listed and edited: what a reference links to. */
export const sectionOf = (resource: string): Section | undefined => sections.find((section) => section.resource.name === resource)
/** The field that people know a row by. */
export const titleOf = (section: Section, row: Readonly<Record<string, unknown>>): string => {
  const name = row['name'] ?? row['username'] ?? row['slug'] ?? row['action'] ?? row[section.resource.key]
  return String(name ?? '')
}
