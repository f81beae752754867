import { emailAddress, flag, instant, integer, list, oneOf, reference, sealed, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The types of factors. */
export const factorTypes = ['totp', 'passkey', 'email'] as const

/** A factor of a person besides the password: an authenticator app (RFC 6238), a passkey (WebAuthn) or a mailbox that codes are sent to. */
export const factor = resource(
  {
    name: 'factor',
    table: 'factors',
    key: 'id',
    prefix: 'fac_',
    doc: 'An authenticator app, a passkey or a mailbox of a person.',
    indexes: [['user_id', 'created_at']],
  },
  {
    id: field(text(64), { doc: 'The identifier of the factor.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    type: field(oneOf(...factorTypes), {
      doc: '`totp`: an authenticator app; `passkey`: a WebAuthn credential; `email`: codes by mail.',
      writers: 'server',
    }),
    name: field(text(64), { doc: 'The name that the person gave it.', writers: 'server' }),
    secret: field(sealed(), { doc: 'The secret that an authenticator app shares.', spec: 'RFC 6238 §5.1', optional: true, writers: 'server' }),
    last_step: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'The time step of the last accepted code: it and earlier ones are refused.',
      spec: 'RFC 6238 §5.2',
      initial: 0,
      writers: 'server',
    }),
    address: field(emailAddress(), {
      doc: 'The address that codes are mailed to. It was proved when the factor was added, and does not follow a change of the profile.',
      optional: true,
      writers: 'server',
    }),
    credential_id: field(text(1400), { doc: 'The id of the passkey.', spec: 'WebAuthn §4', optional: true, writers: 'server', find: ['unique'] }),
    public_key: field(source(4096), { doc: 'The public key of the passkey (COSE, base64url).', spec: 'WebAuthn §6.5.1', optional: true, writers: 'server' }),
    sign_count: field(integer(0, 4_294_967_295), {
      doc: 'The signature counter at the last use; a smaller one comes from a copy.',
      spec: 'WebAuthn §6.1.1',
      initial: 0,
      writers: 'server',
    }),
    transports: field(list(text(32), 16), { doc: 'How browsers reach the passkey.', initial: [], writers: 'server' }),
    synced: field(flag(), { doc: 'The passkey may be copied to other devices of the person.', spec: 'WebAuthn §6.1.3', initial: false, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was added.', writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When it was last used.', optional: true, writers: 'server' }),
  },
)
export type Factor = Row<typeof factor.fields>

/** The most factors of one person. */
export const MOST_FACTORS = 20
