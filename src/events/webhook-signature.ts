import { createHmac } from 'node:crypto'
import { randomBytes } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import type { Webhook } from '#model/webhook.ts'

const PREFIX = 'whsec_'
const about = (id: string): string => `webhook ${id}`

/** A new signing secret of a webhook (the Standard Webhooks scheme): shown once, and kept sealed. */
export function newWebhookSecret(vault: Vault, id: string): { readonly shown: string; readonly sealed: string } {
  const shown = PREFIX + randomBytes(24).toString('base64')
  return { shown, sealed: vault.seal(shown, about(id)) }
}

const signature = (secret: string, text: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(text)
    .digest('base64')}`

/** The headers of a delivery: its id, its time in seconds, and a signature by each valid secret. */
export function signedHeaders(
  vault: Vault,
  hook: Webhook,
  message: { readonly id: string; readonly body: string; readonly now: number },
): Record<string, string> {
  const timestamp = String(Math.floor(message.now / 1000))
  const former = hook.former_until !== undefined && hook.former_until > message.now ? hook.former_secret : undefined
  const secrets = [hook.secret, former].flatMap((sealed) => (sealed === undefined ? [] : [vault.unseal(sealed, about(hook.id))]))
  const text = `${message.id}.${timestamp}.${message.body}`
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signature(secret, text)).join(' '),
  }
}
