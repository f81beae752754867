import { z } from 'zod'
import {
  distinct,
  emailAddress,
  flag,
  freeObject,
  instant,
  integer,
  list,
  reference,
  references,
  scopeToken,
  secretText,
  shape,
  source,
  text,
  webUrl,
} from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { formerPowers } from './former-powers.ts'
import { stamps } from './stamps.ts'
import { testUser } from './test-user.ts'

const metadata = z.record(
  z.string().max(128),
  z.object({
    value: z.json(),
    status: z.enum(['valid', 'suspended', 'revoked']).default('valid'),
    display: z.union([z.array(z.string()), z.literal(false)]).default([]),
  }),
)

/** Scopes by name. One may be given as `{ name }` too, as it is where it is shown with its label. */
const token = scopeToken()
const scopeNames = {
  ...list(token, 1000),
  schema: distinct(z.array(z.union([token.schema, z.object({ name: token.schema }).transform(({ name }) => name)])).max(1000)),
}

/** OIDC Core §5.1: the year may be left out, written 0000, and so may month and day. */
const birthdate = {
  ...text(10),
  schema: z
    .string()
    .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$/, 'must be a date like 1815-12-10, 0000-12-10 without the year, or 1815 alone'),
}

/** A person (or another end-user) who signs in: the `sub` of tokens. */
export const user = resource(
  {
    name: 'user',
    table: 'users',
    key: 'id',
    prefix: 'usr_',
    administered: { path: 'users', area: 'users', sort: '-created_at', filters: ['blocked'] },
    doc: 'A person who signs in.',
    indexes: [['backend_id', 'created_at'], ['roles'], ['authorized_scopes']],
  },
  {
    id: field(text(64), { doc: 'The `sub` of tokens.', spec: 'OIDC Core §2', writers: 'server' }),
    backend_id: field(reference('backend'), {
      doc: 'The store of people that knows this one. If not set at creation: the default backend.',
      optional: true,
      writers: 'create',
    }),
    username: field(text(255), {
      doc: 'The name that the person types to sign in, usually an e-mail address. Compared without regard to case.',
      find: ['sort', 'search'],
    }),
    sign_in_name: field(text(600), { doc: 'Backend and lower-case username: unique.', writers: 'server', readers: [], find: ['unique'] }),
    name: field(text(), { doc: 'Full name.', spec: 'OIDC Core §5.1', optional: true, find: ['sort', 'search'], section: 'Profile' }),
    given_name: field(text(), { doc: 'Given name.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    family_name: field(text(), { doc: 'Family name.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    middle_name: field(text(), { doc: 'Middle name.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    nickname: field(text(), { doc: 'Casual name.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    profile: field(webUrl(), { doc: 'URL of a page about the person.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    picture: field(text(2048), { doc: 'URL of a picture.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    website: field(webUrl(), { doc: 'URL of their own page, or of their organization.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    gender: field(text(64), { doc: 'Gender: `female`, `male`, or any other word.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    birthdate: field(birthdate, {
      doc: 'Birthday as YYYY-MM-DD. The year may be 0000 (unknown); a year alone is accepted.',
      spec: 'OIDC Core §5.1',
      optional: true,
      section: 'Profile',
    }),
    locale: field(text(35), { doc: 'Preferred language.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    zoneinfo: field(text(64), { doc: 'Time zone.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    email: field(emailAddress(), { doc: 'E-mail address.', spec: 'OIDC Core §5.1', optional: true, find: ['search'], section: 'Profile' }),
    email_verified: field(flag(), {
      doc: 'The person has proved to own the address. Never set by the person.',
      spec: 'OIDC Core §5.1',
      initial: false,
      section: 'Profile',
    }),
    phone_number: field(text(64), { doc: 'Phone number.', spec: 'OIDC Core §5.1', optional: true, section: 'Profile' }),
    phone_number_verified: field(flag(), { doc: 'The person has proved to own the number.', spec: 'OIDC Core §5.1', initial: false, section: 'Profile' }),
    address: field(shape('address', z.record(z.string(), z.string())), {
      doc: 'Postal address.',
      spec: 'OIDC Core §5.1.1',
      optional: true,
      section: 'Profile',
    }),
    group: field(text(1024), { doc: 'Words that group people, separated by spaces.', optional: true, section: 'Profile' }),
    metadata: field(shape('metadata', metadata), { doc: 'Further attributes: value, status and display of each.', initial: {}, section: 'Profile' }),
    federated_metadata: field(freeObject(), { doc: 'Claims of other identity providers.', initial: {}, writers: 'server', section: 'Profile' }),
    roles: field(references('role'), { doc: 'Roles held, by id.', initial: [], section: 'Access' }),
    authorized_scopes: field(scopeNames, { doc: 'Private scopes held besides those of roles, by name.', initial: [], section: 'Access' }),
    external_id: field(text(255), {
      doc: 'The identifier in the directory that keeps the row by SCIM.',
      spec: 'RFC 7643 §3.1',
      optional: true,
      find: ['filter'],
      section: 'Access',
    }),
    blocked: field(flag(), { doc: 'A blocked person cannot sign in, and their tokens are refused.', initial: false, find: ['filter'], section: 'Access' }),
    directory_id: field(text(600), {
      doc: 'The entry of the person in the directory of their backend, by the attribute that never changes.',
      optional: true,
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    password: field(secretText(1024), { doc: 'A new password.', optional: true, readers: [], section: 'Access' }),
    password_hash: field(source(1024), { doc: 'The hash of the password, made as its backend says.', optional: true, writers: 'server', readers: [] }),
    former_password_hashes: field(list(source(1024), 24), {
      doc: 'The hashes of the last passwords, as many as `password_history` asks for.',
      initial: [],
      writers: 'server',
      readers: [],
    }),
    user_code: field(secretText(64), {
      doc: 'A new code of at least six characters, by which the person proves to applications on other devices that they began a request.',
      spec: 'CIBA Core §7.1',
      optional: true,
      readers: [],
      section: 'Access',
    }),
    user_code_hash: field(source(1024), { doc: 'The argon2id hash of that code.', optional: true, writers: 'server', readers: [] }),
    must_change_password: field(flag(), { doc: 'Ask for a new password at the next sign-in.', initial: false, section: 'Access' }),
    failed_sign_ins: field(integer(0, 1_000_000), { doc: 'Wrong passwords since the last right one.', initial: 0, writers: 'server', section: 'Access' }),
    locked_until: field(instant(), {
      doc: 'The end of a lockout after too many wrong passwords; an administrator can lift it.',
      optional: true,
      writers: 'server',
      section: 'Access',
    }),
    failed_factors: field(integer(0, 1_000_000), {
      doc: 'Wrong second factors since the last right one.',
      spec: 'RFC 4226 §7.3',
      initial: 0,
      writers: 'server',
      section: 'Access',
    }),
    factors_locked_until: field(instant(), {
      doc: 'The end of a lockout after too many wrong second factors; each one lasts twice as long as the one before.',
      optional: true,
      writers: 'server',
      section: 'Access',
    }),
    second_factor_asked_at: field(instant(), {
      doc: 'When a second factor was first demanded of the person: the grace period begins.',
      optional: true,
      writers: 'server',
      section: 'Access',
    }),
    tokens_revoked_at: field(instant(), {
      doc: 'Tokens and sessions from before this moment are refused.',
      optional: true,
      writers: 'server',
      section: 'Access',
    }),
    last_login_at: field(instant(), { doc: 'When they last signed in.', optional: true, writers: 'server', section: 'History' }),
    confirmed_at: field(instant(), { doc: 'When they confirmed their address.', optional: true, writers: 'server', section: 'History' }),
    ways_in_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts the ways to sign in that the person removed, so that two simultaneous removals do not take the last one (compare and set).',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    applications_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts the applications that the person made, so that one of two simultaneous creations fails (compare and set) and counts again.',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    ...testUser,
    ...formerPowers,
    ...stamps,
  },
)
export type User = Row<typeof user.fields>

/** The fewest characters of a user code. */
export const SHORTEST_USER_CODE = 6

/** Folds a name: case and Unicode forms do not matter. */
export const comparable = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
/** The unique identity of a person: the backend and the name there. */
export const signInName = (backendId: string, username: string): string => `${backendId} ${comparable(username)}`
