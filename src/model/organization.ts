import { instant, integer, list, oneOf, paragraph, reference, references, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { organizationSettings } from './organization-settings.ts'
import { stamps } from './stamps.ts'

/** A group of people inside a tenant, with clients of their own. */
export const organization = resource(
  {
    name: 'organization',
    table: 'organizations',
    key: 'id',
    prefix: 'org_',
    administered: { path: 'organizations', area: 'organizations', sort: 'name' },
    doc: 'A group of people with clients of their own.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the organization; it never changes.', writers: 'server' }),
    name: field(text(), { doc: 'The display name.', find: ['sort', 'search'] }),
    label: field(text(), { doc: 'A longer name, for pages.', optional: true, find: ['search'] }),
    description: field(paragraph(), { doc: 'A description of the organization.', optional: true }),
    identity_provider_id: field(reference('identity_provider'), {
      doc: 'The look of the pages where people sign in to its clients, and the way they do: for those clients that name no identity provider. If not set: the default one.',
      optional: true,
      find: ['filter'],
    }),
    settings: field(organizationSettings(), {
      doc: 'Settings for its own people and clients: `allowed_grant_types`, the only grants that its clients may use, besides `revoke` and `introspect`; `invitation_ttl`, how long an invitation waits; `session_ttl` and `session_idle_ttl`, how long a sign-in lasts at all and without use; `mfa`, whether members must have a second factor, and `mfa_grace_ttl`, how long they may put it off; `password_min_strength`, how hard to guess their new passwords must be (0 to 4), `password_min_length`, how long, and `password_history`, from how many of the last ones they must differ.',
      initial: {},
    }),
    administrators_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts the departures of administrators, so that one of two simultaneous departures fails (compare and set) and checks again that one is left.',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    invitations_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts how often somebody was invited, so that of two invitations at once one is counted anew.',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    ...stamps,
  },
)
export type Organization = Row<typeof organization.fields>

/** One person in one organization. */
export const membership = resource(
  {
    name: 'membership',
    table: 'memberships',
    key: 'id',
    doc: 'One person in one organization.',
    indexes: [
      ['organization_id', 'created_at'],
      ['user_id', 'created_at'],
    ],
  },
  {
    id: field(text(255), { doc: 'Organization and person: a person is a member at most once.', writers: 'server' }),
    organization_id: field(reference('organization'), { doc: 'The organization.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'create' }),
    role: field(oneOf('member', 'admin'), { doc: 'An administrator manages members and clients of the organization.', initial: 'member', writers: ['portal'] }),
    titles: field(list(text(64), 20), {
      doc: 'Functions inside the organization, in its own words: policies and tokens tell them, and they give nothing.',
      initial: [],
      writers: ['portal'],
    }),
    roles: field(references('role'), { doc: 'Roles, by id, whose scopes the member holds at the clients of this organization and nowhere else.', initial: [] }),
    created_at: field(instant(), { doc: 'Since when.', writers: 'server' }),
  },
)
export type Membership = Row<typeof membership.fields>

/** The key of a membership: a person is a member of an organization at most once. */
export const membershipKey = (organizationId: string, userId: string): string => `${organizationId} ${userId}`
