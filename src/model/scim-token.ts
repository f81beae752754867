import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** The longest life of a token for a directory, and that of one which says none, in milliseconds. */
export const LONGEST_SCIM_TOKEN = 2 * 365 * 86_400_000
export const SCIM_TOKEN_TTL = 365 * 86_400_000

/** A token for a directory that keeps people here (SCIM). Okta, Microsoft Entra and others are given one that stays the same. */
export const scimToken = resource(
  {
    name: 'scim_token',
    table: 'scim_tokens',
    key: 'id',
    prefix: 'sct_',
    administered: { path: 'scim-tokens', area: 'users', verbs: ['list', 'read', 'create', 'remove'], sort: '-created_at' },
    doc: 'A token with which a directory elsewhere keeps people and groups here by SCIM. It is shown once.',
  },
  {
    id: field(text(64), { doc: 'Names the token; not the token.', writers: 'server' }),
    name: field(text(128), { doc: 'The directory that has it.', writers: 'create', find: ['sort', 'search'] }),
    expires_at: field(instant(), { doc: 'When it ends: within two years. If not set: in a year.', optional: true, writers: 'create' }),
    grant_id: field(text(128), { doc: 'The grant that the token descends from.', writers: 'server' }),
    created_by: field(text(255), { doc: 'The actor who made it.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type ScimToken = Row<typeof scimToken.fields>
