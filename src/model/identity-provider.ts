import { flag, integer, oneOf, reference, references, seconds, secureUrl, text, webUrl } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { look } from './look.ts'
import { secondFactorRule } from './second-factor-rule.ts'
import { stamps } from './stamps.ts'

/** The identity provider that the first start makes. Another identity provider may become the default later. */
export const DEFAULT_IDENTITY_PROVIDER = 'idp_default'

/** The way people sign in to the clients that use it: the pages they see, and the backend that knows them. */
export const identityProvider = resource(
  {
    name: 'identity_provider',
    table: 'identity_providers',
    key: 'id',
    natural: 'name',
    prefix: 'idp_',
    administered: { path: 'identity-providers', area: 'identity-providers', sort: 'name' },
    doc: 'The way people sign in: the pages they see, and the backend that knows them.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the identity provider; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', find: ['unique', 'sort', 'search'] }),
    backend_id: field(reference('backend'), {
      doc: 'The store of people it asks. If not set at creation: the default backend.',
      optional: true,
      find: ['filter'],
    }),
    is_default: field(flag(), { doc: 'Serves clients that name none.', initial: false }),
    password_sign_in: field(flag(), {
      doc: 'Let people sign in by the password of their backend. Off: by federated servers or by mail only.',
      initial: true,
      section: 'Features',
    }),
    email_sign_in: field(oneOf('off', 'code', 'link', 'code_and_link'), {
      doc: 'Let people sign in by a code or a link that is mailed to the address they proved. It is one factor, and good in the browser that asked.',
      initial: 'off',
      section: 'Features',
    }),
    federated_servers: field(references('federated_server'), {
      doc: 'The other servers whose accounts sign people in, by id, in the order of their buttons.',
      initial: [],
      section: 'Features',
    }),
    session_ttl: field(seconds(60, 31_536_000), {
      doc: 'How long a sign-in here lasts at all, and how old one may be to count here. Longer than the tenant or an organization of the person allows: as they say. If not set: as long as they say.',
      optional: true,
      section: 'Features',
    }),
    session_idle_ttl: field(seconds(60, 31_536_000), {
      doc: 'How long a sign-in here lasts without use, to the minute, and how long one may have been unused to count here. If not set: as long as the tenant and the organizations of the person say.',
      optional: true,
      section: 'Features',
    }),
    choose_session: field(flag(), { doc: 'Ask a person who is signed in whether to continue with that session.', initial: false, section: 'Features' }),
    registrable: field(flag(), { doc: 'Let people sign up.', initial: false, section: 'Features' }),
    confirmable: field(flag(), {
      doc: 'Let people in only once they proved, by a link in a letter, that they read the mail of their address.',
      initial: false,
      section: 'Features',
    }),
    reset_password: field(flag(), {
      doc: 'Mail people who forgot their password a link to a new one, where there is a mail server.',
      initial: true,
      section: 'Features',
    }),
    forgot_password_uri: field(webUrl(), {
      doc: 'Where people who forgot their password go, such as a page of the directory that keeps it. If not set: our own page, by `reset_password`.',
      optional: true,
      section: 'Features',
    }),
    totp: field(flag(), { doc: 'Let people add authenticator apps as a second factor.', spec: 'RFC 6238 §4', initial: true, section: 'Factors' }),
    totp_issuer: field(text(64), {
      doc: 'The name under which authenticator apps list the account. An app keeps the name that it read when it was added. If not set: the name of the tenant.',
      optional: true,
      section: 'Factors',
    }),
    totp_past_steps: field(integer(0, 10), {
      doc: 'How many time steps of 30 seconds before the present one a code may be of. Each further one is a further code that an attacker may guess.',
      spec: 'RFC 6238 §5.2',
      initial: 1,
      section: 'Factors',
    }),
    passkeys: field(flag(), { doc: 'Let people add passkeys, and sign in with them.', spec: 'WebAuthn §1.2', initial: true, section: 'Factors' }),
    email_codes: field(flag(), {
      doc: 'Let people add codes by mail as a second factor. It is the weakest one: whoever reads the mail can often set a new password too.',
      initial: false,
      section: 'Factors',
    }),
    second_factor: secondFactorRule('people who sign in here', 'Factors'),
    second_factor_grace_ttl: field(seconds(0, 7_776_000), {
      doc: 'How long people may put off adding a second factor, from the first time that one is demanded of them. 0: not at all.',
      initial: 0,
      section: 'Factors',
    }),
    remember_device_ttl: field(seconds(0, 31_536_000), {
      doc: 'How long people may choose not to be asked for the second factor again in a browser. 0: they cannot.',
      initial: 0,
      section: 'Factors',
    }),
    user_verification: field(oneOf('required', 'preferred', 'discouraged'), {
      doc: 'The PIN or fingerprint that a passkey after the password asks for. A passkey in place of the password always asks for one.',
      spec: 'WebAuthn §5.8.6',
      initial: 'preferred',
      section: 'Factors',
    }),
    user_editable: field(flag(), { doc: 'Let people edit their profile.', initial: false, section: 'Features' }),
    verifier_id: field(reference('verifier'), {
      doc: 'The credentials that people may sign in with. If not set: none.',
      spec: 'OID4VP 1.0 §3',
      optional: true,
      section: 'Features',
    }),
    destroyable: field(flag(), { doc: 'Let people delete their account.', initial: true, section: 'Features' }),
    consentable: field(flag(), { doc: 'Ask people for consent.', initial: true, section: 'Features' }),
    consent_uri: field(secureUrl(), {
      doc: 'Where people are asked for consent: a page of yours, which gets `consent_request` and decides by `/api/consent-requests`. Powers over this server are asked for on our own page in any case. If not set: our own page.',
      optional: true,
      section: 'Features',
    }),
    ...look,
    ...stamps,
  },
)
export type IdentityProvider = Row<typeof identityProvider.fields>
