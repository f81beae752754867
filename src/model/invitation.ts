import { instant, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An invitation into an organization. Until it is accepted, nobody can learn from it whether the invited person exists (user enumeration). */
export const invitation = resource(
  {
    name: 'invitation',
    table: 'invitations',
    key: 'id',
    expires: 'expires_at',
    administered: { path: 'invitations', area: 'users', verbs: ['list', 'read', 'create', 'remove'], sort: '-', filters: ['organization_id'] },
    doc: 'An invitation into an organization, which the invited person accepts or leaves.',
    indexes: [['organization_id', 'created_at'], ['invitee']],
  },
  {
    id: field(text(64), { doc: 'Names the invitation; it begins with its expiry.', writers: 'server' }),
    organization_id: field(reference('organization'), { doc: 'The organization.', writers: 'create' }),
    invitee: field(text(255), {
      doc: 'The e-mail address or username of the invited person, compared without regard to case. The API does not tell whether such a person exists.',
      writers: ['portal'],
    }),
    backend_id: field(text(64), { doc: 'The backend in which a username is looked up: that of the inviting person.', writers: 'server', readers: [] }),
    place: field(text(400), {
      doc: 'Organization, backend and name: unique, so that nobody has two invitations at once.',
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    role: field(oneOf('member', 'admin'), { doc: 'The role of the person in the organization after acceptance.', initial: 'member', writers: ['portal'] }),
    created_at: field(instant(), { doc: 'When the invitation was made.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    answered_at: field(instant(), {
      doc: 'When the person declined. Shown to nobody, because it would reveal that the person exists.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
  },
)
export type Invitation = Row<typeof invitation.fields>
