import { z } from 'zod'
import { instant, list, oneOf, reference, scopeToken, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/**
 * An access token, as recorded: opaque and JWT alike, so that both are listed and revoked at once. The key begins with the expiry; then follows a
 * keyed digest of an opaque token, or the rest of the `jti`.
 */
export const accessToken = resource(
  {
    name: 'token',
    table: 'access_tokens',
    key: 'id',
    expires: 'expires_at',
    administered: { path: 'tokens', area: 'clients', verbs: ['list', 'read'], sort: '-' },
    doc: 'An access token that was issued. The token itself is not kept.',
    indexes: [['client_id'], ['user_id']],
  },
  {
    id: field(text(128), { doc: 'Identifies the token, and cannot be used as the token.', writers: 'server' }),
    format: field(oneOf('opaque', 'jwt'), { doc: 'Opaque, or a JWT.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client it was issued to.', writers: 'server' }),
    user_id: field(reference('user'), {
      doc: 'The person it speaks for; empty where the client acts for itself.',
      optional: true,
      writers: 'server',
      readers: ['admin'],
    }),
    grant_id: field(text(64), { doc: 'The authorization it descends from.', optional: true, writers: 'server' }),
    grant_type: field(text(64), { doc: 'The grant type that issued it.', writers: 'server' }),
    scope: field(list(scopeToken(), 1000), { doc: 'The scopes that it carries.', initial: [], writers: 'server' }),
    audience: field(list(text(2048)), { doc: 'The APIs it is for.', spec: 'RFC 8707 §2', initial: [], writers: 'server' }),
    confirmation: field(shape('confirmation', z.record(z.string(), z.string())), {
      doc: 'The key it is bound to.',
      spec: 'RFC 7800 §3',
      optional: true,
      writers: 'server',
    }),
    claims: field(shape('claims', z.record(z.string(), z.unknown())), {
      doc: 'Further claims that it carries, and what it allows in detail.',
      spec: 'RFC 9396 §9',
      optional: true,
      writers: 'server',
    }),
    subject_token_id: field(text(128), {
      doc: 'The token that it was exchanged for, with which it dies.',
      spec: 'RFC 8693 §2.1',
      optional: true,
      writers: 'server',
    }),
    credential_id: field(text(64), { doc: 'The credential that the client proved itself with.', optional: true, writers: 'server' }),
    request_id: field(text(64), { doc: 'The id of the request that was answered with it.', optional: true, writers: 'server' }),
    // For an application in a browser it is the network of its person, whom the developer is not told.
    network: field(text(64), {
      doc: 'The network that the request came from: /24 of IPv4, /64 of IPv6.',
      optional: true,
      writers: 'server',
      readers: ['admin'],
    }),
    issued_at: field(instant(), { doc: 'When it was issued.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    revoked_at: field(instant(), { doc: 'When it was revoked.', optional: true, writers: 'server' }),
  },
)
export type AccessToken = Row<typeof accessToken.fields>
