import { flag, instant, integer, list, oneOf, reference, seconds, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One sign-in of one person in one browser, valid at the clients of its backend only. */
export const session = resource(
  {
    name: 'session',
    table: 'sessions',
    key: 'id',
    expires: 'expires_at',
    administered: { path: 'sessions', area: 'users', verbs: ['list', 'read', 'remove'], sort: '-' },
    doc: 'One sign-in of one person in one browser.',
    indexes: [['user_id'], ['saml_name_key']],
  },
  {
    id: field(text(128), { doc: 'Identifies the session, and cannot be used as its cookie.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    backend_id: field(reference('backend'), { doc: 'The backend that checked the password.', writers: 'server' }),
    sid: field(text(64), { doc: 'The `sid` that clients see.', spec: 'OIDC Front-Channel Logout §3', writers: 'server' }),
    auth_time: field(instant(), { doc: 'When they signed in.', writers: 'server' }),
    amr: field(list(text(32)), { doc: 'The methods of the sign-in.', spec: 'RFC 8176 §2', initial: [], writers: 'server' }),
    acr: field(text(128), { doc: 'How strongly.', optional: true, writers: 'server' }),
    federated_server_id: field(reference('federated_server'), {
      doc: 'The federated server whose account signed them in.',
      optional: true,
      writers: 'server',
    }),
    federated_id_token: field(source(65_536), {
      doc: 'Its ID token, sealed: the hint with which its session is ended.',
      spec: 'OIDC RP-Initiated Logout §2',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    saml_name: field(source(8192), {
      doc: 'The sealed name of the account and of the session at a SAML identity provider, by which that session is ended.',
      spec: 'SAML Core §3.7.1',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    saml_name_key: field(text(128), {
      doc: 'The keyed digest of the federated server and of the name there, by which a sign-out there finds the session.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    remember: field(oneOf('yes', 'no'), { doc: '`yes`: it outlives the browser window.', initial: 'no', writers: 'server' }),
    trusted_device_id: field(text(128), { doc: 'The trusted device in which no second factor was asked for.', optional: true, writers: 'server', readers: [] }),
    second_factor_put_off: field(flag(), { doc: 'The person put off adding a second factor, as long as they may.', initial: false, writers: 'server' }),
    address: field(text(64), { doc: 'The network address of the sign-in.', optional: true, writers: 'server' }),
    agent: field(text(512), { doc: 'The browser.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it began.', writers: 'server' }),
    last_seen_at: field(instant(), { doc: 'When it was last used, to the minute.', writers: 'server' }),
    longest_pause: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'The longest time in which it was not used, in seconds: an identity provider may want a sign-in that was in use all along.',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    session_idle_ttl: field(seconds(60, 31_536_000), {
      doc: 'How long it may be without use, as decided when it began. If not set: as the tenant says.',
      optional: true,
      writers: 'server',
    }),
    expires_at: field(instant(), { doc: 'When it ends, even if it is in use.', writers: 'server' }),
    ended_at: field(instant(), { doc: 'When it was ended.', optional: true, writers: 'server' }),
  },
)
export type Session = Row<typeof session.fields>
