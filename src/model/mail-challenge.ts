import { emailAddress, instant, integer, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/**
 * A challenge by mail: a code, a link or both, sent to one address and good in the browser that asked for it. It has a row whether the typed name is
 * somebody's or not, so that neither the answer nor its time tells.
 */
export const mailChallenge = resource(
  {
    name: 'mail_challenge',
    table: 'mail_challenges',
    key: 'id',
    expires: 'expires_at',
    doc: 'A code or a link that was mailed, good once, for a short time, in the browser that asked for it.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of the cookie of the browser.', writers: 'server' }),
    purpose: field(oneOf('sign_in', 'second_factor', 'add_factor'), { doc: 'The deed that an answer allows; it allows no other.', writers: 'server' }),
    backend_id: field(reference('backend'), { doc: 'The store of people that was asked.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person, once a letter to them was ordered.', optional: true, writers: 'server' }),
    address: field(emailAddress(), { doc: 'The address that it was mailed to.', optional: true, writers: 'server' }),
    code: field(text(64), { doc: 'The keyed digest of the code.', optional: true, writers: 'server' }),
    link: field(text(64), { doc: 'The keyed digest of the secret in the link.', optional: true, writers: 'server' }),
    query: field(source(8192), { doc: 'The query of the page that asked, sealed: the sign-in goes on with it.', optional: true, writers: 'server' }),
    failures: field(integer(0, 100), { doc: 'Wrong answers so far.', initial: 0, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires.', writers: 'server' }),
  },
)
export type MailChallenge = Row<typeof mailChallenge.fields>
