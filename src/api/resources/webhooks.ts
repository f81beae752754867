import { eventNames } from '#events/catalogue.ts'
import { newWebhookSecret } from '#events/webhook-signature.ts'
import { deliveryOrder, resendOrder, webhookJobId } from '#events/webhooks.ts'
import { seconds } from '#fields/kinds.ts'
import { conflict, unprocessable } from '#http/refusal.ts'
import { noContent } from '#http/render.ts'
import { randomKey } from '#kit/random.ts'
import { client } from '#model/client.ts'
import { eventCounter } from '#model/event-counter.ts'
import { job } from '#model/job.ts'
import { type Webhook, webhook } from '#model/webhook.ts'
import { webhookDelivery } from '#model/webhook-delivery.ts'
import { enqueue, insertStandingJob, wakeJob } from '#work/enqueue.ts'
import { administered, declared, type Edit, type Plan } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow, keyIn } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readOptionalBody } from '../write/body.ts'
import { change } from '../write/change.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { refuseStrays } from '../write/stray-members.ts'

type WebhookFields = typeof webhook.fields
const doors = doorsOf('configuration')

const isKnown = (name: string): boolean =>
  name === '*' || eventNames.includes(name) || (name.endsWith('.*') && eventNames.some((known) => known.startsWith(name.slice(0, -1))))

async function unknownClient({ client_id }: Webhook, { context }: Call) {
  const missing = client_id !== undefined && (await context.db.table(client).get(client_id)) === undefined
  return faultIf(missing, 'client_id', `there is no client ${client_id}`)
}

/** A new webhook receives events from now on; all past events would be a flood. */
async function planWebhook({ was, draft }: Edit<WebhookFields>, { context }: Call): Promise<Plan<WebhookFields>> {
  const { tenant, store, vault } = context
  const now = context.now()
  if (was) return { row: draft, also: (batch) => wakeJob(batch, webhookJobId(tenant.id, was.id), now) }
  const id = randomKey(webhook.prefix ?? '')
  const secret = newWebhookSecret(vault, id)
  const delivered_sequence = (await store.global.table(eventCounter).get(tenant.id))?.last ?? 0
  return {
    row: { ...draft, id, secret: secret.sealed, delivered_sequence },
    once: { secret: secret.shown },
    also: (batch) => insertStandingJob(batch, webhookJobId(tenant.id, id), deliveryOrder(tenant.id, id, now)),
  }
}

/** `/api/webhooks`: the receivers of events. */
export const webhooks = declared(webhook, {
  extras: { secret: { type: 'string', description: 'The signing secret, only in the answer that made it.' } },
  faults: async ({ draft }, call) =>
    mergeErrors(
      // Without TLS only hosts that the operator allows (`allow_private_fetch`).
      faultIf(/^http:/i.test(draft.url ?? '') && call.context.settings.allow_private_fetch.length === 0, 'url', 'must be https://'),
      ...(draft.events ?? []).filter((name) => !isKnown(name)).map((name) => faultIf(true, 'events', `there is no event ${name}`)),
      await unknownClient(draft, call),
    ),
  plan: planWebhook,
  removal: ({ id }, { context }) => ({ also: (batch) => batch.remove(job, { id: webhookJobId(context.tenant.id, id) }) }),
})

/** How long the former secret signs too, in seconds, by default: a day. */
const OVERLAP = 86_400

const rotateSecret = (call: Call) => {
  const sent = readOptionalBody(call.request)
  const { overlap_ttl = OVERLAP } = sent
  refuseStrays(sent, ['overlap_ttl'])
  if (!seconds(0, 30 * 86_400).schema.safeParse(overlap_ttl).success) throw unprocessable({ overlap_ttl: ['expected seconds, at most 2592000'] })
  return change(webhooks, call, {
    deed: 'secret_rotated',
    edit: (was) => ({ draft: was, sent: {} }),
    plan: ({ draft }) => {
      const secret = newWebhookSecret(call.context.vault, draft.id)
      const former = { former_secret: draft.secret, former_until: call.context.now() + Number(overlap_ttl) * 1000 }
      return { row: { ...draft, ...former, secret: secret.sealed }, once: { secret: secret.shown } }
    },
  })
}

/** `/api/webhooks/{webhook_id}/deliveries`: each attempt, the last first. */
export const webhookDeliveries = administered({
  resource: webhookDelivery,
  path: '/api/webhooks/:webhook_id/deliveries',
  doors,
  verbs: ['list', 'read'],
  sort: '-at',
  within: (call) => ({ webhook_id: keyIn(call, 'webhook_id') }),
})

async function resend(call: Call) {
  const delivery = await findRow(webhookDeliveries, call)
  const { context } = call
  const row = await context.db.table(webhook).get(delivery.webhook_id)
  if (!row) throw conflict('the webhook is gone')
  await writeTogether(webhook, call, (batch) => {
    enqueue(batch, resendOrder(context.tenant.id, { webhook_id: row.id, event_id: delivery.event_id }, context.now()))
    audit(batch, call, { resource: webhook, deed: 'resent', was: row, is: row, reason: delivery.event_id })
  })
  return noContent()
}

/** Webhooks beyond CRUD. */
export const webhookVerbs: readonly Operation[] = [
  rowVerb(webhooks, 'rotate_secret', {
    summary: 'Replace the signing secret; the former one signs beside it for a while',
    body: () => ({
      type: 'object',
      additionalProperties: false,
      properties: {
        overlap_ttl: {
          type: 'integer',
          minimum: 0,
          maximum: 2_592_000,
          description: 'How long the former secret signs too, in seconds; a day by default.',
        },
      },
    }),
    bodyOptional: true,
    run: rotateSecret,
  }),
  rowVerb(webhookDeliveries, 'resend', { summary: 'Send the event of a delivery again', success: { status: 204, doc: 'It will be sent.' }, run: resend }),
]
