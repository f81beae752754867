import { integer, list, paragraph, scopeToken, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { formerPowers } from './former-powers.ts'
import { secondFactorRule } from './second-factor-rule.ts'
import { stamps } from './stamps.ts'

/** The role that may do everything, made with each tenant. */
export const ADMINISTRATOR = 'role_administrator'

/** The role of people who register applications of their own, made with each tenant. */
export const DEVELOPER = 'role_developer'

/** A named set of scopes that people hold together. */
export const role = resource(
  {
    name: 'role',
    table: 'roles',
    key: 'id',
    natural: 'name',
    prefix: 'role_',
    administered: { path: 'roles', area: 'roles', sort: 'name' },
    doc: 'A named set of scopes, given to people or to all people of a backend.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the role; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name, also the value in the `roles` claim.', find: ['unique', 'sort', 'search'] }),
    description: field(paragraph(), { doc: 'The people it is meant for.', optional: true }),
    scopes: field(list(scopeToken(), 1000), { doc: 'The scopes it gives, by name.', initial: [] }),
    second_factor: secondFactorRule('its holders', 'Access'),
    ...formerPowers,
    holders_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts the losses of the administrator role, so that one of two simultaneous losses fails (compare and set) and checks again that an administrator is left.',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    ...stamps,
  },
)
export type Role = Row<typeof role.fields>
