import { z } from 'zod'
import { toReadable } from '#fields/read.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import { type AuditEvent, auditEvent } from '#model/audit-event.ts'
import { type Webhook, webhook } from '#model/webhook.ts'
import { type WebhookDelivery, webhookDelivery } from '#model/webhook-delivery.ts'
import { after, type TenantTables } from '#store/store.ts'
import { wakeJob } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import type { Consumer } from './sequence.ts'
import { signedHeaders } from './webhook-signature.ts'

/** The dependencies of a delivery. */
export interface Delivering {
  readonly db: TenantTables
  readonly vault: Vault
  readonly fetch: GuardedFetch
}

const KIND = 'webhook'
const RESEND = 'webhook_resend'
const [PAGE, KEPT, TIMEOUT, MOST] = [50, 7 * 86_400_000, 10_000, 1000]

/** The standing job that delivers to a webhook: one at a time, so that events arrive in order. */
export const webhookJobId = (tenantId: string, id: string): string => `webhook:${tenantId}:${id}`

type WantedEvents = Pick<Webhook, 'events' | 'client_id' | 'created_at'>

/** True when a webhook receives an event. Events from before its creation may be numbered later, and are not sent. */
export const isSubscribed = (
  { events, client_id, created_at }: WantedEvents,
  { action, client_id: about, at }: Pick<AuditEvent, 'action' | 'client_id' | 'at'>,
): boolean =>
  at >= created_at &&
  (client_id === undefined || client_id === about) &&
  (events.length === 0 || events.some((name) => name === '*' || name === action || (name.endsWith('.*') && action.startsWith(name.slice(0, -1)))))

/** Posts one event and records the attempt. Resolves to the failure, if any. */
async function deliver({ db, vault, fetch }: Delivering, hook: Webhook, event: AuditEvent, now: () => number): Promise<string | undefined> {
  const shown = toReadable(auditEvent, 'admin', event)
  const body = JSON.stringify({ type: event.action, timestamp: new Date(event.at).toISOString(), data: shown })
  const began = performance.now()
  const headers = { 'content-type': 'application/json', ...signedHeaders(vault, hook, { id: event.id, body, now: now() }) }
  const { status, detail } = await fetch(hook.url, { method: 'POST', headers, body, timeout: TIMEOUT }).then(
    (answer) => ({ status: answer.status, detail: answer.status >= 200 && answer.status < 300 ? undefined : `the receiver answered ${answer.status}` }),
    (error: unknown) => ({ status: undefined, detail: (error instanceof Error ? error.message : String(error)).slice(0, 1000) || 'unknown' }),
  )
  const expires_at = now() + KEPT
  const row: WebhookDelivery = {
    id: expiringKey(expires_at, randomText(12)),
    webhook_id: hook.id,
    event_id: event.id,
    action: event.action,
    outcome: detail === undefined ? 'done' : 'failed',
    status,
    detail,
    duration: Math.round(performance.now() - began),
    at: now(),
    expires_at,
  }
  await db.table(webhookDelivery).insert(row)
  return detail
}

const hookPayload = z.object({ webhook_id: z.string() })

/**
 * Delivers events to one webhook in order, from its position. An event that is not accepted is tried again with the backoff of jobs, and later events
 * wait for it.
 */
export const webhookJob = jobKind<Delivering, typeof hookPayload>({
  kind: KIND,
  doc: 'Delivers events to a webhook.',
  payload: hookPayload,
  attempts: 80,
  concurrency: 8,
  run: async ({ webhook_id }, { context, now, signal }) => {
    const parts = await context()
    const hooks = parts?.db.table(webhook)
    let hook = await hooks?.get(webhook_id)
    while (parts && hooks && hook?.active && !signal.aborted) {
      const { id, delivered_sequence: seen } = hook
      const events = await parts.db.table(auditEvent).find({ sequence: after(seen + 1) }, { order: 'sequence', limit: PAGE })
      const [event] = events
      if (!event) return undefined
      const next = events.find((one) => isSubscribed(hook as Webhook, one))
      const failure = next && (await deliver(parts, hook, next, now))
      if (failure !== undefined) {
        await hooks.change({ id, failing_since: undefined }, { failing_since: now() })
        throw new Error(`${hook.name}: ${failure}`)
      }
      hook = await hooks.change({ id, delivered_sequence: seen }, { delivered_sequence: (next ?? events.at(-1) ?? event).sequence, failing_since: undefined })
    }
    return undefined
  },
})

const resendPayload = z.object({ webhook_id: z.string(), event_id: z.string() })

/** Sends one event again, out of order, because an administrator asked for it. */
export const webhookResend = jobKind<Delivering, typeof resendPayload>({
  kind: RESEND,
  doc: 'Sends one event to a webhook again.',
  payload: resendPayload,
  attempts: 3,
  run: async ({ webhook_id, event_id }, { context, now }) => {
    const parts = await context()
    const [hook, event] = parts ? await Promise.all([parts.db.table(webhook).get(webhook_id), parts.db.table(auditEvent).get(event_id)]) : []
    const failure = parts && hook && event && (await deliver(parts, hook, event, now))
    if (failure !== undefined) throw new Error(failure)
    return undefined
  },
})

/** The standing job of a webhook, made in the batch that makes the webhook. */
export const deliveryOrder = (tenant_id: string, webhook_id: string, now: number) => ({ kind: KIND, tenant_id, payload: { webhook_id }, now })
/** The job that sends one event again. */
export const resendOrder = (tenant_id: string, payload: z.infer<typeof resendPayload>, now: number) => ({ kind: RESEND, tenant_id, payload, now })

/** Wakes the webhooks of a tenant when its events were numbered. */
export const wakeWebhooks: Consumer = async (store, tenantId) => {
  const hooks = await store.in(tenantId).table(webhook).find({ active: true }, { limit: MOST })
  return (batch, now) => {
    for (const { id } of hooks) wakeJob(batch, webhookJobId(tenantId, id), now)
  }
}
