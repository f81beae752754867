import { instant, integer, list, oneOf, reference, scopeToken, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

import { authorizationDetails } from './authorization-detail.ts'

/** A request that a person decides on another device than the one that asked: of a device (RFC 8628 §3.1) or a client (CIBA Core §7). */
export const decoupledRequest = resource(
  {
    name: 'decoupled_request',
    table: 'decoupled_requests',
    key: 'id',
    expires: 'kept_until',
    doc: 'A request that a person decides on another device. Neither its code nor its user code is kept.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'Names the request; not its code.', writers: 'server' }),
    kind: field(oneOf('device', 'backchannel'), { doc: 'The protocol that it came by.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that asks.', writers: 'server' }),
    user_code: field(text(128), {
      doc: 'The keyed digest of the code that the person types.',
      spec: 'RFC 8628 §6.1',
      optional: true,
      writers: 'server',
      find: ['unique'],
    }),
    user_id: field(reference('user'), { doc: 'The person who is asked, or who decided.', optional: true, writers: 'server' }),
    scope: field(list(scopeToken(), 1000), { doc: 'The requested scopes.', initial: [], writers: 'server' }),
    audience: field(list(text(2048)), { doc: 'The APIs that it is for.', initial: [], writers: 'server' }),
    authorization_details: field(shape('authorization details', authorizationDetails), {
      doc: 'The requested authorization details.',
      spec: 'RFC 9396 §2',
      optional: true,
      writers: 'server',
    }),
    binding_message: field(text(256), { doc: 'A text that both devices show.', spec: 'CIBA Core §7.1', optional: true, writers: 'server' }),
    ping: field(source(8192), { doc: 'The sealed ping of its client.', spec: 'CIBA Core §10.2', optional: true, writers: 'server', readers: [] }),
    answer: field(source(65_536), { doc: 'The sealed tokens that are pushed.', spec: 'CIBA Core §10.3.1', optional: true, writers: 'server', readers: [] }),
    state: field(oneOf('pending', 'approved', 'denied'), { doc: 'The decision of the person.', initial: 'pending', writers: 'server' }),
    grant_id: field(text(128), { doc: 'The grant that the person gave.', optional: true, writers: 'server' }),
    interval: field(integer(1, 3600), { doc: 'The least seconds between two polls.', spec: 'RFC 8628 §3.5', writers: 'server' }),
    polled_at: field(instant(), { doc: 'When it was last asked about.', optional: true, writers: 'server' }),
    network: field(text(64), { doc: 'The network that asked.', writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was asked.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it can be decided and redeemed no more.', writers: 'server' }),
    kept_until: field(instant(), { doc: 'When the row may be removed. Until then the client hears that it expired.', writers: 'server' }),
    told_at: field(instant(), { doc: 'When its client took the pushed result.', spec: 'CIBA Core §10.3', optional: true, writers: 'server' }),
    used_at: field(instant(), { doc: 'When its tokens were issued.', optional: true, writers: 'server' }),
  },
)
export type DecoupledRequest = Row<typeof decoupledRequest.fields>
