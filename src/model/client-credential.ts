import { instant, integer, list, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** How many live secrets a client may have: enough for a rotation per environment, few enough to check at each request. */
export const MAX_LIVE_CREDENTIALS = 10

/**
 * One secret of a client. The secret itself is shown once. A digest of it is stored; where an HMAC is keyed with it, the secret is also stored
 * sealed.
 */
export const clientCredential = resource(
  {
    name: 'credential',
    table: 'client_credentials',
    key: 'id',
    prefix: 'cred_',
    doc: 'One secret of a client. The secret is shown once, in the answer that made it.',
    indexes: [['client_id', 'created_at'], ['expires_at']],
  },
  {
    id: field(text(64), { doc: 'Names the credential.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that it authenticates.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name; generated unless given.', initial: 'secret', writers: ['portal'] }),
    hash: field(oneOf('keyed', 'argon2id', 'file'), {
      doc: 'Keyed digest of a generated secret, argon2id of a chosen one; `file` where a file of the operator holds it.',
      initial: 'keyed',
      writers: 'server',
      readers: [],
    }),
    digest: field(text(512), { doc: 'The stored form that a presented secret is compared with.', writers: 'server', readers: [] }),
    file: field(text(64), { doc: 'The secret file that holds it, read again whenever it changes.', optional: true, writers: 'server', readers: ['admin'] }),
    sealed: field(text(4096), { doc: 'The secret, sealed, where client_secret_jwt or HS256 needs it.', optional: true, writers: 'server', readers: [] }),
    prefix: field(text(16), { doc: 'How the secret begins.', optional: true, writers: 'server' }),
    last_four: field(text(8), { doc: 'How the secret ends; kept for generated secrets only.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    created_by: field(text(255), { doc: 'The actor who made it.', optional: true, writers: 'server', readers: ['admin'] }),
    expires_at: field(instant(), { doc: 'When it expires. If not set: never.', optional: true, writers: ['portal'] }),
    first_used_at: field(instant(), { doc: 'When it was first used.', optional: true, writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When it was last used; a use shows within two seconds.', optional: true, writers: 'server' }),
    use_count: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'How often it was used.', initial: 0, writers: 'server' }),
    reminded_at: field(instant(), {
      doc: 'When the client’s owner was last asked to replace it by a newer secret.',
      optional: true,
      writers: 'server',
    }),
    reminded_by: field(text(255), { doc: 'The person who asked.', optional: true, writers: 'server' }),
    warned_at: field(instant(), { doc: 'When the last warning of its expiry was recorded.', optional: true, writers: 'server' }),
    networks: field(list(text(64), 16), {
      doc: 'The networks it was used from: /24 for IPv4, /64 for IPv6; the latest sixteen.',
      initial: [],
      writers: 'server',
    }),
  },
)
export type ClientCredential = Row<typeof clientCredential.fields>
