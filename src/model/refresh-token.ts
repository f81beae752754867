import { z } from 'zod'
import { flag, instant, list, reference, scopeToken, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One generation of a refresh token. A generation that was used stays, so that a replay is recognised (RFC 9700 §4.14.2). */
export const refreshToken = resource(
  {
    name: 'refresh_token',
    table: 'refresh_tokens',
    key: 'id',
    expires: 'expires_at',
    doc: 'One generation of a refresh token. The token itself is not kept.',
  },
  {
    id: field(text(128), { doc: 'Identifies the generation, and cannot be used as the token.', writers: 'server' }),
    grant_id: field(text(64), { doc: 'The authorization it descends from.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client it was issued to.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person it speaks for.', optional: true, writers: 'server' }),
    scope: field(list(scopeToken(), 1000), { doc: 'The scopes that a refresh may ask for.', initial: [], writers: 'server' }),
    audience: field(list(text(2048)), { doc: 'The APIs it may be refreshed for.', initial: [], writers: 'server' }),
    confirmation: field(shape('confirmation', z.record(z.string(), z.string())), { doc: 'The key it is bound to.', optional: true, writers: 'server' }),
    issued_at: field(instant(), { doc: 'When it was issued.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires if it is not used.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it was exchanged for its successor, which ended it.', optional: true, writers: 'server' }),
    lasting: field(flag(), { doc: 'The token stays valid when it is used, instead of being exchanged.', initial: false, writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When a token that stays valid was last used.', optional: true, writers: 'server' }),
    answer: field(source(), {
      doc: 'The sealed answer to its use, sent again to a client that did not receive it.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    revoked_at: field(instant(), { doc: 'When it was revoked.', optional: true, writers: 'server' }),
  },
)
export type RefreshToken = Row<typeof refreshToken.fields>
