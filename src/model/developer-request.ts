import { emailAddress, instant, oneOf, paragraph, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/**
 * A way to become a developer: an invitation to an address, or the request of a person who waits for an administrator. It is no review, because it is
 * about a person who has no application yet.
 */
export const developerRequest = resource(
  {
    name: 'developer_request',
    table: 'developer_requests',
    key: 'id',
    prefix: 'dvr_',
    administered: {
      path: 'developer-requests',
      area: 'users',
      verbs: ['list', 'read', 'create', 'remove'],
      sort: '-created_at',
      filters: ['state', 'user_id'],
    },
    doc: 'Somebody who may become a developer: invited by an administrator, or waiting for one.',
    indexes: [['state', 'created_at'], ['user_id']],
  },
  {
    id: field(text(64), { doc: 'The identifier of the request; it never changes.', writers: 'server' }),
    email: field(emailAddress(), {
      doc: 'The address that is invited, or that the person proved. Whoever proves an invited address becomes a developer at once.',
      writers: 'create',
      find: ['search'],
    }),
    user_id: field(reference('user'), { doc: 'The person who asks, or who used the invitation.', optional: true, writers: 'server', find: ['filter'] }),
    reason: field(paragraph(2048), { doc: 'Why the person asks.', optional: true, writers: 'server' }),
    state: field(oneOf('invited', 'waiting', 'approved', 'declined'), {
      doc: '`invited`: the address becomes a developer when its person comes; `waiting`: an administrator decides next.',
      initial: 'invited',
      writers: 'server',
      find: ['filter'],
    }),
    expires_at: field(instant(), {
      doc: 'When an invitation ends, and makes nobody a developer any more. If not set: two weeks after it was made.',
      optional: true,
      writers: 'create',
    }),
    answer: field(paragraph(1024), { doc: 'Why it was declined; the person reads it.', optional: true, writers: 'server' }),
    decided_by: field(text(255), { doc: 'The administrator who decided.', optional: true, writers: 'server' }),
    decided_at: field(instant(), { doc: 'When the person became a developer, or was declined.', optional: true, writers: 'server' }),
    place: field(text(400), {
      doc: 'The address or the person: unique, so that nobody is asked about twice.',
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    ...stamps,
  },
)
/** How long an invitation is good that does not say it, in milliseconds. */
export const INVITATION_TTL = 14 * 86_400_000
/** True for an invitation that is good at an instant. */
export const isOpenInvitation = ({ state, expires_at, created_at }: DeveloperRequest, now: number): boolean =>
  state === 'invited' && now < (expires_at ?? created_at + INVITATION_TTL)

export type DeveloperRequest = Row<typeof developerRequest.fields>
