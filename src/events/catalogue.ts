import type { AnyResource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'

/** An event: its name and meaning. */
export interface CataloguedEvent {
  readonly name: string
  readonly doc: string
}

/** The deeds of every administered resource. */
const common = { created: 'was made.', updated: 'was changed.', deleted: 'was deleted.' } as const

/** The further deeds of what stands on the desk. */
const onDesk = {
  enabled: 'was switched on.',
  disabled: 'was switched off.',
  approved: 'was approved by somebody else than its authors.',
  declined: 'was declined by a reviewer.',
  restored: 'was brought back to an earlier version.',
} as const

/** The resources with events, and the further deeds of each. */
const further: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  client: {
    enabled: 'was switched on.',
    disabled: 'was switched off; its tokens are dead.',
    restored: 'was brought back to an earlier version.',
    tokens_revoked: 'lost all tokens issued so far.',
    tokens_issued: 'was issued tokens; one event a minute counts them (`token_events`).',
    key_pair_regenerated: 'has a new key pair of its own.',
    did_regenerated: 'has a new decentralized identifier.',
    adopted: 'was taken into management.',
    protected: 'is write protected, because the settings name it.',
    protection_lifted: 'is an ordinary client again, because the settings name another.',
    secret_expiring: 'has a secret that expires soon.',
    launched: 'was launched for a person, in a context.',
    vault_stopped: 'gets no more tokens of people at other services.',
  },
  credential: { reminded: 'is asked to be taken out of use.' },
  key_pair: { rotated: 'was replaced by a new key.' },
  user: {
    blocked: 'was blocked.',
    unblocked: 'may sign in again.',
    unlocked: 'was freed from a lockout.',
    tokens_revoked: 'lost all tokens issued so far.',
    sessions_ended: 'was signed out by an administrator or by themselves.',
    signed_in: 'signed in, or was refused.',
    acted_as: 'was represented by somebody else, who got a token that says so.',
    request_approved: 'allowed what another device asked for.',
    request_denied: 'refused what another device asked for.',
    signed_up: 'signed up.',
    became_developer: 'became a developer by their domain or by an invitation.',
    account_linked: 'linked an account at another server.',
    account_unlinked: 'took the link with an account at another server away.',
    signed_out: 'signed out.',
    locked: 'is locked out for a while after too many wrong passwords.',
    password_forgotten: 'was mailed a link to a new password.',
    mail_sign_in_asked: 'was mailed a code or a link to sign in.',
    password_link_given: 'was given a link to a new password by an administrator.',
    password_changed: 'changed the password.',
    password_confirmed: 'confirmed the password.',
    first_factor_shown: 'signed in with a first factor, and is asked for a second one.',
    second_factor_shown: 'showed a second factor, or a wrong one.',
    second_factor_locked: 'cannot use codes for a while after too many wrong ones.',
    recovery_code_used: 'used a recovery code in place of a second factor.',
    recovery_codes_made: 'was shown new recovery codes.',
    factor_added: 'added a factor.',
    factor_removed: 'removed a factor.',
    device_distrusted: 'is asked for the second factor again in a browser.',
    data_exported: 'was given the data of the account.',
    email_confirmed: 'proved the address of the account.',
    email_change_asked: 'asked for another address.',
    email_changed: 'has another address.',
    factors_reset: 'lost all factors by the hand of an administrator.',
  },
  authorization_code: { reused: 'came a second time: all that was issued with it is revoked.' },
  refresh_token: { reused: 'came a second time: all that was issued with it is revoked.' },
  user_import: {
    checked: 'is checked line by line.',
    begun: 'is written.',
    stopped: 'was stopped.',
  },
  session: { ended: 'was ended.' },
  consent: {
    revoked: 'was taken back.',
    accepted: 'was given on the page of another system.',
    declined: 'was refused on the page of another system.',
  },
  grant: { revoked: 'was revoked.', asserted: 'was made from an assertion of another issuer.' },
  token: { revoked: 'was revoked.', exchanged: 'was exchanged for another one by a client.' },
  template: { restored: 'was brought back to an earlier version.', failed: 'could not be drawn; the built-in one was shown instead.' },
  policy: { restored: 'was brought back to an earlier version.' },
  credential_configuration: onDesk,
  verifier: onDesk,
  status_list: onDesk,
  issued_credential: {
    issued: 'was issued to a wallet.',
    suspended: 'was suspended.',
    reinstated: 'is valid again.',
    revoked: 'was revoked.',
    reported: 'was reported on by its wallet.',
  },
  presentation: {
    started: 'was asked for.',
    accepted: 'was verified; the event names what was seen, without its values.',
    refused: 'was refused, with the reason, or declined by its person.',
    used: 'signed a person in, or was continued by its wallet.',
    read: 'had its claims read.',
  },
  developer_request: { decided: 'was decided.' },
  review: { decided: 'was decided.', withdrawn: 'was withdrawn.' },
  organization_domain: { verified: 'was verified by DNS.' },
  invitation: { accepted: 'was accepted.', declined: 'was declined.' },
  webhook: { secret_rotated: 'has a new signing secret.', resent: 'is sent an event again.' },
  logout_delivery: { resent: 'is sent again.' },
  signal_stream: {
    subject_added: 'tells of a person again.',
    subject_removed: 'tells no more of a person.',
    verified: 'was sent a verification.',
  },
  remote_client: { secret_read: 'had its secret shown to somebody.', secret_expiring: 'has a secret that expires soon.' },
  outbound_connection: { called: 'was called through this server.' },
  outbound_authorization: {
    authorized: 'was authorized at its provider.',
    token_given: 'gave its token to somebody.',
    tokens_entered: 'was given tokens by hand.',
    refresh_failed: 'could not be renewed.',
    grant_lost: 'was lost: its permission must be given anew.',
    recovered: 'is renewed again.',
    cancelled: 'was cancelled; its tokens are gone.',
  },
  job: { retried: 'is tried again by an administrator.' },
}

const eventNoun = ({ name }: AnyResource): string => name.replaceAll('_', ' ')
const eventsOf = (r: AnyResource, deeds: Readonly<Record<string, string>>): CataloguedEvent[] =>
  Object.entries(deeds).map(([deed, doc]) => ({ name: `${r.name}.${deed}`, doc: `A ${eventNoun(r)} ${doc}` }))

/** Every event that can be recorded. A test holds it against the deeds that the code names. */
export const eventCatalogue: readonly CataloguedEvent[] = resources.flatMap((r) => eventsOf(r, { ...common, ...further[r.name] }))
/** The names alone. */
export const eventNames: readonly string[] = eventCatalogue.map(({ name }) => name)
