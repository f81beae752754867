import { instant, list, paragraph, reference, references, scopeToken, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { formerPowers } from './former-powers.ts'
import { stamps } from './stamps.ts'

/** How many groups may stand inside one another. Every member of the innermost has what all of them give. */
export const DEEPEST_NESTING = 8

/** People who hold roles and scopes together. */
export const group = resource(
  {
    name: 'group',
    // `groups` is a keyword of both databases.
    table: 'people_groups',
    key: 'id',
    natural: 'name',
    prefix: 'grp_',
    administered: { path: 'groups', area: 'users', sort: 'name' },
    doc: 'People who hold roles and scopes together. A group may stand in another; its members then have what both give.',
    indexes: [['parent_id', 'created_at']],
  },
  {
    id: field(text(64), { doc: 'The identifier of the group; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name, also a value in the `groups` claim.', find: ['unique', 'sort', 'search'] }),
    description: field(paragraph(), { doc: 'The people it is meant for.', optional: true }),
    external_id: field(text(255), {
      doc: 'The identifier in the directory that keeps the row by SCIM.',
      spec: 'RFC 7643 §3.1',
      optional: true,
      find: ['filter'],
    }),
    parent_id: field(reference('group'), {
      doc: 'The group that it stands in: its members are members of that one too. At most eight stand inside one another.',
      optional: true,
      find: ['filter'],
    }),
    roles: field(references('role'), { doc: 'Roles that its members hold, by id.', initial: [], section: 'Access' }),
    scopes: field(list(scopeToken(), 1000), {
      doc: 'Private scopes that its members hold besides those of its roles, by name.',
      initial: [],
      section: 'Access',
    }),
    ...formerPowers,
    ...stamps,
  },
)
export type Group = Row<typeof group.fields>

/** One person in one group. */
export const groupMember = resource(
  {
    name: 'group_member',
    table: 'group_members',
    key: 'id',
    doc: 'One person in one group.',
    indexes: [
      ['group_id', 'created_at'],
      ['user_id', 'created_at'],
    ],
  },
  {
    id: field(text(255), { doc: 'Group and person: a person is a member at most once.', writers: 'server' }),
    group_id: field(reference('group'), { doc: 'The group.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'create' }),
    created_at: field(instant(), { doc: 'Since when.', writers: 'server' }),
  },
)
export type GroupMember = Row<typeof groupMember.fields>

/** The key of a member: a person is in a group at most once. */
export const groupMemberKey = (groupId: string, userId: string): string => `${groupId} ${userId}`
