import { flag, hostName, instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A domain of an organization. Once its ownership is proved by DNS, people with an address in it can be sent to a federated server (home-realm discovery). */
export const organizationDomain = resource(
  {
    name: 'organization_domain',
    table: 'organization_domains',
    key: 'id',
    prefix: 'od_',
    administered: { path: 'organization-domains', area: 'organizations', sort: 'domain', filters: ['organization_id'] },
    doc: 'A domain of an organization, proved by a TXT record in DNS. People with an address in it find their way to sign in by it.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the domain; it never changes.', writers: 'server' }),
    organization_id: field(reference('organization'), { doc: 'The organization.', writers: 'create', find: ['filter'] }),
    domain: field(hostName(), { doc: 'The domain, such as example.com. Domains below it are others.', writers: 'create', find: ['sort', 'search'] }),
    challenge: field(text(128), {
      doc: 'The text that a TXT record at `_gatehouse-challenge.` and the domain must hold before the domain can be verified.',
      spec: 'RFC 1035 §3.3.14',
      writers: 'server',
    }),
    verified_at: field(instant(), { doc: 'When the record was found; empty until then.', optional: true, writers: 'server' }),
    verified_domain: field(text(255), {
      doc: 'The domain, once it is verified: it belongs to one organization.',
      optional: true,
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    federated_server_id: field(reference('federated_server'), {
      doc: 'The federated server where its people sign in, at the identity providers that offer it.',
      optional: true,
      find: ['filter'],
    }),
    enforced: field(flag(), { doc: 'Its people sign in by this server only, not by password.', initial: false }),
    ...stamps,
  },
  [
    {
      fields: ['enforced'],
      holds: (row) => row.enforced !== true || row.federated_server_id !== undefined,
      message: 'name the federated server by which people have to sign in',
    },
  ],
)
export type OrganizationDomain = Row<typeof organizationDomain.fields>
