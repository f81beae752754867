import { z } from 'zod'
import { flag, integer, oneOf, reference, references, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { formerPowers } from './former-powers.ts'
import { ldapBackend, ldapRules } from './ldap-backend.ts'
import { passwordHashing, STANDARD_HASHING } from './password-hashing.ts'
import { stamps } from './stamps.ts'

const metadataFields = z
  .array(
    z.object({
      attribute_name: z.string().min(1).max(128),
      user_editable: z.boolean().default(false),
      scopes: z.array(z.string().max(256)).default([]),
      default_value: z.json().optional(),
    }),
  )
  .max(100)

/** The backend that the first start makes. Another backend may become the default later. */
export const DEFAULT_BACKEND = 'be_default'

/** A store of people. */
export const backend = resource(
  {
    name: 'backend',
    table: 'backends',
    key: 'id',
    natural: 'name',
    prefix: 'be_',
    administered: { path: 'backends', area: 'identity-providers', sort: 'name' },
    doc: 'A store of people.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the backend; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', find: ['unique', 'sort', 'search'] }),
    type: field(oneOf('internal', 'ldap'), {
      doc: 'Where passwords are checked: `internal` here, `ldap` by a directory such as OpenLDAP or Active Directory.',
      initial: 'internal',
      writers: 'create',
    }),
    is_default: field(flag(), {
      doc: 'New people are put here unless another backend is named. Exactly one backend is the default: make another one the default to unset it.',
      initial: false,
    }),
    create_default_organization: field(flag(), { doc: 'Make an organization for each new person.', initial: false }),
    roles: field(references('role'), { doc: 'Roles that all its people hold, by id.', initial: [], section: 'Access' }),
    metadata_fields: field(shape('metadata fields', metadataFields), {
      doc: 'Further attributes of its people, each released when all its scopes were granted.',
      initial: [],
      section: 'Metadata',
    }),
    password_min_strength: field(integer(0, 4), {
      doc: 'How hard to guess a new password must be, from 1 to 4 as zxcvbn judges it; 3 withstands attacks on a stolen list. 0: it is not judged.',
      spec: 'NIST SP 800-63B §5.1.1.2',
      initial: 0,
      section: 'Access',
    }),
    password_hashing: field(passwordHashing(), {
      doc: 'How new password hashes are made: `algorithm` with its options. `argon2id`: `memory` in KiB, `passes`, `parallelism`. `bcrypt`: `cost`, and no password above 72 bytes. `pbkdf2`: `digest`, `iterations`. `scrypt`: `cost` (N is 2 to its power), `parallelism`. A hash made in another way is replaced at the next sign-in.',
      spec: 'NIST SP 800-63B §5.1.1.2',
      initial: STANDARD_HASHING,
      section: 'Access',
    }),
    mail_server_id: field(reference('mail_server'), {
      doc: 'The mail server that letters to its people go by. If not set: the default of the tenant, or else that of the operator.',
      optional: true,
      section: 'Mail',
    }),
    ...ldapBackend,
    ...formerPowers,
    ...stamps,
  },
  [...ldapRules],
)
export type Backend = Row<typeof backend.fields>
