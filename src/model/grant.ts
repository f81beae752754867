import { z } from 'zod'
import { flag, instant, list, reference, scopeToken, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { authorizationDetails } from './authorization-detail.ts'
import { claimsRequest } from './claims-request.ts'

/** A grant: one person's permission for one client, the root of a code, its tokens and their refreshes. Revoking it ends them all. */
export const grant = resource(
  {
    name: 'grant',
    table: 'grants',
    key: 'id',
    prefix: 'gr_',
    expires: 'expires_at',
    administered: { path: 'grants', area: 'users', verbs: ['list', 'read', 'remove'], sort: '-' },
    doc: 'One authorization: the root of a code, its tokens and their refreshes.',
    indexes: [['client_id'], ['user_id']],
  },
  {
    id: field(text(128), { doc: 'Names the grant.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client it was given to.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person who gave it.', optional: true, writers: 'server' }),
    session_id: field(text(128), { doc: 'The sign-in it was given in.', optional: true, writers: 'server' }),
    sid: field(text(64), { doc: 'The `sid` that its ID tokens carry.', spec: 'OIDC Front-Channel Logout §3', optional: true, writers: 'server' }),
    scope: field(list(scopeToken(), 1000), { doc: 'The granted scopes.', initial: [], writers: 'server' }),
    audience: field(list(text(2048)), { doc: 'The APIs it was granted for.', initial: [], writers: 'server' }),
    authorization_details: field(shape('authorization details', authorizationDetails), {
      doc: 'The granted authorization details.',
      spec: 'RFC 9396 §7',
      optional: true,
      writers: 'server',
    }),
    nonce: field(text(2048), { doc: 'Carried into the ID token.', spec: 'OIDC Core §2', optional: true, writers: 'server' }),
    claims: field(shape('claims request', claimsRequest), {
      doc: 'Claims that were asked for one by one.',
      spec: 'OIDC Core §5.5',
      optional: true,
      writers: 'server',
    }),
    launch: field(shape('launch context', z.record(z.string(), z.json())), {
      doc: 'The context that the application was launched in.',
      optional: true,
      writers: 'server',
    }),
    agent: field(flag(), { doc: 'Its tokens are agent tokens: they supply the data that is bound to it, and open no API.', optional: true, writers: 'server' }),
    sealed_presented: field(source(524_288), {
      doc: 'The sealed content of a presentation, for the credentials that follow it.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    auth_time: field(instant(), { doc: 'When the person signed in.', optional: true, writers: 'server' }),
    acr: field(text(128), { doc: 'How strongly.', optional: true, writers: 'server' }),
    amr: field(list(text(32)), { doc: 'The methods of the sign-in.', spec: 'RFC 8176 §2', initial: [], writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was given.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When all tokens that descend from it have expired.', writers: 'server' }),
    revoked_at: field(instant(), { doc: 'When it was revoked.', optional: true, writers: 'server' }),
  },
)
export type Grant = Row<typeof grant.fields>
