import { emailAddress, instant, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/**
 * A link that is good once. Most are mailed: opening one proves that the person reads the mail of that address. One that an administrator hands over
 * (`set_password`) proves none.
 */
export const mailLink = resource(
  {
    name: 'mail_link',
    table: 'mail_links',
    key: 'id',
    expires: 'expires_at',
    doc: 'A link that was mailed or given to a person, good once and for a short time.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of the secret in the link.', writers: 'server' }),
    purpose: field(oneOf('reset_password', 'set_password', 'confirm_email', 'change_email'), { doc: 'The purpose of the link.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    address: field(emailAddress(), { doc: 'The address that it was mailed to; empty where it was handed over.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'The time when it expires.', writers: 'server' }),
  },
)
export type MailLink = Row<typeof mailLink.fields>
