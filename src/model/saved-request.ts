import { flag, oneOf, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { policyPoints } from './policy-points.ts'
import { policyRequest } from './policy-request.ts'
import { stamps } from './stamps.ts'

/** A request of the policy laboratory that is kept, to be decided again whenever a policy changes. */
export const savedRequest = resource(
  {
    name: 'saved_request',
    table: 'saved_requests',
    key: 'id',
    prefix: 'sreq_',
    administered: { path: 'saved-requests', area: 'policies', sort: 'name', filters: ['shared', 'point'] },
    doc: 'A request of the policy laboratory that is kept, to be decided again whenever a policy changes.',
    indexes: [['owner']],
  },
  {
    id: field(text(64), { doc: 'The identifier of the request; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'Its subject, for people.', find: ['sort', 'search'] }),
    point: field(oneOf(...policyPoints), { doc: 'The question.', initial: 'operation', find: ['filter'] }),
    request: field(shape('request object', policyRequest.strict()), { doc: 'The request object.', initial: {} }),
    client_id: field(text(255), { doc: 'A client that is looked up each time.', optional: true }),
    user_id: field(text(255), { doc: 'A person who is looked up each time.', optional: true }),
    shared: field(flag(), { doc: 'Everybody who works with policies sees it. Else its owner alone does.', initial: false, find: ['filter'] }),
    owner: field(text(255), { doc: 'The person or client that keeps it.', writers: 'server' }),
    ...stamps,
  },
)
export type SavedRequest = Row<typeof savedRequest.fields>
