import { flag, instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An authorization code, kept after its use so that a replay is recognised (RFC 6749 §4.1.2). */
export const authorizationCode = resource(
  { name: 'authorization_code', table: 'authorization_codes', key: 'id', expires: 'kept_until', doc: 'An authorization code. The code itself is not kept.' },
  {
    id: field(text(128), { doc: 'Identifies the code, and cannot be used as the code.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client it was issued to.', writers: 'server' }),
    grant_id: field(text(128), { doc: 'The grant that its tokens descend from.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person who agreed.', optional: true, writers: 'server' }),
    redirect_uri: field(text(2048), { doc: 'The redirect URI that the code was sent to.', writers: 'server' }),
    names_redirect_uri: field(flag(), {
      doc: 'The request named the redirect URI, so redemption must name it too.',
      spec: 'RFC 6749 §4.1.3',
      initial: false,
      writers: 'server',
    }),
    code_challenge: field(text(128), { doc: 'The S256 challenge.', spec: 'RFC 7636 §4.2', optional: true, writers: 'server' }),
    dpop_jkt: field(text(128), { doc: 'The key that must redeem it.', spec: 'RFC 9449 §10', optional: true, writers: 'server' }),
    issued_at: field(instant(), { doc: 'When it was issued.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    kept_until: field(instant(), { doc: 'When the row may be removed. Until then a replay is recognised.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it was redeemed.', optional: true, writers: 'server' }),
  },
)
export type AuthorizationCode = Row<typeof authorizationCode.fields>
