import { flag, instant, integer, list, reference, text, webUrl } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A receiver of events. Each event is posted to it in order, signed, and again until the receiver accepts it. */
export const webhook = resource(
  {
    name: 'webhook',
    table: 'webhooks',
    key: 'id',
    prefix: 'wh_',
    administered: { path: 'webhooks', area: 'configuration', sort: 'name' },
    doc: 'A receiver of events. Each event is posted to it in order, signed, and again until the receiver accepts it.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the webhook; it never changes.', writers: 'server' }),
    name: field(text(), { doc: 'Shown to administrators.', find: ['sort', 'search'] }),
    url: field(webUrl(), { doc: 'The address that events are posted to: https, and public unless the operator allows it.' }),
    events: field(list(text(128), 100), {
      doc: 'The events to deliver: names such as `client.created`, all of a resource as `client.*`, or `*`. None: all.',
      initial: [],
    }),
    client_id: field(reference('client'), { doc: 'Only events about this client.', optional: true, find: ['filter'] }),
    active: field(flag(), { doc: 'Events are sent. While it is off they wait, and are sent when it is switched on again.', initial: true, find: ['filter'] }),
    secret: field(text(1024), { doc: 'The secret that signs deliveries; sealed.', writers: 'server', readers: [] }),
    former_secret: field(text(1024), {
      doc: 'The previous secret, which also signs while receivers change to the new one; sealed.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    former_until: field(instant(), { doc: 'When the previous secret stops signing too.', optional: true, writers: 'server' }),
    delivered_sequence: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'The number of the last event that was delivered, or that did not concern it.',
      writers: 'server',
      initial: 0,
    }),
    failing_since: field(instant(), { doc: 'When its deliveries began to fail.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type Webhook = Row<typeof webhook.fields>
