import { instant, integer, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One attempt to deliver an event to a webhook. */
export const webhookDelivery = resource(
  {
    name: 'webhook_delivery',
    table: 'webhook_deliveries',
    key: 'id',
    expires: 'expires_at',
    doc: 'One attempt to deliver an event to a webhook, kept for a week.',
    indexes: [['webhook_id', 'at']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and a random part.', writers: 'server' }),
    webhook_id: field(reference('webhook'), { doc: 'The webhook.', writers: 'server', find: ['filter'] }),
    event_id: field(text(64), { doc: 'The event. By this id the receiver recognises a repeated delivery.', writers: 'server', find: ['filter'] }),
    action: field(text(128), { doc: 'The name of the event.', writers: 'server' }),
    outcome: field(oneOf('done', 'failed'), {
      doc: '`done`: the receiver accepted it. `failed`: it will be tried again.',
      writers: 'server',
      find: ['filter'],
    }),
    status: field(integer(0, 999), { doc: 'The HTTP status of the answer. Empty where none came.', optional: true, writers: 'server' }),
    detail: field(text(1024), { doc: 'Why it failed.', optional: true, writers: 'server' }),
    duration: field(integer(0, 1_000_000), { doc: 'How long it took, in milliseconds.', writers: 'server' }),
    at: field(instant(), { doc: 'When it ended.', writers: 'server', find: ['sort'] }),
    expires_at: field(instant(), { doc: 'When the record is removed.', writers: 'server' }),
  },
)
export type WebhookDelivery = Row<typeof webhookDelivery.fields>
