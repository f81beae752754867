import { instant, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An invitation into an organization. Whether there is such a person nobody learns from it before they accept. */
export const invitation = resource(
  {
    name: 'invitation',
    table: 'invitations',
    key: 'id',
    expires: 'expires_at',
    doc: 'An invitation into an organization, which the invited person accepts or leaves.',
    indexes: [['organization_id', 'created_at'], ['invitee']],
  },
  {
    id: field(text(64), { doc: 'Names the invitation; it begins with its expiry.', writers: 'server' }),
    organization_id: field(reference('organization'), { doc: 'The organization.', writers: 'server' }),
    invitee: field(text(255), {
      doc: 'The e-mail address or username of whom is invited. Compared without regard to case; nothing tells whether there is such a person.',
      writers: 'create',
    }),
    backend_id: field(text(64), { doc: 'The backend in which a username is looked up: that of the inviting person.', writers: 'server', readers: [] }),
    place: field(text(400), {
      doc: 'Organization, backend and name, so that nobody is invited twice at a time.',
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    role: field(oneOf('member', 'admin'), { doc: 'Their role in the organization once they accept.', initial: 'member', writers: 'create' }),
    created_at: field(instant(), { doc: 'When they were invited.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    answered_at: field(instant(), {
      doc: 'When they declined. Shown to nobody: it would say that there is such a person.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
  },
)
export type Invitation = Row<typeof invitation.fields>
