import { rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import { endpoint } from '#http/endpoint.ts'
import { invalidNotificationId, invalidNotificationRequest } from '#http/refusal.ts'
import { noContent } from '#http/render.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { handleKey, notificationHandle } from '#oauth/handle.ts'
import { parseBody, readWalletToken } from '../fetch-permission.ts'

const events = ['credential_accepted', 'credential_failure', 'credential_deleted'] as const

/** The notification endpoint (OID4VCI 1.0 §11): a wallet reports what became of the credentials of one response. */
export const notificationEndpoint = endpoint({
  method: 'POST',
  path: '/openid/notification',
  spec: 'OID4VCI 1.0 §11',
  surface: 'oauth',
  cors: 'any',
  async handle(request, context) {
    const { client, user, headers } = await readWalletToken(request, context)
    const { notification_id, event } = parseBody(request.body?.toString('utf8') ?? '')
    const wallet_event = events.find((one) => one === event)
    if (!wallet_event) throw invalidNotificationRequest(`event must be one of ${events.join(', ')}`)
    const id = typeof notification_id === 'string' ? handleKey(notificationHandle, notification_id, context.vault) : undefined
    const rows =
      id === undefined ? [] : await context.db.table(issuedCredential).find({ notification_id: id, user_id: user.id, client_id: client.id }, { limit: 100 })
    if (rows.length === 0) throw invalidNotificationId('there is no such notification_id of this wallet')
    await context.db.together((batch) => {
      for (const was of rows) {
        batch.changeAny(issuedCredential, { id: was.id }, { wallet_event })
        if (was.wallet_event === wallet_event) continue
        const told = rowEvent({ resource: issuedCredential, deed: 'reported', was, is: { ...was, wallet_event } })
        record(batch, { ...told, at: context.now(), actor_type: 'client', actor_id: client.id, target_name: was.holder_name })
      }
    })
    return noContent(headers)
  },
})
